"""The pages of break-glass and complaints: for two officers and one party, and not found by anybody else."""

from __future__ import annotations

import pytest

from mediation.procedure.break_glass import ask
from mediation.procedure.confide import speak
from tests.integration.agreements.scene import Scene
from tests.integration.private_reading.acts import (
    DEMANDED,
    FIRST,
    LIFE,
    SECOND,
    SECRET,
    asked,
    by_key,
    complain,
    look_into,
    opened,
)
from tests.integration.talks.pages import PDF, Signed, day, desk, my

ASKED = {"ground": "crime", "reason": "派出所来函。", "hours": "2"}


def test_two_officers_and_a_reading(scene: Scene, client_for: Signed) -> None:
    first, second = client_for(scene.cast[FIRST]), client_for(scene.cast[SECOND])
    page = first.get(desk(scene, "/parties"))
    first.get(page.links()["依法查阅一方的单独沟通"])
    assert first.send(ASKED).status == 422
    party = scene.party("applicant").id.hex
    assert first.send({**ASKED, "party": party, "at_once": "y"}).status == 422
    first.get(desk(scene, "/break-glass"))
    page = first.send({**ASKED, "party": party})
    assert page.path.startswith("/desk/break-glass/") and "等待第二人同意" in page.text
    one = page.path
    assert first.get(f"{one}/channel").status == 404
    page = second.get(one)
    second.get(page.links()["同意或者复核"])
    assert second.send({"word": "refuses"}).status == 422
    page = second.send({"word": "agrees", "words": "属实"})
    assert "正在查阅" in page.text and "打开查阅" not in page.links()
    page = first.get(f"{one}/channel")
    assert SECRET in page.text and "只能看到" in page.text
    assert second.get(f"{one}/channel").status == 404
    assert "看过 1 次" in first.get(one).text


def test_a_fresh_sign_in_is_wanted_before_asking_and_before_consenting(
    scene: Scene, client_for: Signed
) -> None:
    first, second = client_for(scene.cast[FIRST]), client_for(scene.cast[SECOND])
    key = asked(scene)
    scene.clock.forward(minutes=10)
    assert first.get(desk(scene, "/break-glass")).path.startswith("/account/confirm")
    assert second.get(f"/desk/break-glass/{key}/answer").path.startswith("/account/confirm")
    assert second.get(f"/desk/break-glass/{key}").status == 200


def test_a_file_is_read_and_kept(scene: Scene, client_for: Signed) -> None:
    file = scene.do(speak.hand_in, scene.worker, scene.party("applicant").id, PDF, "工资条.pdf", "")
    key = opened(scene, DEMANDED)
    first = client_for(scene.cast[FIRST])
    first.get(f"/desk/break-glass/{key}/channel")
    assert first.client.get(f"/desk/break-glass/{key}/channel/files/{file.hex}").data == PDF
    by_key(scene, ask.close, FIRST, key)
    assert first.client.get(f"/desk/break-glass/{key}/channel/files/{file.hex}").status_code == 404
    page = client_for(scene.worker).get(my(scene, "/channel/mediators"))
    assert "依法书面调取" in page.text and "交的文件" in page.text and scene.cast[FIRST].name in page.text


@pytest.mark.parametrize("who", ["mediator", "boss", "worker", "auditor", "court", "seal", "system-admin"])
def test_others_find_nothing_of_it(scene: Scene, client_for: Signed, who: str) -> None:
    key, told = asked(scene, LIFE), complain(scene)
    actors = {"boss": scene.boss, "worker": scene.worker}
    browser = client_for(actors.get(who) or scene.cast[who])
    for path in (
        "/desk/break-glass", f"/desk/break-glass/{key}", f"/desk/break-glass/{key}/answer",
        f"/desk/break-glass/{key}/channel", "/desk/complaints", f"/desk/complaints/{told}",
        f"/desk/complaints/{told}/channel", desk(scene, "/break-glass"),
    ):  # fmt: skip
        assert browser.get(path).status in (403, 404), path
    if who != "worker":
        assert browser.get(my(scene, "/complaint")).status == 404 or who == "boss"
        assert "催了我三次" not in browser.get(my(scene, "/complaint")).text
    assert "依法查阅" not in browser.get(my(scene, "/channel/mediators")).text


def test_a_complaint_on_the_phone_and_at_the_desk(scene: Scene, client_for: Signed) -> None:
    worker, first = client_for(scene.worker), client_for(scene.cast[FIRST])
    page = worker.get(my(scene, "/channel"))
    worker.get(page.links()["对调解工作不满意：投诉"])
    said = {"about": "pressed", "words": "催了我三次", "to": "own", "opens": "y", "until": day(days=5)}
    assert worker.send({**said, "words": ""}).status == 422
    page = worker.send(said)
    assert "已提出" in page.text and "来了解投诉的人" in page.text
    page = first.get("/desk/complaints")
    page = first.get(page.links()[scene.dispute.number])
    assert "催了我三次" in page.text
    page = first.send(form="/look-into")
    page = first.get(page.links()["打开当事人开放的内容"])
    assert SECRET in page.text
    assert "写的一条" in worker.get(my(scene, "/complaint")).text
    worker.send(form="/shut")
    assert first.get(page.path).status == 404
    first.get(page.path.removesuffix("/channel"))
    assert first.send({"words": "已经谈过"}).status == 200
    assert "已经谈过" in worker.get(my(scene, "/complaint")).text


def test_the_party_opens_it_later_and_withdraws(scene: Scene, client_for: Signed) -> None:
    key = complain(scene)
    look_into(scene, key)
    worker = client_for(scene.worker)
    page = worker.get(my(scene, "/complaint"))
    worker.get(page.links()["让来了解的人看我单独说过的话"])
    assert worker.send({"until": day(days=90)}).status == 422
    assert "俞丽华" in worker.send({"until": day(days=9), "later": "y"}).text
    page = worker.send(form="/withdraw")
    assert "已撤回" in page.text and "提出投诉" in page.text


def test_the_manager_changes_the_promise(scene: Scene, client_for: Signed) -> None:
    first = client_for(scene.cast[FIRST])
    first.get("/office/rooms/YCFS/answer-days")
    assert first.send({"days": "0"}).status == 422
    assert "5 个工作日内答复" in first.send({"days": "5"}).text
    assert "承诺 5 个工作日内答复" in client_for(scene.worker).get(my(scene, "/complaint")).text
