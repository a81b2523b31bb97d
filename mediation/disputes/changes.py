"""Writes to the joint record of a dispute: history and figures, inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.disputes.models import CounterDelta, Dispute, History
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground


def write_history(
    session: Session,
    actor: Actor,
    dispute: Dispute,
    trigger: str,
    came_from: str,
    *,
    ground: Ground,
    note: str = "",
    on_behalf_of: UUID | None = None,
) -> History:
    """One row for one joint step; its version is the dispute's own."""
    row = History(
        id=identifiers.new(actor.stream(dispute.id)),
        dispute_id=dispute.id,
        version=dispute.version,
        trigger=trigger,
        from_state=came_from,
        to_state=dispute.state,
        at=clock.now(),
        person_id=actor.person_id,
        person_name=actor.name,
        role=ground.role or ground.relation,
        office_id=ground.office_id,
        on_behalf_of=on_behalf_of,
        note=note,
    )
    session.add(row)
    return row


def count(session: Session, stream: str, dispute: Dispute, came_from: str | None) -> None:
    """Move a dispute in the figures: out of one state and into another, by its month of filing."""
    month = month_of(dispute.filed_at)
    for state, delta in ((came_from, -1), (dispute.state, 1)):
        if state is not None:
            session.add(
                CounterDelta(
                    id=identifiers.new(stream),
                    office_id=dispute.office_id,
                    month=month,
                    state=state,
                    delta=delta,
                    fen=delta * dispute.claimed_fen,
                )
            )


def month_of(moment: datetime) -> str:
    """The Shanghai month of a moment, like 2026-11."""
    return clock.day_of(moment).isoformat()[:7]
