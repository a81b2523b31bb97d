"""The entry of a mediator: entered, changed, renewed, suspended, taken up again, ended."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.assignments import register, register_rules
from mediation.assignments.models import MediatorProfile
from mediation.assignments.register_rules import Entry as Entry
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.procedure.register.charge import in_charge, keeper, lock_mediator


def enter(session: Session, actor: Actor, person_id: UUID, office_id: UUID, entry: Entry) -> None:
    """Put a mediator of an office on its register.

    Raises NotFound, Invalid with a code a field, NotPossible("on_register_already", "own_register").
    """
    _refuse(register_rules.faults(entry))
    with transaction(session):
        ground = keeper(session, actor, person_id)
        if office_id not in actor.covered(Role.MANAGER):
            raise NotFound()
        lock_mediator(session, person_id, office_id)
        if register.locked(session, person_id) is not None:
            raise NotPossible("on_register_already")
        _refuse_taken(session, office_id, person_id, entry.number)
        register.enter(session, actor, person_id, office_id, entry, ground)


def change(
    session: Session, actor: Actor, person_id: UUID, seen: int | None, entry: Entry, reason: str
) -> None:
    """Put right what an entry says; what it said before stays to be read.

    Raises NotFound, Stale, Invalid (also where nothing was changed), NotPossible("register_ended").
    """
    _refuse(register_rules.faults(entry) | _missing(reason))
    with transaction(session):
        row, ground = in_charge(session, actor, person_id, seen)
        _refuse_ended(row)
        before = register.told(row)
        _refuse_taken(session, row.office_id, person_id, entry.number)
        row.register_number, row.body = entry.number, entry.body
        row.term_from, row.term_until = entry.term_from, entry.term_until
        row.languages, row.trades = list(entry.languages), list(entry.trades)
        if register.told(row) == before:
            raise Invalid(number="unchanged")
        register.changed(session, actor, row, "changed", reason, ground, before=before)


def renew(
    session: Session, actor: Actor, person_id: UUID, seen: int | None, term_from: date, term_until: date
) -> None:
    """Another term; a mediator that was struck off comes back by it. Raises NotFound, Stale, Invalid."""
    _refuse(register_rules.faults_of_term(term_from, term_until))
    with transaction(session):
        row, ground = in_charge(session, actor, person_id, seen)
        if term_until <= row.term_until and row.ended_on is None:
            raise Invalid(term_until="not_later")
        before = register.told(row)
        row.term_from, row.term_until, row.ended_on = term_from, term_until, None
        register.changed(session, actor, row, "renewed", "", ground, before=before)


def suspend(session: Session, actor: Actor, person_id: UUID, seen: int | None, reason: str) -> None:
    """Let a mediator be named for nothing more until taken up again; what is at hand stays.

    Raises NotFound, Stale, Invalid(reason="missing"), NotPossible("already_suspended", "register_ended").
    """
    _refuse(_missing(reason))
    with transaction(session):
        row, ground = in_charge(session, actor, person_id, seen)
        _refuse_ended(row)
        if row.suspended:
            raise NotPossible("already_suspended")
        before = register.told(row)
        row.suspended = True
        register.changed(session, actor, row, "suspended", reason, ground, before=before)


def resume(session: Session, actor: Actor, person_id: UUID, seen: int | None, reason: str) -> None:
    """The counterpart of `suspend`. Raises NotFound, Stale, Invalid, NotPossible("not_suspended")."""
    _refuse(_missing(reason))
    with transaction(session):
        row, ground = in_charge(session, actor, person_id, seen)
        if not row.suspended:
            raise NotPossible("not_suspended")
        before = register.told(row)
        row.suspended = False
        register.changed(session, actor, row, "resumed", reason, ground, before=before)


def end(session: Session, actor: Actor, person_id: UUID, seen: int | None, reason: str) -> None:
    """Strike a mediator off; the entry stays to be read, and what is at hand is given to others apart.

    Raises NotFound, Stale, Invalid(reason="missing"), NotPossible("register_ended").
    """
    _refuse(_missing(reason))
    with transaction(session):
        row, ground = in_charge(session, actor, person_id, seen)
        _refuse_ended(row)
        before = register.told(row)
        row.ended_on = clock.today()
        register.changed(session, actor, row, "ended", reason, ground, before=before)


def _refuse_ended(row: MediatorProfile) -> None:
    if row.ended_on is not None:
        raise NotPossible("register_ended")


def _refuse_taken(session: Session, office_id: UUID, person_id: UUID, number: str) -> None:
    """One number for one mediator of an office."""
    query = select(MediatorProfile.person_id).where(
        MediatorProfile.office_id == office_id, MediatorProfile.register_number == number,
        MediatorProfile.person_id != person_id,
    )  # fmt: skip
    if session.scalars(query.limit(1)).first() is not None:
        raise Invalid(number="register_entry_taken")


def _missing(reason: str) -> dict[str, str]:
    return {} if reason.strip() else {"reason": "missing"}


def _refuse(wrong: dict[str, str]) -> None:
    if wrong:
        raise Invalid(**wrong)
