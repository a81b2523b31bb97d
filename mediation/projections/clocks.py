"""The clocks of a dispute as its pages show them, counted by the law and read in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from mediation.deadlines import rules
from mediation.deadlines.changes import period_of
from mediation.deadlines.models import Deadline
from mediation.deadlines.rules import Running
from mediation.kernel import clock
from mediation.law.clock_table import CLOCKS


def clocks_of(session: Session, dispute_id: UUID) -> tuple[Running, ...]:
    """Every clock of a dispute: running and paused ones first, the nearest last day first."""
    rows = session.scalars(_of_dispute(), {"dispute": dispute_id})
    return tuple(_running(row, clock.today()) for row in sorted(rows, key=_order))


@cache
def _of_dispute() -> Any:
    return select(Deadline).where(Deadline.dispute_id == bindparam("dispute", type_=Uuid()))


def nearest(clocks: Iterable[Running]) -> Running | None:
    """The clock that ends first among the running ones, else the first paused one."""
    alive = [each for each in clocks if each.state != "stopped"]
    running = [each for each in alive if each.state == "running"]
    return next(iter(running or alive), None)


def _order(row: Deadline) -> tuple[bool, date, str, str]:
    return (row.state == "stopped", row.ends_on, row.clock, row.id.hex)


def _running(row: Deadline, today: date) -> Running:
    period = period_of(row)
    left = rules.left_of(period, row.state, row.paused_on, today)
    return Running(CLOCKS[row.clock], period, row.state, left, row.paused_on)
