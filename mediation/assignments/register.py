"""Write the register of mediators in the caller's transaction: each change dated, in the office's chain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.assignments.models import MediatorProfile
from mediation.assignments.register_models import (
    QualificationProof,
    RegisterChange,
    Tie,
    Training,
    name_index,
)
from mediation.assignments.register_rules import Entry, evidence_of
from mediation.audit.record import Subject, office_chain, record
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.errors import NotFound

STREAM = "mediators_register"


def locked(session: Session, person_id: UUID) -> MediatorProfile | None:
    """The entry of somebody, locked and read anew."""
    query = select(MediatorProfile).where(MediatorProfile.person_id == person_id).with_for_update()
    return session.scalar(query.execution_options(populate_existing=True))


def standing(session: Session, person_id: UUID) -> MediatorProfile | None:
    """The entry of somebody, to be read."""
    return session.get(MediatorProfile, person_id)


def told(row: MediatorProfile) -> dict[str, Any]:
    """What an entry says, as changes and the audit log keep it."""
    return {
        "number": row.register_number, "body": row.body, "term_from": row.term_from.isoformat(),
        "term_until": row.term_until.isoformat(), "suspended": row.suspended,
        "ended_on": row.ended_on.isoformat() if row.ended_on else None,
        "languages": list(row.languages), "trades": list(row.trades),
    }  # fmt: skip


def enter(
    session: Session, actor: Actor, person_id: UUID, office_id: UUID, entry: Entry, ground: Ground
) -> None:
    """A new entry at this office; the caller has seen that there is none."""
    row = MediatorProfile(
        person_id=person_id, office_id=office_id, register_number=entry.number, body=entry.body,
        term_from=entry.term_from, term_until=entry.term_until, suspended=False, ended_on=None, version=0,
        qualifications=evidence_of(()), languages=list(entry.languages), trades=list(entry.trades),
    )  # fmt: skip
    session.add(row)
    session.flush()
    changed(session, actor, row, "entered", "", ground, before=None)


def changed(
    session: Session, actor: Actor, row: MediatorProfile, kind: str, reason: str, ground: Ground,
    *, before: Mapping[str, Any] | None,
) -> None:  # fmt: skip
    """Keep that the entry was changed, and count its version. The row is as it stands from now on."""
    row.version += 1
    person, after = _person(actor), told(row)
    session.add(
        RegisterChange(
            id=identifiers.new(actor.stream(STREAM)), person_id=row.person_id, office_id=row.office_id,
            kind=kind, version=row.version, told=after, reason=reason, at=clock.now(), by=person,
            by_name=actor.name,
        )
    )  # fmt: skip
    write_down(
        session, actor, row, f"register.{kind}", ground, before=before, after=after, reason=reason or None
    )


def write_down(
    session: Session, actor: Actor, row: MediatorProfile, verb: str, ground: Ground, **said: Any
) -> None:
    """An entry in the chain of the office on whose register the mediator stands."""
    record(
        session, actor, verb, Subject("mediator_profile", row.person_id), office_chain(row.office_id),
        ground=ground, **said,
    )  # fmt: skip


def add_proof(
    session: Session, actor: Actor, row: MediatorProfile, condition: str, note: str, checked_by: str,
    checked_on: date,
) -> QualificationProof:  # fmt: skip
    """What shows a condition. The caller adds the paper, and then calls `weigh`."""
    proof = QualificationProof(
        id=identifiers.new(actor.stream(STREAM)), person_id=row.person_id, condition=condition, note=note,
        checked_by=checked_by, checked_on=checked_on, entered_at=clock.now(), entered_by=_person(actor),
        entered_name=actor.name,
    )  # fmt: skip
    session.add(proof)
    return proof


def proofs(session: Session, person_id: UUID) -> list[QualificationProof]:
    """All proofs of somebody, oldest first, withdrawn ones too."""
    query = select(QualificationProof).where(QualificationProof.person_id == person_id)
    return list(session.scalars(query.order_by(QualificationProof.entered_at, QualificationProof.id)))


def weigh(session: Session, row: MediatorProfile) -> None:
    """Let the entry say what its standing proofs show: assignments read it there.

    A condition of which no proof was ever kept one by one stands as the entry came with it.
    """
    session.flush()
    kept = proofs(session, row.person_id)
    shown = evidence_of((each.condition, each.note) for each in kept if each.withdrawn_at is None)
    by_proof = {each.condition for each in kept}
    row.qualifications = {
        name: note if name in by_proof else str(row.qualifications.get(name) or "")
        for name, note in shown.items()
    }
    row.version += 1


def add_training(
    session: Session, actor: Actor, person_id: UUID, held_on: date, minutes: int, topic: str, given_by: str
) -> Training:
    """Hours learnt, to be looked at by a manager."""
    row = Training(
        id=identifiers.new(actor.stream(STREAM)), person_id=person_id, held_on=held_on, minutes=minutes,
        topic=topic, given_by=given_by, reported_at=clock.now(), reported_by=_person(actor),
        reported_name=actor.name, counted=None,
    )  # fmt: skip
    session.add(row)
    return row


def training(session: Session, person_id: UUID, training_id: UUID) -> Training:
    """One training of somebody, locked. Raises NotFound."""
    query = select(Training).where(Training.id == training_id, Training.person_id == person_id)
    row = session.scalar(query.with_for_update().execution_options(populate_existing=True))
    if row is None:
        raise NotFound()
    return row


def decide(row: Training, actor: Actor, counts: bool, reason: str) -> None:
    """Whether the hours count, once and for all."""
    row.counted, row.decided_at = counts, clock.now()
    row.decided_name, row.decided_reason = actor.name, reason


def add_tie(session: Session, actor: Actor, person_id: UUID, kind: str, name: str, phone: str) -> Tie:
    """Somebody, or some place, with whom a mediator could be in a conflict."""
    row = Tie(
        id=identifiers.new(actor.stream(STREAM)), person_id=person_id, kind=kind, declared_at=clock.now()
    )
    row.name, row.phone = name, phone or None
    row.name_index = name_index(name)
    session.add(row)
    return row


def ties(session: Session, person_id: UUID) -> list[Tie]:
    """What somebody declared and did not take back, oldest first; for that mediator's own eyes."""
    query = select(Tie).where(Tie.person_id == person_id, Tie.ended_at.is_(None))
    return list(session.scalars(query.order_by(Tie.declared_at, Tie.id)))


def _person(actor: Actor) -> UUID:
    if actor.person_id is None:
        raise NotFound()
    return actor.person_id
