"""Name mediators, keep their answers and end their work, inside the caller's transaction."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.audit.record import Chain
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from workflows.assignment import ASSIGNMENT


def name(session: Session, actor: Actor, dispute_id: UUID, person_id: UUID) -> Assignment:
    """Name a mediator, who has yet to answer. The step of the dispute writes the entry."""
    row = Assignment(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, person_id=person_id,
        state=ASSIGNMENT.initial, named_at=clock.now(), named_by=actor.person_id,
    )  # fmt: skip
    session.add(row)
    return row


def take_up(
    session: Session, actor: Actor, row: Assignment, conflict: str | None, chain: Chain, ground: Ground
) -> None:
    """The mediator takes the dispute on and declares a conflict of interest, or that there is none."""
    row.answered_at, row.conflict = clock.now(), conflict
    row.disclosed_at = clock.now() if conflict is not None else None
    move(
        session, row, ASSIGNMENT, "accept", actor=actor, chain=chain, ground=ground,
        after={"conflict": conflict},
    )  # fmt: skip


def refuse(
    session: Session, actor: Actor, row: Assignment, reason: str, chain: Chain, ground: Ground
) -> None:
    """The mediator does not take the dispute on."""
    row.answered_at, row.end_reason = clock.now(), reason
    move(session, row, ASSIGNMENT, "refuse", actor=actor, chain=chain, ground=ground, reason=reason)


def end(session: Session, actor: Actor, row: Assignment, reason: str, chain: Chain, ground: Ground) -> None:
    """A mediator's place on a dispute is over, whether it was taken up or only proposed."""
    row.ended_at, row.end_reason = clock.now(), reason
    move(session, row, ASSIGNMENT, "end", actor=actor, chain=chain, ground=ground, reason=reason)


def disclose(row: Assignment, conflict: str) -> None:
    """A conflict that came up while the mediator was at work; open until every party agrees anew.

    The caller writes the entry. What was disclosed before stays to be read.
    """
    row.conflict = f"{row.conflict}\n{conflict}" if row.conflict else conflict
    row.conflict_settled_at, row.disclosed_at = None, clock.now()


def bar(row: Assignment, why: str) -> None:
    """Whoever a party's objection removed is named for this dispute no more."""
    row.conflict, row.conflict_settled_at = row.conflict or why, None


def settle(row: Assignment) -> None:
    """Every party agreed to the mediator in spite of the conflict. The caller writes the entry."""
    row.conflict_settled_at = clock.now()


def reopen(row: Assignment) -> None:
    """A party denied its consent, so the conflict is open again. The caller writes the entry."""
    row.conflict_settled_at = None
