"""A running clock as the law counts it: from its row to days left and the day-by-day count. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from mediation.law.calendar import Calendar
from mediation.law.clock_table import CLOCKS, mediation_clock
from mediation.law.clocks import Clock, Extension
from mediation.law.count import Counted, count, days_left, extend, resume, until

MOST_AT_ONCE = 30
"""Days that can be asked for at a time where the rule names no cap: longer is agreed on again."""


@dataclass(frozen=True)
class Running:
    """A clock of a dispute as a page shows it."""

    clock: Clock
    counted: Counted
    state: str
    left: int
    """Units left: 0 on the last day, negative when overdue."""
    calendar: Calendar = field(repr=False, compare=False)
    paused_on: date | None = None
    moved_from: date | None = None
    """The last day before a notice of holidays moved it."""

    def resumed(self, today: date) -> Counted:
        """The period if it runs on from this day. Raises ValueError for a clock that never stood still."""
        if self.paused_on is None:
            raise ValueError("the clock did not stand still")
        if self.paused_on > self.counted.last_day:
            return self.counted  # it was over before it stood still
        return resume(self.counted, self.paused_on, today, self.calendar)


def counted(
    code: str,
    start: date,
    number: int | None,
    agreed_day: date | None,
    pauses: tuple[tuple[date, date], ...] = (),
    extended_by: int = 0,
    *,
    calendar: Calendar,
) -> Counted:
    """The period of a clock from its start, pauses and the days agreed on beside it counted in.

    `agreed_day` where people chose its last day (C22, SIGN). A pause that began when the period was over is
    left out: a later notice of holidays may have made the period shorter than it was then.
    """
    clock = CLOCKS[code]
    if agreed_day is not None:
        return until(clock, start, max(agreed_day, start))
    period = count(clock, start, calendar, number)
    for paused_on, resumed_on in pauses:
        if paused_on <= period.last_day:
            period = resume(period, paused_on, resumed_on, calendar)
    return extend(period, extended_by, calendar) if extended_by else period


def left_of(period: Counted, state: str, paused_on: date | None, today: date, calendar: Calendar) -> int:
    """Units left today, or on the day the clock was paused."""
    return days_left(period, paused_on if state == "paused" and paused_on else today, calendar)


def extension_provided(profile: str) -> bool:
    """Whether the rule of this profile lets the parties make its mediation period longer at all."""
    return mediation_clock(profile).extension is not Extension.NONE


def days_to_extend(profile: str, extended_by: int) -> int:
    """By how many days the period may still be made longer at a time: 0 where nothing is left of the cap."""
    if not extension_provided(profile):
        return 0
    cap = mediation_clock(profile).extension_limit
    return MOST_AT_ONCE if cap is None else max(0, cap - extended_by)
