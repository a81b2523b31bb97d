"""Offices and people for tests of signing in, made with few words."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from mediation.audit.record import office_chain
from mediation.identity import changes, passwords
from mediation.identity.models import Account, Office
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Role, timer
from mediation.kernel.database import transaction
from mediation.lifecycle.move import move
from workflows.account import ACCOUNT

PASSWORD = "Yuecheng-2026"
TESTS = timer("tests")


def office(write: Callable[[], Session], code: str = "YC", above: Office | None = None) -> Office:
    """An open studio."""
    session = write()
    with transaction(session):
        row = Office(
            id=identifiers.new("office"), code=code, name=f"{code} 工作室", name_en=f"{code} studio",
            kind="studio", parent_id=above.id if above else None,
            path=f"{above.path if above else ''}{code}/",
            legal_basis="LMAL 10", scope=["wages_owed"], profile="statutory", short_name="越城",
            region="330602", address="", phone="", is_open=True,
        )  # fmt: skip
        session.add(row)
    return row


def staff(
    write: Callable[[], Session], at: Office, login: str, *roles: Role, password: str = PASSWORD
) -> Account:
    """Somebody who works at an office and may sign in."""
    session = write()
    with transaction(session):
        whose = changes.person(session, TESTS, f"{login} 王")
        session.flush()
        account, _ = changes.staff_account(session, TESTS, whose, login, office_chain(at.id))
        session.flush()
        place = session.get_one(Office, at.id)
        for role in roles:
            changes.give_role(session, TESTS, whose, place, role)
        account.password_hash, account.password_set_at = passwords.hashed(password), clock.now()
        move(session, account, ACCOUNT, "activate", actor=TESTS, chain=office_chain(at.id))
    return account
