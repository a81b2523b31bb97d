"""What an operator watches, counted in the database, so over all processes; nothing of any case.

Messages about a private room are not counted: one that waits would tell that something happened in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, union_all
from sqlalchemy.orm import Session

from mediation.disputes.models import CounterDelta, Dispute, Figure
from mediation.kernel import heartbeats
from mediation.kernel.outbox import OutboxMessage
from workflows.dispute import ANY_OPEN


@dataclass(frozen=True)
class Measures:
    """Disputes by state, messages that have not left, and when each job was last done."""

    open_disputes: Mapping[str, int]
    messages: Mapping[str, int]
    oldest_waiting: datetime | None
    jobs: Mapping[str, datetime]


def measures(session: Session) -> Measures:
    """Three statements, whatever the size of the store."""
    counts, oldest = _messages(session)
    return Measures(_open_disputes(session), counts, oldest, heartbeats.latest(session))


def _open_disputes(session: Session) -> Mapping[str, int]:
    both = union_all(
        select(Figure.state, Figure.count), select(CounterDelta.state, CounterDelta.delta)
    ).subquery()
    found = session.execute(select(both.c.state, func.sum(both.c.count)).group_by(both.c.state))
    counts = {state: int(count) for state, count in found}
    return {state: counts.get(state, 0) for state in ANY_OPEN}


def _messages(session: Session) -> tuple[Mapping[str, int], datetime | None]:
    query = (
        select(OutboxMessage.state, func.count(), func.min(OutboxMessage.at))
        .where(OutboxMessage.state.in_(("waiting", "failed")))
        # One about a private room is of its compartment, not of the dispute (sessions/invitations.py).
        .where(or_(OutboxMessage.about.is_(None), OutboxMessage.about.in_(select(Dispute.id))))
        .group_by(OutboxMessage.state)
    )
    found = {state: (count, oldest) for state, count, oldest in session.execute(query)}
    counts = {state: found.get(state, (0, None))[0] for state in ("waiting", "failed")}
    return counts, found.get("waiting", (0, None))[1]
