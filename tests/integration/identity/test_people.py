"""Inviting people, the link to a first password, and roles that may not meet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity import changes, people, sign_ins, supervision
from mediation.identity.models import Account, Office, RoleHolding
from mediation.kernel.actor import Actor, Role, timer
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotAllowed, NotFound, NotPossible
from tests.clocks import Clock
from tests.integration.web.client import Browser
from tests.integration.web.people import office, staff

Write = Callable[[], Session]
CONSOLE = timer("command_line")


def actor_of(write: Write, account: Account) -> Actor:
    session = write()
    return sign_ins.acting(session, session.get_one(Account, account.id))


@pytest.fixture
def yc(write: Write) -> Office:
    return office(write)


def test_the_link_sets_the_password_once(browser: Browser, write: Write, yc: Office) -> None:
    token = people.invite(write(), CONSOLE, people.Invitation("王芳", "wangfang", "YC", Role.SYSTEM_ADMIN))
    page = browser.get(f"/account/invitation/{token}")
    assert "wangfang" in page.text
    assert browser.send({"password": "wangfang2026", "again": "wangfang2026"}).status == 422
    page = browser.send({"password": "Lantern-4821-orbit", "again": "Lantern-4821-orbit"})
    assert page.path == "/account/sign-in"
    page = browser.send({"name": "wangfang", "password": "Lantern-4821-orbit"})
    assert page.status == 200 and "王芳" in page.response.get_data(as_text=True)
    assert browser.get(f"/account/invitation/{token}").status == 404


def test_the_link_is_over_after_a_week(browser: Browser, write: Write, yc: Office, clock: Clock) -> None:
    token = people.invite(write(), CONSOLE, people.Invitation("王芳", "wangfang", "YC", Role.MEDIATOR))
    clock.forward(days=7)
    assert browser.get(f"/account/invitation/{token}").status == 404


def test_a_name_is_given_once(write: Write, yc: Office) -> None:
    wanted = people.Invitation("王芳", "wangfang", "YC", Role.MEDIATOR)
    people.invite(write(), CONSOLE, wanted)
    with pytest.raises(NotPossible) as refused:
        people.invite(write(), CONSOLE, wanted)
    assert refused.value.code == "account_exists"


@pytest.mark.parametrize("added", [Role.AUDITOR, Role.SECURITY_ADMIN])
def test_separated_roles_do_not_meet(write: Write, yc: Office, added: Role) -> None:
    admin = actor_of(write, staff(write, yc, "admin", Role.SYSTEM_ADMIN))
    other = staff(write, yc, "other", Role.SYSTEM_ADMIN)
    with pytest.raises(NotPossible) as refused:
        people.give_role(write(), admin, other.person_id, yc.id, added)
    assert refused.value.code == "roles_separated"
    people.give_role(write(), admin, other.person_id, yc.id, Role.MEDIATOR)


def test_an_administrator_reaches_its_own_office_and_below(write: Write, yc: Office) -> None:
    below, beside = office(write, "YC01", above=yc), office(write, "KQ")
    admin = actor_of(write, staff(write, yc, "admin", Role.SYSTEM_ADMIN))
    people.invite(write(), admin, people.Invitation("李", "li", below.code, Role.MEDIATOR))
    with pytest.raises(NotFound):
        people.invite(write(), admin, people.Invitation("赵", "zhao", beside.code, Role.MEDIATOR))


def test_only_administrators_manage_people(write: Write, yc: Office) -> None:
    manager = actor_of(write, staff(write, yc, "manager", Role.MANAGER))
    with pytest.raises(NotFound):
        people.invite(write(), manager, people.Invitation("李", "li", "YC", Role.MEDIATOR))


def test_a_disabled_account_is_out_at_once(
    write: Write, yc: Office, client_for: Callable[[object], Browser], session: Session
) -> None:
    admin = actor_of(write, staff(write, yc, "admin", Role.SYSTEM_ADMIN))
    account = staff(write, yc, "wang", Role.REGISTRAR)
    browser = client_for(account)
    assert browser.get("/account/").path == "/account/"
    supervision.disable(write(), admin, account.person_id, "离职")
    assert browser.get("/account/").path.startswith("/account/sign-in")


def test_an_ended_role_opens_nothing_more(
    write: Write, yc: Office, client_for: Callable[[object], Browser], session: Session
) -> None:
    admin = actor_of(write, staff(write, yc, "admin", Role.SYSTEM_ADMIN))
    account = staff(write, yc, "wang", Role.REGISTRAR)
    browser = client_for(account)
    assert "受理员" in browser.get("/account/").text
    held = session.scalars(select(RoleHolding).where(RoleHolding.person_id == account.person_id)).one()
    people.end_role(write(), admin, held.id, "调岗")
    assert "受理员" not in browser.get("/account/").text


def test_an_account_is_closed_once_and_never_ones_own(write: Write, yc: Office) -> None:
    own, account = staff(write, yc, "admin", Role.SYSTEM_ADMIN), staff(write, yc, "wang", Role.REGISTRAR)
    admin = actor_of(write, own)
    supervision.disable(write(), admin, account.person_id, "离职")
    for person, code in ((account.person_id, "already_ended"), (own.person_id, "own_account")):
        with pytest.raises(NotPossible) as refused:
            supervision.disable(write(), admin, person, "再来一次")
        assert refused.value.code == code


def test_a_role_is_held_once_at_an_office(write: Write, yc: Office) -> None:
    below, account = office(write, "YC01", above=yc), staff(write, yc, "wang", Role.REGISTRAR)
    admin = actor_of(write, staff(write, yc, "admin", Role.SYSTEM_ADMIN))
    with pytest.raises(NotPossible) as refused:
        people.give_role(write(), admin, account.person_id, yc.id, Role.REGISTRAR)
    assert refused.value.code == "role_held"
    people.give_role(write(), admin, account.person_id, below.id, Role.REGISTRAR)


def test_whoever_lost_the_post_manages_nobody(write: Write, yc: Office, session: Session) -> None:
    first = actor_of(write, staff(write, yc, "first", Role.SYSTEM_ADMIN))
    second = actor_of(write, staff(write, yc, "second", Role.SYSTEM_ADMIN))
    held = session.scalars(select(RoleHolding).where(RoleHolding.person_id == first.person_id)).one()
    people.end_role(write(), second, held.id, "调岗")
    with pytest.raises(NotAllowed):
        people.invite(write(), first, people.Invitation("李", "li", "YC", Role.MEDIATOR))
    own = session.scalars(select(RoleHolding).where(RoleHolding.person_id == second.person_id)).one()
    with pytest.raises(NotAllowed):
        people.end_role(write(), first, own.id, "不再是管理员")


def test_a_party_is_given_no_role(write: Write, yc: Office) -> None:
    admin = actor_of(write, staff(write, yc, "admin", Role.SYSTEM_ADMIN))
    session = write()
    with transaction(session):
        account = changes.party_account(session, timer("test"), "13800138000", "zh_Hans_CN")
        person_id = account.person_id
    with pytest.raises(NotFound):
        people.give_role(write(), admin, person_id, yc.id, Role.MEDIATOR)
