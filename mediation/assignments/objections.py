"""Write objections and hold mediators back for them, inside the caller's transaction; read what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.assignments.objection_models import Objection
from mediation.audit.record import Chain
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from workflows.objection import OBJECTION


def write(
    session: Session, actor: Actor, assignment: Assignment, party_id: UUID, *, free: bool, due_on: date | None
) -> Objection:
    """A new objection, not decided yet. The caller writes the entry and seals the words."""
    row = Objection(
        id=identifiers.new(actor.stream(assignment.dispute_id)), dispute_id=assignment.dispute_id,
        assignment_id=assignment.id, party_id=party_id, state=OBJECTION.initial, free=free,
        made_at=clock.now(), due_on=due_on,
    )  # fmt: skip
    session.add(row)
    return row


def step(
    session: Session, actor: Actor, row: Objection, trigger: str, chain: Chain, ground: Ground,
    *, on_behalf_of: UUID | None = None,
) -> None:  # fmt: skip
    """What becomes of an objection."""
    row.decided_at, row.decided_by = clock.now(), actor.person_id
    move(session, row, OBJECTION, trigger, actor=actor, chain=chain, ground=ground, on_behalf_of=on_behalf_of)


def of_dispute(session: Session, dispute_id: UUID) -> Sequence[Objection]:
    """Every objection of a dispute, oldest first."""
    query = select(Objection).where(Objection.dispute_id == dispute_id)
    return session.scalars(query.order_by(Objection.made_at, Objection.id)).all()


def waiting(session: Session, assignment_id: UUID) -> Sequence[Objection]:
    """Those against one mediator's place that are not decided."""
    query = select(Objection).where(Objection.assignment_id == assignment_id, Objection.state == "made")
    return session.scalars(query.order_by(Objection.made_at, Objection.id)).all()


def earlier_mediators(session: Session, dispute_id: UUID) -> int:
    """How many took the dispute on and left it."""
    query = select(func.count()).select_from(Assignment)
    left = query.where(
        Assignment.dispute_id == dispute_id, Assignment.state == "ended", Assignment.answered_at.is_not(None)
    )
    return int(session.scalar(left) or 0)


def freeze(row: Assignment) -> None:
    """Hold a mediator back at once."""
    row.frozen_at = row.frozen_at or clock.now()


def thaw(row: Assignment) -> None:
    """No objection holds the mediator back any more."""
    row.frozen_at = None
