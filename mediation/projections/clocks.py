"""The clocks of a dispute as its pages show them, counted by the law and read in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from mediation.deadlines import calendars, rules
from mediation.deadlines.changes import period_of
from mediation.deadlines.models import Deadline
from mediation.deadlines.rules import Running
from mediation.kernel import clock
from mediation.law.calendar import Calendar
from mediation.law.clock_table import CLOCKS


def clocks_of(session: Session, dispute_id: UUID) -> tuple[Running, ...]:
    """Every clock of a dispute: running and paused ones first, the nearest last day first."""
    found = session.execute(_of_dispute(), {"dispute": dispute_id}).all()
    if not found:
        return ()
    calendar = calendars.know(session, found[0].calendar_stand)
    rows = sorted((row.Deadline for row in found), key=_order)
    return tuple(_running(row, clock.today(), calendar) for row in rows)


@cache
def _of_dispute() -> Any:
    here = Deadline.dispute_id == bindparam("dispute", type_=Uuid())
    return select(Deadline, calendars.stand()).where(here)


def nearest(clocks: Iterable[Running]) -> Running | None:
    """The clock that ends first among the running ones, else the first paused one."""
    alive = [each for each in clocks if each.state != "stopped"]
    running = [each for each in alive if each.state == "running"]
    return next(iter(running or alive), None)


def _order(row: Deadline) -> tuple[bool, date, str, str]:
    return (row.state == "stopped", row.ends_on, row.clock, row.id.hex)


def _running(row: Deadline, today: date, calendar: Calendar) -> Running:
    period = period_of(row, calendar)
    left = rules.left_of(period, row.state, row.paused_on, today, calendar)
    return Running(CLOCKS[row.clock], period, row.state, left, calendar, row.paused_on, row.moved_from)
