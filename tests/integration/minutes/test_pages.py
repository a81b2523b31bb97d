"""Minutes as the mediator writes them at the desk, and as parties read and sign them on the phone."""

from __future__ import annotations

from typing import Any

import pytest

from mediation.procedure.minutes import objecting
from tests.integration.agreements.scene import WORKER, Scene
from tests.integration.minutes.acts import begun, fact, laid_out, member, row, saved, sign_all, talk_of
from tests.integration.talks.pages import PDF, Signed, desk, local, my
from tests.integration.web.client import Browser


def written(scene: Scene) -> dict[str, Any]:
    return {
        "held_from": local(minutes=-30), "held_until": local(minutes=-1),
        "members": [member(scene, "applicant"), member(scene, "respondent")],
        "others-0-name": "王翻译", "others-0-role": "interpreter", "others-0-side": "applicant",
        "issues-0-text": "欠薪几个月", "issues-0-applicant": "三个月", "issues-0-respondent": "两个月",
        "facts-0-text": "七月工资没有发", "methods": ["explain_law"], "left_open": "数额下次再谈",
    }  # fmt: skip


def test_the_mediator_writes_saves_reads_and_lays_out(scene: Scene, client_for: Signed) -> None:
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, "/talks"))
    assert mediator.page is not None
    mediator.get(mediator.page.links()["双方都来了，现在开始会面"])
    page = mediator.send({"mode": "at_office", "place": "二楼"})
    assert page.h1 == "做笔录" and "可以和解" in page.text
    scene.clock.forward(minutes=40)
    mediator = client_for(scene.mediator)
    page = mediator.get(page.path)
    page = mediator.send({"issues-0-text": "欠薪几个月"})
    assert page.status == 200 and "草稿已保存" in page.text
    assert {"issues-0-text", "issues-1-text"} <= page.form().names
    page = mediator.post(page.path, {**page.form().fields, **written(scene), "read": "yes"})
    assert page.h1 == "核对笔录，定稿" and "王翻译" in page.text and "随申请人一方到场" in page.text
    page = mediator.send()
    assert page.h1 == "调解笔录" and "待核对签名" in page.text
    assert page.all("h3", data_fact="awaited")


def test_what_was_typed_in_a_second_window_is_not_lost(scene: Scene, client_for: Signed) -> None:
    talk = begun(scene)
    one, other = client_for(scene.mediator), client_for(scene.mediator)
    path = desk(scene, f"/talks/{talk.hex}/minutes")
    one.get(path)
    other.get(path)
    assert one.send({"issues-0-text": "第一个窗口写的"}).status == 200
    page = other.send({"issues-0-text": "第二个窗口写的"})
    assert page.status == 409
    assert page.form().fields["issues-0-text"] == ["第二个窗口写的"] and "第一个窗口写的" in page.text
    page = other.send()
    assert page.status == 200 and page.form().fields["issues-0-text"] == ["第二个窗口写的"]


def test_what_cannot_be_read_is_asked_again_with_all_that_was_typed(scene: Scene, client_for: Signed) -> None:
    talk = begun(scene)
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, f"/talks/{talk.hex}/minutes"))
    page = mediator.send({"held_from": "昨天", "issues-0-applicant": "三个月", "agreed": "先付一半"})
    assert page.status == 422 and len(page.errors) == 2
    assert page.form().fields["agreed"] == ["先付一半"]


@pytest.mark.parametrize("who", ["registrar", "manager", "mediator2", "auditor"])
def test_a_draft_is_found_by_its_mediators_alone(scene: Scene, client_for: Signed, who: str) -> None:
    talk = begun(scene)
    saved(scene, talk, left_open="最低一万八可以接受")
    browser = client_for(scene.cast[who])
    assert browser.get(desk(scene, f"/talks/{talk.hex}/minutes")).status == 404
    assert browser.get(desk(scene, f"/talks/{talk.hex}/minutes/lay-out")).status == 404
    assert "一万八" not in browser.get(desk(scene, "/talks")).text
    for actor in (scene.worker, scene.boss):
        assert "一万八" not in client_for(actor).get(my(scene, "/talks")).text


def test_nobody_there_for_a_side_or_nobody_who_may_settle_is_told(scene: Scene, client_for: Signed) -> None:
    talk = begun(scene)
    saved(scene, talk, members=(member(scene, "applicant"),))
    page = client_for(scene.mediator).get(desk(scene, f"/talks/{talk.hex}/minutes/lay-out"))
    assert f"{scene.party('respondent').name}没有人到场" in page.text


def test_a_party_reads_confirms_and_signs_on_the_phone(scene: Scene, client_for: Signed) -> None:
    key = laid_out(scene)
    worker = client_for(scene.worker)
    page = worker.get(my(scene, "/talks"))
    page = worker.get(next(href for words, href in page.links().items() if words.startswith("核对笔录")))
    assert page.h1 == "调解笔录" and "三个月" in page.text and "两个月" in page.text
    worker.get(page.links()["确认或者不认可事实"])
    page = worker.send({"facts-0-answer": "confirms", "note": "工资条为证"})
    assert "确认，没有争议" in page.text and "工资条为证" in page.text
    worker.get(page.links()["签名"])
    worker.send(form="/code")
    page = worker.send({"typed_name": scene.worker.name, "code": "000000"}, form="/sign")
    assert page.status == 422
    page = worker.send({"typed_name": scene.worker.name, "code": scene.code_sent_to(WORKER)}, form="/sign")
    assert page.status == 200 and "您已在笔录上签名" in page.text
    assert [each.get("data-signed") for each in page.document.iter("dd") if each.get("data-signed")] == [
        "no", "yes", "no",
    ]  # fmt: skip
    assert "工资条为证" in client_for(scene.boss).get(my(scene, f"/minutes/{key}")).text


def test_a_party_refuses_with_its_reason(scene: Scene, client_for: Signed) -> None:
    key = laid_out(scene)
    boss = client_for(scene.boss)
    boss.get(my(scene, f"/minutes/{key}/words"))
    page = boss.send({"kind": "refusal", "words": "没有这样说过"})
    assert page.status == 200 and "拒绝签名" in page.text and "没有这样说过" in page.text
    boss.get(my(scene, f"/minutes/{key}/words"))
    assert boss.send({"kind": "refusal", "words": "再说一次"}).status == 409


def test_the_mediator_enters_paper_refusal_and_facts_and_signs(scene: Scene, client_for: Signed) -> None:
    key = laid_out(scene)
    scene.clock.forward(minutes=3)
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, f"/minutes/{key}/signatures"))
    people = _choices(mediator, "attendee")
    page = mediator.send({
        "attendee": people[scene.worker.name], "method": "thumb_print", "signed_at": local(minutes=-1),
        "remark": "王翻译在场见证", "scan": (_bytes(), "笔录.pdf"),
    })  # fmt: skip
    assert page.status == 200 and "王翻译在场见证" in page.text and "捺印" in page.text
    mediator.get(desk(scene, f"/minutes/{key}/words"))
    page = mediator.send({
        "attendee": _choices(mediator, "attendee")[scene.boss.name], "kind": "objection", "words": "记漏了",
    })  # fmt: skip
    assert "记漏了" in page.text
    mediator.get(desk(scene, f"/minutes/{key}/facts"))
    page = mediator.send({
        "party": scene.party("respondent").id.hex, "facts-0-answer": "denies", "how": "oral",
        "said_at": local(minutes=-1), "note": "当场说只欠一半",
    })  # fmt: skip
    assert page.status == 200 and page.all("h3", data_fact="denied") and "只欠一半" in page.text
    mediator.get(desk(scene, f"/minutes/{key}/sign"))
    page = mediator.send()
    assert page.status == 200 and "您已在笔录上签名" in page.text
    # The party sees what was entered as its word, and can contradict it.
    assert "对笔录中一条事实的答复" in client_for(scene.boss).get(my(scene)).text


def _bytes() -> Any:
    import io

    return io.BytesIO(PDF)


def _choices(browser: Browser, name: str) -> dict[str, str]:
    """Words before the bracket → value of a radio field."""
    assert browser.page is not None
    found = {}
    for label in browser.page.document.iter("label"):
        given = browser.page.document.find(f".//*[@id='{label.get('for')}']")
        if given is not None and given.get("name") == name:
            found["".join(label.itertext()).strip().partition("（")[0]] = given.get("value") or ""
    return found


def test_a_correction_shows_what_changed_and_the_version_before(scene: Scene, client_for: Signed) -> None:
    key = laid_out(scene)
    sign_all(scene, key)
    mediator = client_for(scene.mediator)
    page = mediator.get(desk(scene, f"/minutes/{key}"))
    page = mediator.get(page.links()["更正笔录"])
    assert page.form().fields["issues-0-text"] == ["欠薪几个月"]
    given = {**page.form().fields, "change_note": "第二点记漏了", "agreed": "先付一个月", "read": "yes"}
    page = mediator.post(page.path, given)
    page = mediator.send()
    assert "更正了什么：第二点记漏了" in page.text and "查看第 1 份笔录" in page.text
    old = client_for(scene.boss).get(my(scene, f"/minutes/{key}"))
    assert "已由更正后的笔录代替" in old.text and "先付一个月" not in old.text


def test_nobody_of_another_case_finds_them(scene: Scene, client_for: Signed) -> None:
    key = laid_out(scene)
    other = scene.another()
    for path in ("", "/facts", "/sign", "/words"):
        assert client_for(other.worker).get(my(other, f"/minutes/{key}{path}")).status == 404
    for path in ("", "/sign", "/signatures", "/words", "/facts"):
        assert client_for(scene.mediator).get(desk(other, f"/minutes/{key}{path}")).status == 404


def test_joint_minutes_take_no_word_from_a_channel_or_the_notes(scene: Scene, client_for: Signed) -> None:
    from mediation.procedure.confide import speak
    from tests.integration.talks.acts import prepared

    prepared(scene)
    scene.do(speak.state, scene.worker, scene.party("applicant").id, "最低一万八可以接受", "may_be_conveyed")
    page = client_for(scene.mediator).get(desk(scene, f"/talks/{begun(scene).hex}/minutes"))
    assert "一万八" not in page.text and "欠薪三个月的数额" not in page.text


def test_words_beside_the_text_change_no_word_of_it(scene: Scene, client_for: Signed) -> None:
    key = laid_out(scene)
    before = row(scene, key).digest
    scene.do(objecting.say, scene.worker, key, "objection", "应当写上加班")
    page = client_for(scene.boss).get(my(scene, f"/minutes/{key}"))
    assert before in page.text and "应当写上加班" in page.text
    assert fact(scene, key).confirmed_at is None and talk_of(scene, key).state == "held"
