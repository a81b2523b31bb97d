"""Another password for an account: read what it is held against, check it, put it in the old one's place."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mediation.identity import passwords, queries
from mediation.identity.models import Account, FormerPassword, Office
from mediation.identity.password_rules import REMEMBERED, password_fault
from mediation.identity.standards import standards
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid


@dataclass(frozen=True)
class Held:
    """What a new password of an account may not be like; `present` is the hash of the one it has."""

    present: str | None
    former: tuple[str, ...]
    own_words: tuple[str, ...]


def held_against(session: Session, account: Account) -> Held:
    """Everything to check a new password with, read at once: checking takes long and is done outside."""
    former = session.scalars(_former(account.id).limit(REMEMBERED - 1))
    return Held(
        account.password_hash, tuple(row.password_hash for row in former), _own_words(session, account)
    )


def check(held: Held, password: str, again: str) -> None:
    """Raises Invalid, naming the field, for a password that is not taken."""
    if password != again:
        raise Invalid(again="passwords_differ")
    asked = standards()
    fault = password_fault(
        password, asked.passwords, second_factor=asked.second_factor, own_words=held.own_words
    )
    before = (held.present, *held.former)
    if fault is None and any(passwords.fits(password, kept) for kept in before if kept):
        fault = "password_used_before"
    if fault:
        raise Invalid(password=fault)


def put(session: Session, actor: Actor, account: Account, hashed: str) -> None:
    """Give the account this password inside the caller's transaction; the one before is remembered.

    A link for another password that may be under way is void: it was for the one before.
    """
    at = clock.now()
    if account.password_hash is not None:
        row = FormerPassword(
            id=identifiers.new(actor.stream("password")), account_id=account.id,
            password_hash=account.password_hash, replaced_at=at,
        )  # fmt: skip
        session.add(row)
        session.flush()
    for older in session.scalars(_former(account.id).offset(REMEMBERED - 1)):
        session.delete(older)
    account.password_hash, account.password_set_at = hashed, at
    account.reset_hash = account.reset_until = None


def _former(account_id: UUID) -> Select[FormerPassword]:
    return (
        select(FormerPassword)
        .where(FormerPassword.account_id == account_id)
        .order_by(FormerPassword.replaced_at.desc(), FormerPassword.id.desc())
    )


def _own_words(session: Session, account: Account) -> tuple[str, ...]:
    """What colleagues and callers know of the person."""
    whose = account.person
    words = [account.name or "", whose.name, whose.phone or ""]
    for held in queries.holdings_of(session, whose.id):
        office = session.get_one(Office, held.office_id)
        words += [office.name, office.short_name, office.code, office.phone]
    return tuple(word for word in words if word)
