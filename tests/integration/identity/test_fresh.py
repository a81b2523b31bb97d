"""Before what takes effect for others, who signed in over ten minutes ago shows once more who it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.identity import securing
from mediation.identity.models import Account, Office, RoleHolding
from mediation.kernel.actor import Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotAllowed
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.parties import enter
from mediation.projections import sign_in
from tests.clocks import Clock
from tests.integration.identity.authenticator import recovery_codes, takes_in
from tests.integration.identity.test_by_phone import PHONE, last_code
from tests.integration.web.client import Browser
from tests.integration.web.people import PASSWORD, office, staff

Write = Callable[[], Session]
ClientFor = Callable[[Any], Browser]


@pytest.fixture
def place(write: Write) -> Office:
    return office(write)


@pytest.fixture
def li(write: Write, place: Office) -> Account:
    return staff(write, place, "li", Role.REGISTRAR)


@pytest.fixture
def admin(write: Write, place: Office, client_for: ClientFor) -> Browser:
    return client_for(staff(write, place, "feng", Role.SYSTEM_ADMIN))


def entries(session: Session, verb: str) -> int:
    session.rollback()
    return len(session.scalars(select(AuditEntry.id).where(AuditEntry.verb == verb)).all())


@pytest.mark.parametrize(("minutes", "asked"), [(9, False), (10, True)])
def test_it_is_asked_after_ten_minutes(
    admin: Browser, li: Account, clock: Clock, minutes: int, asked: bool
) -> None:
    clock.forward(minutes=minutes)
    page = admin.get(f"/office/people/{li.person_id}/roles")
    assert page.path.startswith("/account/confirm?next=") is asked
    assert admin.get("/office/people").path == "/office/people", "looking needs nothing more"


def test_a_page_is_gone_on_to(admin: Browser, li: Account, clock: Clock, session: Session) -> None:
    clock.forward(minutes=20)
    path = f"/office/people/{li.person_id}/roles"
    admin.get(path)
    page = admin.send({"password": "wrong"})
    assert page.status == 422 and page.errors == [
        "密码、验证码或通行密钥不对。连续 5 次不对，这个账号会锁定 15 分钟"
    ]
    assert admin.send({"password": PASSWORD}).path == path
    clock.forward(minutes=9)
    assert admin.get(path).path == path
    assert (entries(session, "account.confirmed"), entries(session, "account.confirmation_failed")) == (1, 1)


def test_what_was_typed_survives(admin: Browser, li: Account, clock: Clock, session: Session) -> None:
    path = f"/office/people/{li.person_id}/roles"
    admin.get(path)
    clock.forward(minutes=20)
    page = admin.send({"office": "YC", "role": "mediator"})
    assert (page.status, page.h1) == (403, "请先确认是您本人")
    assert admin.send(form="/account/confirm").h1 == "请确认是您本人"
    assert admin.send({"password": "wrong"}).status == 422
    assert admin.send({"password": PASSWORD}).h1 == "已确认是您本人"
    page = admin.send()
    fields = page.form().fields
    assert (page.path, fields["office"], fields["role"]) == (path, ["YC"], ["mediator"])
    held = select(RoleHolding.role).where(RoleHolding.person_id == li.person_id)
    assert session.scalars(held).all() == ["registrar"]
    session.rollback()
    assert admin.send().status == 200
    assert sorted(session.scalars(held)) == ["mediator", "registrar"]


def test_a_bare_button_leads_back_to_its_page(admin: Browser, li: Account, clock: Clock) -> None:
    path = f"/office/people/{li.person_id}"
    page = admin.get(path)
    token = admin.get(f"{path}/roles").form().fields["csrf_token"][0]
    clock.forward(minutes=20)
    here = {"Referer": f"http://localhost{path}"}
    page = admin.post(f"{path}/end-sessions", {"csrf_token": token, "once": "0" * 32}, headers=here)
    assert page.status == 403
    admin.get(page.links()["去确认"])
    assert admin.send({"password": PASSWORD}).path == path


def test_a_back_address_of_others_is_not_followed(admin: Browser, li: Account, clock: Clock) -> None:
    path = f"/office/people/{li.person_id}"
    token = admin.get(f"{path}/roles").form().fields["csrf_token"][0]
    clock.forward(minutes=20)
    there = {"Referer": "https://evil.example/office"}
    page = admin.post(f"{path}/end-sessions", {"csrf_token": token, "once": "0" * 32}, headers=there)
    assert page.links()["去确认"] == "/account/confirm"


def test_wrong_tries_are_counted_with_those_at_the_door(
    write: Write, place: Office, client_for: ClientFor, session: Session
) -> None:
    account = staff(write, place, "feng", Role.SYSTEM_ADMIN)
    browser = client_for(account)
    for _ in range(5):
        browser.get("/account/confirm")
        assert browser.send({"password": "wrong"}).status == 422
    assert session.get_one(Account, account.id, populate_existing=True).state == "locked"
    browser.get("/account/confirm")
    assert browser.send({"password": PASSWORD}).status == 422, "a locked account confirms nothing"


def test_who_comes_by_telephone_has_nothing_to_confirm(write: Write, browser: Browser) -> None:
    enter.ask_code(write(), PHONE)
    browser.sign_in_with(enter.enter(write(), PHONE, last_code(write), "phone", "zh_Hans_CN"))
    assert {browser.get(path).status for path in ("/account/confirm", "/account/security")} == {404}


def test_the_second_factor_is_asked_too_once_there_is_one(
    li: Account, client_for: ClientFor, clock: Clock
) -> None:
    browser = client_for(li)
    browser.get("/account/security")
    phone = takes_in(browser.send(form="/authenticator/begin"), clock)
    codes = recovery_codes(browser.send({"code": phone.code()}))
    clock.forward(minutes=20)
    for given, status in (("000000", 422), (phone.code(), 200), (phone.code(), 422), (codes[0], 200)):
        browser.get("/account/confirm?next=/account/")
        assert browser.send({"password": PASSWORD, "code": given}).status == status


def test_in_demo_mode_it_is_ones_own_choice(
    li: Account, client_for: ClientFor, new_browser: Callable[[], Browser], clock: Clock, session: Session
) -> None:
    browser = client_for(li)
    browser.get("/account/security")
    phone = takes_in(browser.send(form="/authenticator/begin"), clock)
    browser.send({"code": phone.code()})
    other = new_browser()
    other.get("/account/sign-in")
    assert other.send({"name": "li", "password": PASSWORD}).h1 == "动态验证码是多少？"
    browser.get("/account/security")
    clock.forward(minutes=10)
    page = browser.send(form="/authenticator/remove")
    assert page.status == 403
    browser.get("/account/confirm")
    browser.send({"password": PASSWORD, "code": phone.code()})
    assert "还没有启用" in browser.send(form="/authenticator/remove").text
    assert entries(session, "account.factor_removed") == 1
    other.get("/account/sign-in")
    assert other.send({"name": "li", "password": PASSWORD}).path == "/desk"


def test_an_administrator_resets_what_somebody_has_lost(
    admin: Browser, li: Account, client_for: ClientFor, clock: Clock, session: Session, write: Write
) -> None:
    browser = client_for(li)
    person = f"/office/people/{li.person_id}"
    assert "重置登录第二步" not in admin.get(person).text
    browser.get("/account/security")
    phone = takes_in(browser.send(form="/authenticator/begin"), clock)
    browser.send({"code": phone.code()})
    admin.get(person)
    clock.forward(minutes=10)
    assert admin.send(form="/reset-factor").status == 403
    admin.get("/account/confirm")
    admin.send({"password": PASSWORD})
    admin.get(person)
    assert "没有启用" in admin.send(form="/reset-factor").text
    assert browser.get("/account/").path.startswith("/account/sign-in")
    browser.get("/account/sign-in")
    assert browser.send({"name": "li", "password": PASSWORD}).path == "/desk"
    assert entries(session, "account.factor_reset") == 1


def test_nobody_resets_their_own(admin: Browser, clock: Clock, session: Session) -> None:
    admin.get("/account/security")
    phone = takes_in(admin.send(form="/authenticator/begin"), clock)
    admin.send({"code": phone.code()})
    mine = session.scalars(select(Account.person_id)).one()
    token = admin.get("/account/security").forms[0].fields["csrf_token"][0]
    given = {"csrf_token": token, "once": "0" * 32}
    assert admin.post(f"/office/people/{mine}/reset-factor", given).status == 409


def test_whoever_left_a_telephone_is_told(
    write: Write, li: Account, client_for: ClientFor, clock: Clock, session: Session
) -> None:
    fresh = write()
    with transaction(fresh):
        fresh.get_one(Account, li.id).person.phone = PHONE
    browser = client_for(li)
    browser.get("/account/security")
    phone = takes_in(browser.send(form="/authenticator/begin"), clock)
    browser.send({"code": phone.code()})
    (message,) = session.scalars(select(OutboxMessage))
    assert message.address == PHONE and "动态验证码" in (message.body or "")


def test_a_session_that_was_taken_away_confirms_nothing(
    write: Write, li: Account, client_for: ClientFor, session: Session
) -> None:
    browser = client_for(li)
    with browser.client.session_transaction() as cookie:
        found = sign_in.by_token(session, cookie["_user_id"])
    assert found is not None
    browser.get("/account/")
    browser.send(form="/account/sign-out")
    with pytest.raises(NotAllowed):
        securing.confirm(write(), found.actor, PASSWORD, "")
