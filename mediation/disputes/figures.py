"""Fold the changes that steps left behind into the figures, inside the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.disputes.models import CounterDelta, Figure

MOST_AT_ONCE = 5000
"""Rows folded in one transaction, so that it stays short; the rest waits for the next run."""


def fold(session: Session) -> int:
    """Add open changes to their figures and take them away; gives how many there were.

    The rows are locked one by one, so that what others insert meanwhile is left for the next run.
    """
    query = select(CounterDelta).order_by(CounterDelta.id).limit(MOST_AT_ONCE)
    rows = session.scalars(query.with_for_update(skip_locked=True)).all()
    sums: dict[tuple[UUID, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        total = sums[row.office_id, row.month, row.state]
        total[0] += row.delta
        total[1] += row.fen
        session.delete(row)
    for (office_id, month, state), (count, fen) in sorted(sums.items()):
        _add(session, office_id, month, state, count, fen)
    return len(rows)


def _add(session: Session, office_id: UUID, month: str, state: str, count: int, fen: int) -> None:
    figure = session.get(Figure, (office_id, month, state), with_for_update=True)
    if figure is None:
        session.add(Figure(office_id=office_id, month=month, state=state, count=count, fen=fen))
        return
    figure.count += count
    figure.fen += fen
