"""How many disputes stand in each state, by the month of their filing: folded figures and open deltas."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from mediation.disputes.models import CounterDelta, Figure


@dataclass(frozen=True)
class Cell:
    """Disputes of one office, filed in one month (Shanghai, like 2026-11), that stand in one state."""

    office_id: UUID
    month: str
    state: str
    count: int
    fen: int
    """What is claimed in them, in fen."""


def cells(session: Session, offices: Collection[UUID]) -> tuple[Cell, ...]:
    """The figures of these offices that are not nothing, in one statement."""
    folded = select(Figure.office_id, Figure.month, Figure.state, Figure.count, Figure.fen)
    opened = select(
        CounterDelta.office_id, CounterDelta.month, CounterDelta.state, CounterDelta.delta, CounterDelta.fen
    )
    wanted = sorted(offices)
    both = union_all(
        folded.where(Figure.office_id.in_(wanted)), opened.where(CounterDelta.office_id.in_(wanted))
    ).subquery()
    place = (both.c.office_id, both.c.month, both.c.state)
    total = func.sum(both.c.count)
    query = select(*place, total, func.sum(both.c.fen)).group_by(*place).having(total != 0).order_by(*place)
    # PostgreSQL sums whole numbers as Decimal.
    return tuple(Cell(*row[:3], int(row[3]), int(row[4])) for row in session.execute(query))
