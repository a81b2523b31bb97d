"""The pages of preparation, channels, talks and proposals, as their readers use them."""

from __future__ import annotations

import io

from mediation.procedure.talks import talk
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import apart, contact, prepared
from tests.integration.talks.pages import PDF, Signed, desk, filled, local, my


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
        page = browser.post(desk(scene, "/preparation/contacts"), filled(browser, "/contacts", given))
        assert (page.status, "愿意谈" in page.text) == (200, True)
    browser.get(desk(scene, "/preparation/map"))
    assert browser.send({"issues": "欠薪数额"}).path == desk(scene, "/preparation")
    browser.get(desk(scene, "/preparation/way"))
    browser.send({"way": "back_to_back_first", "place": "at_office"})
    browser.get(desk(scene, "/steps/begin-back-to-back"))
    assert browser.send().status == 200
    assert scene.dispute.state == "back_to_back"


def test_a_contact_without_its_party_is_asked_again_with_all_that_was_typed(
    scene: Scene, client_for: Signed
) -> None:
    browser = client_for(scene.mediator)
    browser.get(desk(scene, "/preparation"))
    given = filled(browser, "/contacts", {"reached": "no", "note": "打了三次"})
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
    soon = {"starts_at": local(hours=1), "mode": "at_office", "place": "二楼调解室"}
    page = mediator.send(soon)
    assert page.status == 422 and "短于本机构的承诺" in page.text
    page = mediator.send({"waived": "y"})
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


def test_a_step_back_is_one_page(scene: Scene, client_for: Signed) -> None:
    prepared(scene)
    contact(scene, "applicant")
    scene.do(talk.begin_face_to_face, scene.mediator, None, talk.Meeting(True, "came_together"))
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, "/steps/return-to-back-to-back"))
    assert (mediator.send().status, scene.dispute.state) == (200, "back_to_back")
