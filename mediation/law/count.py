"""Counting a period: its last day, how many days are left, and what a pause or extension does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from mediation.kernel.clock import SHANGHAI
from mediation.law.calendar import ONE_DAY, Calendar
from mediation.law.clocks import Clock, Extension, Unit
from mediation.law.counted import Counted, CountedDay, Fact, FactCode, PausedSpan

__all__ = [
    "Counted",
    "CountedDay",
    "Fact",
    "FactCode",
    "PausedSpan",
    "count",
    "count_days",
    "days_left",
    "ends_at",
    "extend",
    "extension_refusal",
    "resume",
    "until",
]


def count(
    clock: Clock, start: date, calendar: Calendar, number: int | None = None, today: date | None = None
) -> Counted:
    """The clock's period from the day of its start event, which is not counted (CC 201).

    `number` replaces the rule's own (a variant, a parameter an office changed, days people chose).
    With `today` the result says how many units are left. Raises ValueError without any number.
    """
    days = clock.number if number is None else number
    if days is None:
        raise ValueError(f"{clock.code} has no number of its own")
    counted = count_days(days, clock.unit, start, calendar, clock=clock)
    return counted if today is None else replace(counted, left=days_left(counted, today, calendar))


def count_days(
    number: int,
    unit: Unit,
    start: date,
    calendar: Calendar,
    *,
    clock: Clock | None = None,
    pauses: Sequence[PausedSpan] = (),
) -> Counted:
    """A period of so many days of a unit after `start`, standing still during `pauses`.

    Calendar days end on the first day after a holiday they would end in (CC 203); working days
    skip every day not worked (CHR 80). Raises ValueError for fewer than one day.
    """
    if number < 1:
        raise ValueError(f"a period cannot have {number} days")
    spans = tuple(sorted(pauses))
    days = _run(number, unit, start, calendar, spans)
    raw = _stand_still(days[-1].day, spans)
    last = calendar.next_worked(raw) if unit is Unit.WORKING else calendar.roll(raw)
    days += _uncounted(days[-1].day, last, calendar)
    years = _provisional_years(start + ONE_DAY if unit is Unit.WORKING else raw, last, calendar)
    return Counted(clock, unit, number, start, start + ONE_DAY, raw, last, tuple(days), years, spans)


def until(clock: Clock, start: date, agreed_day: date) -> Counted:
    """A period whose last day people agreed; it is taken as written and moved by no holiday.

    Raises ValueError for a day before the start.
    """
    if agreed_day < start:
        raise ValueError(f"{agreed_day} is before {start}")
    first = min(start + ONE_DAY, agreed_day)
    return Counted(clock, clock.unit, None, start, first, agreed_day, agreed_day, (), ())


def resume(counted: Counted, paused_on: date, resumed_on: date, calendar: Calendar) -> Counted:
    """The period after a pause: the days left when it began run on from the day after it ended.

    The day the pause begins still counts, the day it ends does not, as at a start (CC 201).
    Whether the clock may pause at all is `Clock.may_pause`. Raises ValueError when the pause
    begins before the period or after its last day, ends before it begins, or the period was agreed.
    """
    if counted.number is None or not counted.start <= paused_on <= counted.last_day:
        raise ValueError(f"nothing runs that could pause on {paused_on}")
    if resumed_on < paused_on:
        raise ValueError(f"{resumed_on} is before {paused_on}")
    pauses = (*counted.pauses, PausedSpan(paused_on, resumed_on))
    again = count_days(
        counted.number, counted.unit, counted.start, calendar, clock=counted.clock, pauses=pauses
    )
    return replace(again, extended_by=counted.extended_by)


def extension_refusal(counted: Counted, by: int) -> str | None:
    """Why the period may not be made longer by so many days, as a code; None when it may.

    Whose consent it takes is `Clock.extension`; the cap is `Clock.extension_limit`.
    """
    clock = counted.clock
    if clock is None or clock.extension is Extension.NONE or counted.number is None:
        return "extension_not_provided"
    if by < 1:
        return "extension_too_short"
    if clock.extension_limit is not None and counted.extended_by + by > clock.extension_limit:
        return "extension_beyond_limit"
    return None


def extend(counted: Counted, by: int, calendar: Calendar) -> Counted:
    """The period made longer by so many days of its unit, counted anew from its start.

    Raises ValueError with the code of `extension_refusal`.
    """
    refusal = extension_refusal(counted, by)
    if refusal is not None or counted.number is None:
        raise ValueError(refusal)
    longer = count_days(
        counted.number + by,
        counted.unit,
        counted.start,
        calendar,
        clock=counted.clock,
        pauses=counted.pauses,
    )
    return replace(longer, extended_by=counted.extended_by + by)


def days_left(counted: Counted, today: date, calendar: Calendar) -> int:
    """Units left after `today`: 0 on the last day, negative from the day after it.

    For a paused clock ask with the day the pause began.
    """
    if counted.unit is Unit.CALENDAR:
        return (counted.last_day - today).days
    if today <= counted.last_day:
        return calendar.working_days_between(today, counted.last_day)
    # The first day over is overdue even when nobody works on it.
    return -max(1, calendar.working_days_between(counted.last_day, today))


def ends_at(last_day: date) -> datetime:
    """The first moment that is too late: midnight in Shanghai after the last day, in UTC."""
    return datetime.combine(last_day + ONE_DAY, time(), SHANGHAI).astimezone(UTC)


def _run(
    number: int, unit: Unit, start: date, calendar: Calendar, pauses: tuple[PausedSpan, ...]
) -> list[CountedDay]:
    """Every day after the start, numbered where it counts, until the number is full."""
    days: list[CountedDay] = []
    day, index = start, 0
    while index < number:
        day += ONE_DAY
        kind = calendar.kind(day)
        counts = (unit is Unit.CALENDAR or kind.is_worked) and not any(span.holds(day) for span in pauses)
        index += counts
        days.append(CountedDay(day, kind, index if counts else None))
    return days


def _stand_still(last: date, pauses: tuple[PausedSpan, ...]) -> date:
    """A clock paused when its number was full, before it ended, ends when it resumes."""
    for span in pauses:
        if span.resumed_on > last:
            last = span.resumed_on
    return last


def _uncounted(after: date, last: date, calendar: Calendar) -> list[CountedDay]:
    steps = range(1, (last - after).days + 1)
    return [CountedDay(day, calendar.kind(day), None) for day in (after + ONE_DAY * step for step in steps)]


def _provisional_years(first: date, last: date, calendar: Calendar) -> tuple[int, ...]:
    """The years whose unknown notice could move the last day."""
    return tuple(year for year in range(first.year, last.year + 1) if calendar.provisional(year))
