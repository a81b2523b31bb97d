"""An open page of a channel looks for news by itself: cheaply, for its reader, never past a sign-in."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from mediation.assignments.models import Assignment
from mediation.procedure.confide import own, speak
from mediation.procedure.mediators import assign
from tests.counting import counted
from tests.integration.agreements.scene import Scene
from tests.integration.talks.pages import Signed, desk, my
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page

WORD = "最低一万八可以接受"


def asked(page: Page) -> tuple[str, dict[str, str]]:
    """Where the page looks for news, and the headers that it sends."""
    part = next(each for each in page.document.iter("section") if each.get("id") == "channel-thread")
    told = json.loads(part.get("hx-headers") or "{}")
    return part.get("hx-get") or "", {"HX-Request": "true", **told}


def look(browser: Browser, path: str, headers: dict[str, str]) -> TestResponse:
    return browser.client.get(path, headers=headers)


def pages(scene: Scene) -> list[tuple[Any, str]]:
    return [
        (scene.worker, my(scene, "/channel")),
        (scene.mediator, desk(scene, f"/channels/{scene.party('applicant').id.hex}")),
    ]


def test_nothing_new_costs_next_to_nothing(scene: Scene, client_for: Signed) -> None:
    scene.do(own.tell, scene.worker, scene.party("applicant").id, WORD)
    for who, path in pages(scene):
        browser = client_for(who)
        where, headers = asked(browser.get(path))
        with counted() as seen:
            answer = look(browser, where, headers)
        assert (answer.status_code, answer.data) == (304, b"")
        assert answer.headers["Cache-Control"] == "no-store"
        # Who asks, and the channel's pulse: no entry is read, nothing is opened.
        assert seen.count == 2, list(seen)
        assert not any("channel_entries" in each or "wrapped_key" in each for each in seen)


def test_a_page_of_its_own_comes_when_something_was_said(scene: Scene, client_for: Signed) -> None:
    place = scene.party("applicant").id
    for who, path in pages(scene):
        browser = client_for(who)
        where, headers = asked(browser.get(path))
        scene.do(speak.state, scene.worker, place, WORD, "keep")
        scene.do(speak.write, scene.mediator, place, "收到")
        answer = look(browser, where, headers)
        told = answer.get_data(as_text=True)
        assert answer.status_code == 200 and "<html" not in told
        assert 'id="channel-thread"' in told and 'id="channel-top" hx-swap-oob="true"' in told
        assert WORD in told and re.search(r"有 \d 条新内容", told)
        again = {**headers, "If-None-Match": answer.headers["ETag"]}
        assert look(browser, where, again).status_code == 304


def test_what_else_the_page_shows_counts(scene: Scene, client_for: Signed) -> None:
    """The reader's language, and who was let in."""
    browser = client_for(scene.worker)
    where, headers = asked(browser.get(my(scene, "/channel")))
    row = assign_of(scene)
    scene.do(assign.recuse, "manager", None, row, "利害关系")
    answer = look(browser, where, headers)
    assert answer.status_code == 200 and scene.mediator.name not in answer.get_data(as_text=True)
    headers = {**headers, "If-None-Match": answer.headers["ETag"]}
    browser.get("/my/disputes?lang=en")
    answer = look(browser, where, headers)
    assert answer.status_code == 200 and "The other side cannot" in answer.get_data(as_text=True)


def assign_of(scene: Scene) -> Any:
    mine = select(Assignment.id).where(Assignment.person_id == scene.mediator.person_id)
    return scene.fresh().scalars(mine).one()


def test_who_lost_access_is_given_nothing(scene: Scene, client_for: Signed) -> None:
    scene.do(speak.state, scene.worker, scene.party("applicant").id, WORD, "keep")
    browser = client_for(scene.mediator)
    where, headers = asked(browser.get(pages(scene)[1][1]))
    assert look(browser, where, headers).status_code == 304
    scene.do(assign.recuse, "manager", None, assign_of(scene), "利害关系")
    answer = look(browser, where, headers)
    assert answer.status_code == 404 and WORD not in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "who", ["boss", "registrar", "manager", "mediator2", "auditor", "system-admin", "court"]
)
def test_others_are_given_nothing_even_with_the_right_digest(
    scene: Scene, client_for: Signed, who: str
) -> None:
    stranger = client_for(scene.boss if who == "boss" else scene.cast[who])
    for actor, path in pages(scene):
        where, headers = asked(client_for(actor).get(path))
        assert look(stranger, where, headers).status_code == 404
        assert look(stranger, where.replace("/new", "/read"), headers).status_code in (404, 405)


def test_a_reader_who_was_signed_out_is_given_no_page(scene: Scene, client_for: Signed) -> None:
    browser = client_for(scene.worker)
    where, headers = asked(browser.get(my(scene, "/channel")))
    scene.clock.forward(days=40)
    answer = look(browser, where, headers)
    assert (answer.status_code, answer.data) == (401, b"")
    # Without the script the same address leads to the sign-in, as every page does.
    assert browser.client.get(where).status_code == 303


def test_looking_by_itself_keeps_no_sign_in_alive(scene: Scene, client_for: Signed) -> None:
    """A page left open on the desk is not somebody at work (identity/rules.IDLE)."""
    browser = client_for(scene.mediator)
    where, headers = asked(browser.get(pages(scene)[1][1]))
    for _ in range(20):
        scene.clock.forward(minutes=5)
        last = look(browser, where, headers).status_code
    assert last == 401


def test_an_earlier_page_does_not_look(scene: Scene, client_for: Signed) -> None:
    place = scene.party("applicant").id
    for nth in range(32):
        scene.do(own.tell, scene.worker, place, f"第{nth}句")
    browser = client_for(scene.worker)
    page = browser.get(my(scene, "/channel"))
    page = browser.get(page.links()["看更早的"])
    assert "第1句" in page.text and "第31句" not in page.text and asked(page)[0] == ""
    assert "第31句" in browser.get(page.links()["回到最新的"]).text


def test_news_are_marked_until_their_reader_has_looked(scene: Scene, client_for: Signed) -> None:
    place, worker, mediator = (
        scene.party("applicant").id,
        client_for(scene.worker),
        client_for(scene.mediator),
    )
    scene.do(speak.write, scene.mediator, place, "请回个话")
    assert "调解员给您写了新内容" in worker.get(my(scene)).text
    assert "调解员给您写了新内容" not in client_for(scene.boss).get(my(scene)).text
    page = worker.get(my(scene, "/channel"))
    assert not any(each.get("open") is not None for each in page.all("details", id="channel-write"))
    page = worker.send(form="/read")
    assert page.status == 200 and "新的都看过了" not in page.text
    assert "调解员给您写了新内容" not in worker.get(my(scene)).text
    scene.do(own.tell, scene.worker, place, "好的")
    for path in ("/desk", desk(scene, "/channels")):
        assert "有新内容" in mediator.get(path).text, path
        assert "有新内容" not in client_for(scene.cast["manager"]).get("/desk").text
    mediator.get(desk(scene, f"/channels/{place.hex}"))
    mediator.send(form="/read")
    assert "有新内容" not in mediator.get("/desk").text


def test_the_forms_of_what_is_confided(scene: Scene, client_for: Signed) -> None:
    worker = client_for(scene.worker)
    worker.get(my(scene, "/channel/message"))
    assert "给调解员的话" in worker.send({"text": "请别去厂里找我"}).text
    worker.get(my(scene, "/channel/interests"))
    assert "早点拿到钱" in worker.send({"text": "早点拿到钱"}).text
    page = worker.get(my(scene, "/channel/interests"))
    assert page.form().fields["text"] == ["早点拿到钱"]
    page = worker.get(my(scene, "/channel/reservation-point"))
    page = worker.send({"fen": "", "text": ""})
    assert page.status == 422 and page.errors
    page = worker.send({"fen": "1.6万", "text": "年前"})
    assert page.status == 200 and "16,000.00 元" in page.text
    shown = client_for(scene.mediator).get(pages(scene)[1][1])
    words = [each.get("data-kind") for each in shown.document.iter("div") if each.get("data-kind")]
    assert words == ["interests", "reservation_point"]
    assert re.search(r"底线 16,000.00 元", shown.text)
