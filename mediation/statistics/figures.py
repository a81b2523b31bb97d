"""How many disputes stand in each state, and were filed in each month: folded figures and open deltas."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, func, literal_column, select, union_all
from sqlalchemy.orm import Session

from mediation.disputes.models import CounterDelta, Figure


@dataclass(frozen=True)
class Sum:
    """Disputes that stand in one state, or that were filed in one month."""

    of: str
    """state, month."""
    key: str
    """The state, or the month (Shanghai, like 2026-11)."""
    known: bool
    """Whether they are of the offices that were named as known: the rest is counted apart."""
    count: int
    fen: int
    """What is claimed in them, in fen."""


def sums(session: Session, offices: Collection[UUID], known: Collection[UUID]) -> tuple[Sum, ...]:
    """The figures of these offices that are not nothing, in one statement."""
    asked = {"offices": sorted(offices), "known": sorted(known)}
    # PostgreSQL sums whole numbers as Decimal.
    return tuple(
        Sum(of, key, bool(is_known), int(count), int(fen))
        for of, key, is_known, count, fen in session.execute(_statement(), asked)
    )


@cache
def _statement() -> Any:
    """Built once. The database adds up, so that a row is read for each number of the page and not for
    each office, month and state."""
    offices = bindparam("offices", expanding=True, type_=Uuid())
    folded = select(Figure.office_id, Figure.month, Figure.state, Figure.count, Figure.fen)
    opened = select(
        CounterDelta.office_id, CounterDelta.month, CounterDelta.state, CounterDelta.delta, CounterDelta.fen
    )
    both = union_all(
        folded.where(Figure.office_id.in_(offices)), opened.where(CounterDelta.office_id.in_(offices))
    ).cte("numbers")
    known = both.c.office_id.in_(bindparam("known", expanding=True, type_=Uuid()))
    total = func.sum(both.c.count)
    return union_all(*(
        select(
            literal_column(f"'{name}'").label("of"), both.c[name].label("key"), known.label("known"),
            total.label("count"), func.sum(both.c.fen).label("fen"),
        )
        .group_by(both.c[name], known)
        .having(total != 0)
        for name in ("state", "month")
    ))  # fmt: skip
