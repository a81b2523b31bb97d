"""A running clock as the law counts it: from its row to days left and the day-by-day count. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from mediation.law.calendar import Calendar, national
from mediation.law.clock_table import CLOCKS
from mediation.law.clocks import Clock
from mediation.law.count import Counted, count, days_left, resume, until


@dataclass(frozen=True)
class Running:
    """A clock of a dispute as a page shows it."""

    clock: Clock
    counted: Counted
    state: str
    left: int
    """Units left: 0 on the last day, negative when overdue."""


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    """The national calendar with make-up days."""
    return national()


def counted(
    code: str,
    start: date,
    number: int | None,
    agreed_day: date | None,
    pauses: tuple[tuple[date, date], ...] = (),
) -> Counted:
    """The period of a clock from its start; `agreed_day` where people chose its last day (C22, SIGN)."""
    clock = CLOCKS[code]
    if agreed_day is not None:
        return until(clock, start, max(agreed_day, start))
    period = count(clock, start, calendar(), number)
    for paused_on, resumed_on in pauses:
        period = resume(period, paused_on, resumed_on, calendar())
    return period


def left_of(period: Counted, state: str, paused_on: date | None, today: date) -> int:
    """Units left today, or on the day the clock was paused."""
    return days_left(period, paused_on if state == "paused" and paused_on else today, calendar())
