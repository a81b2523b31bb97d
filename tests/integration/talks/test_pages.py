"""The pages of preparation, channels, talks and proposals, as their readers use them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from mediation.kernel import clock
from mediation.procedure import propose, talk
from mediation.projections import channel_of_party
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import apart, contact, prepared, proposal, put
from tests.integration.web.client import Browser

Signed = Callable[[Any], Browser]
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"


def desk(scene: Scene, rest: str = "") -> str:
    return f"/desk/disputes/{scene.dispute.number}{rest}"


def my(scene: Scene, rest: str = "") -> str:
    return f"/my/disputes/{scene.dispute_id.hex}{rest}"


def local(**span: float) -> str:
    return (clock.now() + timedelta(**span)).astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")


def day(**span: float) -> list[str]:
    wanted = clock.today() + timedelta(**span)
    return [str(wanted.year), str(wanted.month), str(wanted.day)]


def test_the_mediator_prepares_and_begins(scene: Scene, client_for: Signed) -> None:
    browser = client_for(scene.mediator)
    page = browser.get(desk(scene, "/steps/begin-back-to-back"))
    assert page.status == 409
    assert {each.get("data-refusal") for each in page.document.iter("li")} >= {
        "applicant_contacted",
        "way_chosen",
    }
    for side in ("applicant", "respondent"):
        browser.get(desk(scene, "/preparation"))
        given = {"party": scene.party(side).id.hex, "reached": "yes", "note": "愿意谈"}
        page = browser.post(desk(scene, "/preparation/contacts"), _filled(browser, "/contacts", given))
        assert (page.status, "愿意谈" in page.text) == (200, True)
    browser.get(desk(scene, "/preparation/map"))
    assert browser.send({"issues": "欠薪数额"}).path == desk(scene, "/preparation")
    browser.get(desk(scene, "/preparation/way"))
    browser.send({"way": "back_to_back_first", "place": "at_office"})
    browser.get(desk(scene, "/steps/begin-back-to-back"))
    assert browser.send().status == 200
    assert scene.dispute.state == "back_to_back"


def _filled(browser: Browser, form: str, given: dict[str, Any]) -> dict[str, Any]:
    """A form with the value of the button that was pressed."""
    assert browser.page is not None
    return {**browser.page.form(form).fields, **given}


def test_a_contact_without_its_party_is_asked_again_with_all_that_was_typed(
    scene: Scene, client_for: Signed
) -> None:
    browser = client_for(scene.mediator)
    browser.get(desk(scene, "/preparation"))
    given = _filled(browser, "/contacts", {"reached": "no", "note": "打了三次"})
    page = browser.post(desk(scene, "/preparation/contacts"), given)
    assert (page.status, page.errors) == (422, ["请选择联系了谁"])
    assert page.form("/contacts").fields["note"] == ["打了三次"]


def test_a_party_speaks_and_the_mediator_answers(scene: Scene, client_for: Signed) -> None:
    worker, mediator = client_for(scene.worker), client_for(scene.mediator)
    page = worker.get(my(scene, "/channel"))
    assert scene.mediator.name in page.text and "对方看不到" in page.text
    page = worker.send({"text": "最低一万八", "seal": "may_be_hinted"})
    assert "最低一万八" in page.text and "可以透露意思" in page.text
    page = worker.send(form="/taken-back")
    assert page.status == 200 and "改为保密" in page.text
    place = scene.party("applicant")
    page = mediator.get(desk(scene, f"/channels/{place.id.hex}"))
    assert page.h1 == f"{place.name} 的页面" and "最低一万八" in page.text
    page = mediator.send({"text": "知道了"})
    assert (page.status, page.errors) == (422, ["请确认是给哪一方的"])
    page = mediator.send({"text": "知道了", "sure": "y"})
    assert page.status == 200 and "知道了" in page.text
    assert "知道了" in worker.get(my(scene, "/channel")).text


def test_both_channels_are_told_apart(scene: Scene, client_for: Signed) -> None:
    browser = client_for(scene.mediator)
    page = browser.get(desk(scene, "/channels"))
    sides = [each.get("data-side") for each in page.document.iter("div") if each.get("data-side")]
    assert sides == ["applicant", "respondent"]
    for side in sides:
        page = browser.get(desk(scene, f"/channels/{scene.party(side).id.hex}"))
        assert page.all("div", data_side=side)
        buttons = ["".join(each.itertext()) for each in page.document.iter("button")]
        assert any(f"发给 {scene.party(side).name}" in text for text in buttons)


def test_private_evidence_comes_back_as_an_attachment(scene: Scene, client_for: Signed) -> None:
    worker, mediator, boss = (client_for(who) for who in (scene.worker, scene.mediator, scene.boss))
    worker.get(my(scene, "/channel/evidence"))
    page = worker.send({"file": (io.BytesIO(PDF), "工资条.pdf"), "note": "三个月的"})
    assert page.status == 200
    href = next(address for words, address in page.links().items() if words == "工资条.pdf")
    entry = href.rpartition("/")[2]
    at_desk = desk(scene, f"/channels/{scene.party('applicant').id.hex}/files/{entry}")
    for browser, path in ((worker, href), (mediator, at_desk)):
        got = browser.client.get(path)
        assert got.data == PDF
        assert got.headers["Content-Disposition"].startswith("attachment")
        assert got.mimetype == "application/octet-stream"
    for browser, path in ((boss, href), (boss, at_desk)):
        assert browser.get(path).status == 404


def test_a_wrong_file_is_said_beside_its_field(scene: Scene, client_for: Signed) -> None:
    worker = client_for(scene.worker)
    worker.get(my(scene, "/channel/evidence"))
    page = worker.send({"file": (io.BytesIO(b"MZ"), "a.exe"), "note": "说明"})
    assert page.status == 422 and page.errors
    assert page.form().fields["note"] == ["说明"]


def test_a_talk_apart_is_recorded_and_contradicted(scene: Scene, client_for: Signed) -> None:
    place, mediator, worker = (
        scene.party("applicant").id,
        client_for(scene.mediator),
        client_for(scene.worker),
    )
    mediator.get(desk(scene, f"/channels/{place.hex}/talk"))
    said = {
        "held_from": local(hours=-1), "held_until": local(), "methods": ["explain_law"],
        "text": "可以少要三千", "sure": "y",
    }  # fmt: skip
    assert "可以少要三千" in mediator.send(said).text
    page = worker.get(my(scene, "/channel"))
    assert "释法说理" in page.text
    worker.get(page.links()["这不是我的意思"])
    assert "我没有说过" in worker.send({"text": "我没有说过"}).text


def test_sessions_are_arranged_held_and_read_by_both(scene: Scene, client_for: Signed) -> None:
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, "/talks/new"))
    page = mediator.send({"starts_at": local(hours=1), "mode": "at_office", "place": "二楼调解室"})
    assert "二楼调解室" in page.text
    scene.clock.forward(hours=1.5)  # longer than a sign-in of staff may lie idle
    mediator = client_for(scene.mediator)
    mediator.get(page.links()["登记已举行"])
    minutes = {
        "held_from": local(hours=-0.5), "held_until": local(), "present": "双方本人", "issues": "数额",
        "positions": "相差三千", "outcome": "明天再谈", "methods": ["build_trust", "cite_cases"],
    }  # fmt: skip
    assert mediator.send(minutes).status == 200
    for who in (scene.worker, scene.boss):
        page = client_for(who).get(my(scene, "/talks"))
        assert "相差三千" in page.text and "以案说法" in page.text
    assert "相差三千" in client_for(scene.cast["registrar"]).get(desk(scene, "/talks")).text


def test_face_to_face_asks_only_what_is_missing(scene: Scene, client_for: Signed) -> None:
    apart(scene)
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, "/steps/begin-face-to-face"))
    page = mediator.send()
    assert (page.status, len(page.errors)) == (409, 2)
    page = mediator.send({"notice_waived": "y", "reason_not_apart": "came_together"})
    assert (page.status, scene.dispute.state) == (200, "face_to_face")


def test_announcing_is_one_tap(scene: Scene, client_for: Signed) -> None:
    mediator, place = client_for(scene.mediator), scene.party("applicant")
    mediator.get(desk(scene, "/talks"))
    page = mediator.send(form=f"/announcements/{place.id.hex}")
    assert page.status == 200 and "公布" in page.text
    assert place.name in client_for(scene.boss).get(my(scene, "/talks")).text


def test_a_proposal_is_put_in_instalments_and_answered(scene: Scene, client_for: Signed) -> None:
    mediator, worker, boss = (client_for(who) for who in (scene.mediator, scene.worker, scene.boss))
    page = mediator.get(desk(scene, "/steps/put-proposal"))
    page = mediator.post(page.path, {**page.form().fields, "more": "0"})
    assert page.status == 200
    first, second = "items-0-instalments-0-", "items-0-instalments-1-"
    given = {
        "items-0-disposition": "pay", first + "amount": "8千", first + "due": day(days=10),
        second + "amount": "10,000元", second + "due": day(days=40),
    }  # fmt: skip
    page = mediator.send(given)
    assert page.status == 200 and "合计 18,000.00 元" in page.text
    page = worker.get(my(scene, "/proposals"))
    worker.get(page.links()["答复这个方案"])
    page = worker.send({"answer": "accept", "words": "快点付就行"})
    assert "您的答复：接受" in page.text and "已提出" in page.text
    assert "快点付就行" in mediator.get(desk(scene, "/proposals")).text
    page = boss.get(my(scene, "/proposals"))
    boss.get(page.links()["答复这个方案"])
    assert "已接受" in boss.send({"answer": "accept"}).text


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, "请选择怎样处理这一项"),
        ({"items-0-disposition": "pay"}, "请填写付多少、什么时候付"),
        (
            {"items-0-disposition": "pay", "items-0-instalments-0-amount": "五百多"},
            "请写成数字，例如 8000、8,000元 或 8千",
        ),
        ({"items-0-disposition": "pay", "items-0-instalments-0-amount": "500"}, "金额和日期要一起填写"),
    ],
)
def test_what_a_proposal_lacks_is_said_beside_it(
    scene: Scene, client_for: Signed, given: dict[str, str], error: str
) -> None:
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, "/steps/put-proposal"))
    page = mediator.send(given)
    assert page.status == 422
    assert error in page.errors


def test_a_day_that_is_over_is_said_beside_it(scene: Scene, client_for: Signed) -> None:
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, "/steps/put-proposal"))
    first = "items-0-instalments-0-"
    page = mediator.send({"items-0-disposition": "pay", first + "amount": "500", first + "due": day(days=-1)})
    assert (page.status, page.errors) == (422, ["不能早于今天"])


def test_an_answer_told_on_the_telephone_is_entered_with_a_tick(scene: Scene, client_for: Signed) -> None:
    key, place = put(scene), scene.party("respondent").id
    mediator = client_for(scene.mediator)
    page = mediator.get(desk(scene, f"/channels/{place.hex}"))
    mediator.get(page.links()[f"登记 {scene.party('respondent').name} 对方案的答复"])
    page = mediator.send(
        {"answer": "decline", "how": "telephone", "said_at": local(), "words": "付不出", "sure": "y"}
    )
    assert "付不出" in page.text
    assert proposal(scene, key).state == "put"
    line = channel_of_party.page(scene.fresh(), scene.boss, scene.dispute_id, place).lines[-1]
    assert (line.answer, line.how) == ("decline", "telephone")


def test_an_outcome_names_nobody(scene: Scene, client_for: Signed) -> None:
    key = put(scene)
    scene.do(propose.answer, scene.boss, key, propose.Answer("decline", "付不出"))
    scene.do(propose.answer, scene.worker, key, propose.Answer("accept"))
    page = client_for(scene.worker).get(my(scene, "/proposals"))
    assert "未接受" in page.text and "付不出" not in page.text


PRIVATE = (
    "/channels",
    "/channels/{party}",
    "/channels/{party}/talk",
    "/channels/{party}/answers/{proposal}",
    "/preparation",
)


@pytest.mark.parametrize("path", PRIVATE)
@pytest.mark.parametrize(
    "who", ["registrar", "manager", "seal", "mediator2", "court", "auditor", "system-admin"]
)
def test_private_addresses_are_not_there_for_others(
    scene: Scene, client_for: Signed, path: str, who: str
) -> None:
    address = path.format(party=scene.party("applicant").id.hex, proposal=put(scene).hex)
    assert client_for(scene.cast[who]).get(desk(scene, address)).status == 404


@pytest.mark.parametrize("who", ["worker", "boss"])
def test_a_party_does_not_reach_the_desk(scene: Scene, client_for: Signed, who: str) -> None:
    browser = client_for(getattr(scene, who))
    for side in ("applicant", "respondent"):
        assert browser.get(desk(scene, f"/channels/{scene.party(side).id.hex}")).status == 404
    assert browser.get(desk(scene, "/preparation")).status == 404


@pytest.mark.parametrize("reference", ["zz", "0" * 32])
def test_wrong_references_are_not_found(scene: Scene, client_for: Signed, reference: str) -> None:
    browser = client_for(scene.worker)
    for page in ("channel", "proposals", "talks", "channel/evidence"):
        assert browser.get(f"/my/disputes/{reference}/{page}").status == 404


def test_a_step_back_is_one_page(scene: Scene, client_for: Signed) -> None:
    prepared(scene)
    contact(scene, "applicant")
    scene.do(talk.begin_face_to_face, scene.mediator, None, talk.Meeting(True, "came_together"))
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, "/steps/return-to-back-to-back"))
    assert (mediator.send().status, scene.dispute.state) == (200, "back_to_back")
