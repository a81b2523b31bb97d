"""Write visits, each with its entry in the joint chain, inside the caller's transaction."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, compartment_chain, record
from mediation.follow_up.models import Visit
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground


def plan(
    session: Session, actor: Actor, dispute_id: UUID, agreement_id: UUID, on: date, ground: Ground
) -> Visit:
    """A visit on this day, for the agreement that was just written down."""
    row = Visit(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, agreement_id=agreement_id,
        planned_on=on, planned_by=actor.person_id, planned_at=clock.now(), made_on=None, note="",
        done_at=None, done_by=None,
    )  # fmt: skip
    session.add(row)
    _enter(session, actor, "follow_up.visit_planned", row, ground, {"planned_on": on.isoformat()})
    return row


def make(session: Session, actor: Actor, row: Visit, on: date, note: str, ground: Ground) -> None:
    """The visit was made on this day, and this was found."""
    row.made_on, row.note, row.done_at, row.done_by = on, note, clock.now(), actor.person_id
    _enter(session, actor, "follow_up.visit_made", row, ground, {"made_on": on.isoformat(), "note": note})


def _enter(
    session: Session, actor: Actor, verb: str, row: Visit, ground: Ground, after: dict[str, Any]
) -> None:
    chain = compartment_chain(row.dispute_id, row.dispute_id)
    record(session, actor, verb, Subject("follow_up_visit", row.id), chain, after=after, ground=ground)
