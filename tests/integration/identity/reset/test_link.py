"""A forgotten password: a link of one's own, good once, and every name answered alike."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from mediation.identity import resetting, services
from mediation.identity.models import Account, Office
from mediation.kernel.actor import Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound
from tests.clocks import Clock
from tests.integration.identity.reset.links import (
    ANOTHER,
    CONSOLE,
    PHONE,
    ClientFor,
    Write,
    asks,
    chooses,
    link_in,
    messages,
    source,
    verbs,
)
from tests.integration.web.client import Browser
from tests.integration.web.people import PASSWORD, staff
from tests.together import in_threads


def test_the_link_in_the_message_sets_another_password(
    browser: Browser, write: Write, li: Account, client_for: ClientFor, session: Session
) -> None:
    elsewhere = client_for(li)
    assert asks(browser, "li").h1 == "请查看手机短信"
    (letter,) = messages(write)
    assert (letter.channel, letter.address) == ("sms", PHONE) and "30 分钟" in letter.body
    page = chooses(browser, link_in(letter.body))
    assert page.path == "/account/sign-in" and "现在可以用新密码登录" in page.text
    assert elsewhere.get("/account/").path.startswith("/account/sign-in"), "every sign-in ended"
    with pytest.raises(Invalid):
        services.sign_in(write(), "li", PASSWORD, "computer")
    assert services.sign_in(write(), "li", ANOTHER, "computer")
    assert {"account.reset_asked", "account.reset_issued", "account.password_reset"} <= set(verbs(session))
    (told,) = messages(write)
    assert "密码已更换" in told.body


def test_a_link_is_good_once_and_for_half_an_hour(
    browser: Browser, write: Write, li: Account, clock: Clock
) -> None:
    asks(browser, "li")
    first = link_in(messages(write)[0].body)
    asks(browser, "li")
    second = link_in(messages(write)[0].body)
    assert browser.get(first).status == 404, "another one makes it void"
    clock.forward(minutes=29, seconds=59)
    chooses(browser, second)
    assert browser.get(second).status == 404
    asks(browser, "li")
    third = link_in(messages(write)[-1].body)
    clock.forward(minutes=30)
    assert browser.get(third).status == 404


def test_of_two_uses_at_once_one_counts(write: Write, li: Account) -> None:
    token = resetting.issue_by_name(write(), CONSOLE, "li")

    def one(nth: int) -> str:
        try:
            resetting.reset(write(), token, f"{ANOTHER}-{nth}", f"{ANOTHER}-{nth}")
        except NotFound:
            return "over"
        return "taken"

    assert sorted(in_threads(2, one)) == ["over", "taken"]


def test_every_name_is_answered_alike(
    new_browser: Callable[[], Browser], write: Write, li: Account, wu: Account, place: Office
) -> None:
    closed = staff(write, place, "closed", Role.REGISTRAR)
    session = write()
    with transaction(session):
        row = session.get_one(Account, closed.id)
        row.state, row.person.phone = "disabled", "13857512346"
    answers = set()
    for name in ("li", "wu", "closed", "nobody", "黄" * 60):
        page = asks(new_browser(), name)
        answers.add((page.status, page.path, re.sub(r'nonce="[^"]*"|value="[^"]*"', "", source(page))))
    assert len(answers) == 1
    assert [letter.address for letter in messages(write)] == [PHONE]


def test_nobody_is_flooded(write: Write, li: Account, clock: Clock) -> None:
    for _ in range(8):
        resetting.ask(write(), "li", lambda token: f"https://x.example/account/reset/{token}")
    assert len(messages(write)) == 5
    clock.forward(days=1)
    resetting.ask(write(), "li", lambda token: f"https://x.example/account/reset/{token}")
    assert [letter.address for letter in messages(write)][-1:] == [PHONE]


def test_rules_and_former_passwords_hold_here_too(browser: Browser, write: Write, li: Account) -> None:
    asks(browser, "li")
    link = link_in(messages(write)[0].body)
    assert chooses(browser, link, PASSWORD).errors == ["密码至少 15 个字符"]
    token = link.rpartition("/")[2]
    resetting.reset(write(), token, ANOTHER, ANOTHER)
    token = resetting.issue_by_name(write(), CONSOLE, "li")
    with pytest.raises(Invalid) as refused:
        resetting.reset(write(), token, ANOTHER, ANOTHER)
    assert refused.value.errors == {"password": "password_used_before"}
