"""One line for each request: who, when, where, what, with what result, and never what was typed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.identity import queries
from tests.integration.logs.conftest import Log
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[[Any], Browser]


def test_a_request_is_told_without_its_references(
    world: World, session: Session, client_for: ClientFor, log: Log
) -> None:
    told = world.at(Upto.ANSWERED)
    number = session.get_one(Dispute, told.id).number
    account = queries.account_of_person(session, world["registrar"].person_id)  # type: ignore[arg-type]
    page = client_for(world["registrar"]).get(f"/desk/disputes/{number}?q=针织")
    line = log.of("request")[-1]
    assert account is not None
    assert {name: line[name] for name in ("who", "where", "what", "status", "result")} == {
        "who": account.id.hex, "where": "desk.overview", "what": "GET", "status": 200, "result": "done",
    }  # fmt: skip
    assert line["request"] == page.response.headers["X-Request-Id"]
    assert line["at"].endswith("+00:00") and line["ms"] > 0
    assert number not in log.text and "127.0.0.1" not in log.text


def test_every_request_has_a_number_of_its_own(browser: Browser) -> None:
    numbers = {browser.get(path).response.headers["X-Request-Id"] for path in ("/", "/", "/track", "/none")}
    assert len(numbers) == 4


def test_nobody_chooses_the_number_or_adds_a_line(browser: Browser, log: Log) -> None:
    forged = 'x","who":"root"}'
    answer = browser.client.get(
        "/none%0d%0a{}?%0aevent=1", headers={"X-Request-Id": forged, "User-Agent": "a\x1b[31m" + forged}
    )
    browser.client.post("/account/sign-in\u2028", data={"name": 'a\r\n{"at":1}'})
    assert answer.headers["X-Request-Id"] != forged
    assert [each["event"] for each in log.events if each["logger"] == "mediation.requests"] == ["request"] * 2
    assert "root" not in log.text and "\x1b" not in log.text and log.text.isascii()


def test_a_broken_page_names_its_number_and_the_log_has_it_without_values(
    make_app: Callable[..., Flask], log: Log
) -> None:
    app = make_app()
    app.testing = False
    secret = "李桂芳 330602199001011234"

    def broken() -> str:
        told = secret
        raise ValueError(f"cannot read {told}")

    app.view_functions["public.home"] = broken
    answer = app.test_client().get(f"/?q={secret}")
    assert answer.status_code == 500
    error = log.of("unexpected error")[0]
    assert error["request"] == answer.headers["X-Request-Id"] and error["request"] in answer.text
    assert error["error"]["kind"] == "builtins.ValueError"
    assert error["error"]["places"][-1].endswith(" broken")
    assert "330602199001011234" not in log.text and "cannot read" not in log.text
    assert log.of("request")[-1]["result"] == "failed"


def test_an_error_of_the_database_says_nothing_of_what_was_asked(engine: Any) -> None:
    with engine.connect() as connection, pytest.raises(Exception, match="no_such") as told:
        connection.execute(text("SELECT * FROM no_such WHERE name = :name"), {"name": "李桂芳"})
    assert "李桂芳" not in str(told.value)


def test_without_its_store_the_page_is_503_for_whoever_is_signed_in(
    make_app: Callable[..., Flask], log: Log
) -> None:
    app = make_app(database_url="sqlite:////nowhere/at/all.sqlite")
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "token"
    answer = client.get("/account/")
    assert answer.status_code == 503 and answer.headers["X-Request-Id"]
    assert answer.headers["Content-Security-Policy"] and answer.headers["Cache-Control"] == "no-store"
    assert log.of("request")[-1]["who"] == "unknown"


def test_other_programs_events_lose_their_values(log: Log) -> None:
    logging.getLogger("huey").warning("task %s failed with %s", "13857512345", "李桂芳")
    assert log.events[-1]["event"] == "task %s failed with %s"
    assert "13857512345" not in log.text
