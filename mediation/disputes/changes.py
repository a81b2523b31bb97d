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


def stand_still(dispute: Dispute, ground: str, note: str) -> None:
    """Let a dispute stand still from now on."""
    dispute.suspended_for, dispute.suspended_at, dispute.suspension_note = ground, clock.now(), note


def stand_still_no_more(dispute: Dispute) -> None:
    """Let it go on, or be over."""
    dispute.suspended_for = dispute.suspended_at = dispute.suspension_note = None


def undo_ending(dispute: Dispute) -> None:
    """The dispute goes on: what only one that is over has is gone with its ending."""
    dispute.is_open, dispute.closed_at = True, None
    dispute.result = dispute.settled_privately_fen = None


def count(session: Session, stream: str, dispute: Dispute, came_from: str | None) -> None:
    """Move a dispute in the figures: out of one state and into another, by its month of filing."""
    for state, delta in ((came_from, -1), (dispute.state, 1)):
        if state is not None:
            _figure(session, stream, dispute, state, delta, delta * dispute.claimed_fen)


def revalue(session: Session, stream: str, dispute: Dispute, claimed_fen: int) -> None:
    """Another sum is asked for in all; the figures of the present state follow."""
    difference, dispute.claimed_fen = claimed_fen - dispute.claimed_fen, claimed_fen
    if difference:
        _figure(session, stream, dispute, dispute.state, 0, difference)


def hand_on(session: Session, stream: str, dispute: Dispute, office_id: UUID) -> None:
    """Give a dispute to another office, in its figures too; number, state and month stay."""
    _figure(session, stream, dispute, dispute.state, -1, -dispute.claimed_fen)
    dispute.office_id = office_id
    _figure(session, stream, dispute, dispute.state, 1, dispute.claimed_fen)


def _figure(session: Session, stream: str, dispute: Dispute, state: str, delta: int, fen: int) -> None:
    """What changes in the figures of its office and month, as a row that a timer folds."""
    row = CounterDelta(
        id=identifiers.new(stream), office_id=dispute.office_id, month=month_of(dispute.filed_at),
        state=state, delta=delta, fen=fen,
    )  # fmt: skip
    session.add(row)


def month_of(moment: datetime) -> str:
    """The Shanghai month of a moment, like 2026-11."""
    return clock.day_of(moment).isoformat()[:7]
