"""An administrator helps without seeing the link, and nothing else is opened by it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy.orm import Session

from mediation.cli import people as commands
from mediation.identity import resetting, services, supervision
from mediation.identity.models import Account, Office
from mediation.identity.second_step import Half, finish
from mediation.kernel.actor import Role
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from tests.clocks import Clock
from tests.integration.identity.authenticator import takes_in
from tests.integration.identity.reset.links import (
    ANOTHER,
    CONSOLE,
    PHONE,
    ClientFor,
    Write,
    acting,
    chooses,
    link_in,
    messages,
    source,
    verbs,
)
from tests.integration.web.client import Browser
from tests.integration.web.people import PASSWORD, office, staff


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
