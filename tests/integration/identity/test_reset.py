"""A forgotten password: a link to the own telephone, used once, telling strangers nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.cli import people as commands
from mediation.identity import resetting, services, supervision
from mediation.identity.models import Account, Office
from mediation.identity.second_step import Half, finish
from mediation.kernel import outbox
from mediation.kernel.actor import Actor, Role, timer
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from tests.clocks import Clock
from tests.integration.identity.authenticator import takes_in
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page
from tests.integration.web.people import PASSWORD, office, staff
from tests.together import in_threads

Write = Callable[[], Session]
ClientFor = Callable[[Any], Browser]
CONSOLE = timer("command_line")
PHONE, ANOTHER = "13857512345", "Lantern-4821-orbit"


@pytest.fixture
def place(write: Write) -> Office:
    return office(write)


@pytest.fixture
def li(write: Write, place: Office) -> Account:
    """Works at the office and has given a telephone."""
    account = staff(write, place, "li", Role.REGISTRAR)
    session = write()
    with transaction(session):
        session.get_one(Account, account.id).person.phone = PHONE
    return account


@pytest.fixture
def wu(write: Write, place: Office) -> Account:
    """Works there, too, without one."""
    return staff(write, place, "wu", Role.REGISTRAR)


@pytest.fixture
def admin(write: Write, place: Office, client_for: ClientFor) -> Browser:
    return client_for(staff(write, place, "feng", Role.SYSTEM_ADMIN))


def messages(write: Write) -> list[outbox.Letter]:
    session = write()
    with transaction(session):
        return outbox.take_due(session)


def link_in(text: str) -> str:
    found = re.search(r"https?://[^ ]+/account/reset/[\w-]+", text)
    assert found, text
    return urlsplit(found[0]).path


def source(page: Page) -> str:
    return str(page.response.get_data(as_text=True))


def verbs(session: Session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(AuditEntry.verb).order_by(AuditEntry.at, AuditEntry.id)))


def asks(browser: Browser, name: str) -> Any:
    browser.get("/account/sign-in")
    assert browser.page is not None and browser.page.links()["忘记密码"] == "/account/forgotten"
    browser.get("/account/forgotten")
    return browser.send({"name": name})


def chooses(browser: Browser, path: str, password: str = ANOTHER) -> Any:
    page = browser.get(path)
    assert page.h1 == "设置新密码" and "很多人都用" in page.text
    return browser.send({"password": password, "again": password})


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


def test_an_administrator_has_it_sent_and_does_not_see_it(
    admin: Browser, write: Write, li: Account, client_for: ClientFor, new_browser: Callable[[], Browser]
) -> None:
    elsewhere = client_for(li)
    admin.get(f"/office/people/{li.person_id}")
    page = admin.send(form=f"/office/people/{li.person_id}/reset-password")
    assert page.path == f"/office/people/{li.person_id}" and "已经发到本人登记的手机" in page.text
    assert "/account/reset/" not in source(page)
    assert elsewhere.get("/account/").path.startswith("/account/sign-in")
    (letter,) = messages(write)
    assert letter.address == PHONE and "24 小时" in letter.body
    assert link_in(letter.body).rpartition("/")[2] not in str(admin.client.get_cookie("session"))
    chooses(new_browser(), link_in(letter.body))
    assert services.sign_in(write(), "li", ANOTHER, "computer")


def test_who_cannot_be_reached_is_handed_it(
    admin: Browser, write: Write, wu: Account, new_browser: Callable[[], Browser]
) -> None:
    admin.get(f"/office/people/{wu.person_id}")
    page = admin.send(form=f"/office/people/{wu.person_id}/reset-password")
    assert page.h1 == "重置密码的链接" and "当面核实" in page.text
    (link,) = [each.text for each in page.document.iter("p") if "/account/reset/" in (each.text or "")]
    assert "/account/reset/" not in admin.get(page.path).text, "shown once"
    assert messages(write) == []
    chooses(new_browser(), urlsplit(link).path)
    assert services.sign_in(write(), "wu", ANOTHER, "computer")


def test_whom_an_administrator_may_not_reset(
    write: Write, place: Office, li: Account, session: Session
) -> None:
    own = staff(write, place, "feng", Role.SYSTEM_ADMIN)
    below = staff(write, office(write, "YC01", above=place), "below", Role.SYSTEM_ADMIN)
    manager = staff(write, place, "manager", Role.MANAGER)
    for who, whom in ((below, li), (manager, li)):
        with pytest.raises(NotFound):
            supervision.reset_password(write(), acting(write, who), whom.person_id, str)
    for account, code in ((own, "own_password"), (li, "already_ended")):
        if account is li:
            supervision.disable(write(), acting(write, own), li.person_id, "离职")
        with pytest.raises(NotPossible) as refused:
            supervision.reset_password(write(), acting(write, own), account.person_id, str)
        assert refused.value.code == code
    assert "account.reset_issued" not in verbs(session)


def test_the_second_factor_is_asked_after(make_app: Callable[..., Flask], write: Write, clock: Clock) -> None:
    browser = Browser(make_app(second_factor=True))
    staff(write, office(write, "KQ"), "sun", Role.REGISTRAR)
    browser.get("/account/sign-in")
    phone = takes_in(browser.send({"name": "sun", "password": PASSWORD}), clock)
    browser.send({"code": phone.code()})
    clock.forward(minutes=1)
    waiting = services.sign_in(write(), "sun", PASSWORD, "computer")
    assert isinstance(waiting, Half)
    token = resetting.issue_by_name(write(), CONSOLE, "sun")
    resetting.reset(write(), token, ANOTHER, ANOTHER)
    with pytest.raises(NotPossible):
        finish(write(), waiting.token, phone.code())
    again = services.sign_in(write(), "sun", ANOTHER, "computer")
    assert isinstance(again, Half) and not again.enrols
    assert finish(write(), again.token, phone.code())


def test_a_lock_is_not_opened_by_it(write: Write, li: Account, session: Session) -> None:
    for _ in range(5):
        with pytest.raises(Invalid):
            services.sign_in(write(), "li", "wrong", "computer")
    token = resetting.issue_by_name(write(), CONSOLE, "li")
    resetting.reset(write(), token, ANOTHER, ANOTHER)
    with pytest.raises(Invalid):
        services.sign_in(write(), "li", ANOTHER, "computer")


def test_the_command_prints_a_link(
    app: Flask, monkeypatch: pytest.MonkeyPatch, li: Account, browser: Browser
) -> None:
    monkeypatch.setattr(commands, "application", lambda demo: app)
    done = CliRunner().invoke(commands.people, ["reset-password", "--login", "li"])
    assert done.exit_code == 0
    assert browser.get(done.output.strip()).h1 == "设置新密码"
    assert CliRunner().invoke(commands.people, ["reset-password", "--login", "nobody"]).exit_code == 2


def acting(write: Write, account: Account) -> Actor:
    session = write()
    with transaction(session):
        return services.sign_ins.acting(session, session.get_one(Account, account.id))


# ---- where one is reached ----------------------------------------------------------------------------
def test_a_telephone_counts_once_its_code_came_back(
    write: Write, wu: Account, client_for: ClientFor, session: Session
) -> None:
    browser = client_for(wu)
    assert "还没有登记" in browser.get("/account/security").text
    browser.get("/account/security/telephone")
    assert browser.send({"phone": "0575-88001234"}).status == 422
    assert browser.send({"phone": PHONE}).path == "/account/security/telephone/code"
    found = re.search(r"\d{6}", messages(write)[-1].body)
    assert found
    assert browser.send({"code": "000000" if found[0] != "000000" else "111111"}).status == 422
    assert session.get_one(Account, wu.id).person.phone is None
    page = browser.send({"code": found[0]})
    assert page.path == "/account/security" and "138****2345" in page.text
    assert "account.telephone_set" in verbs(session)


def test_the_number_before_is_told(
    write: Write, li: Account, client_for: ClientFor, session: Session, clock: Clock
) -> None:
    browser = client_for(li)
    browser.get("/account/security/telephone")
    assert "138****2345" in browser.page.text  # type: ignore[union-attr]
    browser.send({"phone": "13957512345"})
    found = re.search(r"\d{6}", messages(write)[-1].body)
    assert found
    browser.send({"code": found[0]})
    (told,) = messages(write)
    assert told.address == PHONE and "另一个手机" in told.body
    assert session.get_one(Account, li.id).person.phone == "13957512345"


def test_a_telephone_needs_a_fresh_sign_in(li: Account, client_for: ClientFor, clock: Clock) -> None:
    browser = client_for(li)
    clock.forward(minutes=11)
    assert browser.get("/account/security/telephone").path.startswith("/account/confirm?next=")
