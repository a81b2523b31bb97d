"""Parties come in by telephone and code; knowing a number gives nothing without the telephone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.identity.models import Account, OneTimeCode, Person
from mediation.kernel import outbox
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.procedure.parties import enter
from tests.clocks import Clock
from tests.integration.web.client import Browser

Write = Callable[[], Session]
PHONE = "13857512345"


def last_code(write: Write) -> str:
    """The code in the newest message, as the telephone would show it."""
    session = write()
    with transaction(session):
        text = outbox.take_due(session)[-1].body
    found = re.search(r"\d{6}", text)
    assert found
    return found[0]


def test_the_first_time_makes_a_person_and_the_second_does_not(
    new_browser: Callable[[], Browser], write: Write, clock: Clock, session: Session
) -> None:
    for _ in range(2):
        browser = new_browser()
        browser.get("/account/phone?next=/account/sessions")
        page = browser.send({"phone": "+86 138-5751-2345"})
        assert "138****2345" in page.text
        page = browser.send({"code": last_code(write)})
        assert (page.path, page.status) == ("/account/sessions", 200)
        assert "短信验证码" in page.text
        clock.forward(minutes=2)
    assert session.scalar(select(func.count()).select_from(Account)) == 1
    assert session.scalars(select(Person)).one().phone == PHONE


def test_known_and_unknown_numbers_are_answered_alike(
    new_browser: Callable[[], Browser], write: Write, clock: Clock
) -> None:
    enter.ask_code(write(), PHONE)
    enter.enter(write(), PHONE, last_code(write), "phone", "zh_Hans_CN")
    clock.forward(minutes=2)
    pages = []
    for number in (PHONE, "13857500000"):
        browser = new_browser()
        browser.get("/account/phone")
        page = browser.send({"phone": number})
        pages.append((page.status, re.sub(r"\d{3}\*{4}\d{4}", "", page.text)))
        page = browser.send({"code": "000000"})
        pages.append((page.status, page.errors))
    assert pages[:2] == pages[2:]


@pytest.mark.parametrize("number", ["12351", "0575-85123456", "abc", "1385751234", "+1 202 555 0100"])
def test_a_number_without_messages_is_refused_beside_its_field(browser: Browser, number: str) -> None:
    browser.get("/account/phone")
    page = browser.send({"phone": number})
    assert page.status == 422
    assert page.errors == ["请填写 11 位手机号"]
    assert page.all("input", id="phone")[0].get("value") == number


def test_a_code_lives_five_minutes_and_opens_once(write: Write, clock: Clock) -> None:
    enter.ask_code(write(), PHONE)
    code = last_code(write)
    clock.forward(minutes=5)
    with pytest.raises(Invalid):
        enter.enter(write(), PHONE, code, "phone", "zh_Hans_CN")
    enter.ask_code(write(), PHONE)
    code = last_code(write)
    assert enter.enter(write(), PHONE, code, "phone", "zh_Hans_CN")
    with pytest.raises(Invalid):
        enter.enter(write(), PHONE, code, "phone", "zh_Hans_CN")


def test_five_wrong_tries_spend_the_code(write: Write) -> None:
    enter.ask_code(write(), PHONE)
    code = last_code(write)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _ in range(5):
        with pytest.raises(Invalid):
            enter.enter(write(), PHONE, wrong, "phone", "zh_Hans_CN")
    with pytest.raises(Invalid):
        enter.enter(write(), PHONE, code, "phone", "zh_Hans_CN")


def test_one_code_a_minute_and_ten_a_day(write: Write, clock: Clock, session: Session) -> None:
    def sent() -> int:
        session.rollback()
        return session.scalar(select(func.count()).select_from(outbox.OutboxMessage)) or 0

    enter.ask_code(write(), PHONE)
    clock.forward(seconds=59)
    enter.ask_code(write(), PHONE)
    assert sent() == 1
    for _ in range(12):
        clock.forward(minutes=1)
        enter.ask_code(write(), PHONE)
    assert sent() == 10
    enter.ask_code(write(), "13857500000")
    assert sent() == 11, "another telephone has its own ten"
    clock.forward(days=1)
    enter.ask_code(write(), PHONE)
    assert sent() == 12


def test_a_code_is_kept_as_a_keyed_fingerprint(write: Write, session: Session) -> None:
    enter.ask_code(write(), PHONE)
    code = last_code(write)
    row = session.scalars(select(OneTimeCode)).one()
    assert code not in row.code_hash and PHONE not in repr(vars(row))


def test_a_code_of_one_telephone_does_not_open_another(write: Write) -> None:
    enter.ask_code(write(), PHONE)
    code = last_code(write)
    enter.ask_code(write(), "13857500000")
    with pytest.raises(Invalid):
        enter.enter(write(), "13857500000", code, "phone", "zh_Hans_CN")


def test_the_code_page_asks_for_the_telephone_first(browser: Browser) -> None:
    assert browser.get("/account/code").path == "/account/phone"


@pytest.mark.parametrize(("idle", "alive"), [(119, True), (120, False)])
def test_a_partys_sign_in_may_lie_for_two_hours(
    browser: Browser, write: Write, clock: Clock, idle: int, alive: bool
) -> None:
    browser.get("/account/phone?next=/account/")
    browser.send({"phone": PHONE})
    assert browser.send({"code": last_code(write)}).path == "/account/"
    clock.forward(minutes=idle)
    assert (browser.get("/account/").path == "/account/") is alive
