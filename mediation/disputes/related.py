"""Reads and writes of the links between disputes of one worker, inside the caller's transaction."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mediation.disputes.related_models import RelatedDisputes
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor


def between(session: Session, one: UUID, other: UUID) -> RelatedDisputes | None:
    """The link of two disputes that stands now, in whichever order they are named."""
    first, second = in_order(one, other)
    query = select(RelatedDisputes).where(
        RelatedDisputes.first_id == first, RelatedDisputes.second_id == second,
        RelatedDisputes.ended_at.is_(None),
    )  # fmt: skip
    return session.scalar(query)


def of_dispute(session: Session, dispute_id: UUID, key: UUID) -> RelatedDisputes | None:
    """A link of this dispute that stands now."""
    query = select(RelatedDisputes).where(
        RelatedDisputes.id == key, RelatedDisputes.ended_at.is_(None),
        or_(RelatedDisputes.first_id == dispute_id, RelatedDisputes.second_id == dispute_id),
    )  # fmt: skip
    return session.scalar(query)


def relate(session: Session, actor: Actor, one: UUID, other: UUID, reason: str) -> RelatedDisputes:
    """Link two disputes; the caller writes an entry in the chain of each."""
    first, second = in_order(one, other)
    row = RelatedDisputes(
        id=identifiers.new(actor.stream(first)), first_id=first, second_id=second, reason=reason.strip(),
        related_by=actor.person_id, related_name=actor.name, related_at=clock.now(), ended_at=None,
    )  # fmt: skip
    session.add(row)
    return row


def in_order(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """The two keys, the smaller first: disputes are locked and linked in this order."""
    return (one, other) if one < other else (other, one)
