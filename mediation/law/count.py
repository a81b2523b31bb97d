"""Counting a period: its last day, how many days are left, and what a pause or extension does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from mediation.kernel.clock import SHANGHAI
from mediation.law.calendar import ONE_DAY, Calendar, corresponding_day
from mediation.law.clocks import Clock, Extension, Unit
from mediation.law.counted import Counted, Fact, FactCode
from mediation.law.spans import CountedDay, PausedSpan, Pauses, full_after

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
    """A period of so many units after `start`, standing still during `pauses`.

    Calendar days, months and years end on the first day after a holiday they would end in (CC 203);
    months end on the day that corresponds to the start (CC 202); working days skip every day not worked
    (CHR 80). `clock` may say that the start counts, that no holiday moves the end, or that the period is
    counted back from the start. Raises ValueError for less than one unit, OverflowError past the year 9999.
    """
    if number < 1:
        raise ValueError(f"a period cannot have {number} days, months or years")
    if clock is not None and clock.counted_back:
        return _back(number, start, calendar, clock)
    spans = tuple(sorted(pauses))
    early = ONE_DAY if clock is not None and clock.counts_start else ONE_DAY * 0
    first = start + ONE_DAY - early
    raw = _full(number, unit, start, calendar, spans) - early
    last = _rolled(raw, unit, calendar, clock)
    years = _provisional_years(first if unit is Unit.WORKING else raw, last, calendar)
    return Counted(clock, unit, number, start, first, raw, last, years, spans, calendar=calendar)


def until(clock: Clock, start: date, agreed_day: date) -> Counted:
    """A period whose last day people agreed; it is taken as written and moved by no holiday.

    Raises ValueError for a day before the start.
    """
    if agreed_day < start:
        raise ValueError(f"{agreed_day} is before {start}")
    first = min(start + ONE_DAY, agreed_day)
    return Counted(clock, clock.unit, None, start, first, agreed_day, agreed_day, ())


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
    if counted.unit is not Unit.WORKING:
        return (counted.last_day - today).days
    if today <= counted.last_day:
        return calendar.working_days_between(today, counted.last_day)
    # The first day over is overdue even when nobody works on it.
    return -max(1, calendar.working_days_between(counted.last_day, today))


def ends_at(last_day: date) -> datetime:
    """The first moment that is too late: midnight in Shanghai after the last day, in UTC."""
    return datetime.combine(last_day + ONE_DAY, time(), SHANGHAI).astimezone(UTC)


def _back(number: int, start: date, calendar: Calendar, clock: Clock) -> Counted:
    """So many working days before a day: the last on which the act is in time; no holiday moves it."""
    last = calendar.subtract_working_days(start, number)
    years = _provisional_years(last, start - ONE_DAY, calendar)
    return Counted(clock, Unit.WORKING, number, start, start - ONE_DAY, last, last, years, calendar=calendar)


def _full(number: int, unit: Unit, start: date, calendar: Calendar, pauses: Pauses) -> date:
    """The day on which the number is full, before any holiday moves it."""
    if unit.by_months:
        return _full_months(number * unit.months, start, pauses)
    working = unit is Unit.WORKING
    if pauses:
        return full_after(start, number, calendar, pauses, working=working)
    return calendar.add_working_days(start, number) if working else start + ONE_DAY * number


def _full_months(months: int, start: date, pauses: Pauses) -> date:
    """The corresponding day, later by the days the clock stood still before it (CC 202)."""
    raw = corresponding_day(start, months)
    for span in pauses:
        if span.paused_on <= raw:
            raw += span.resumed_on - span.paused_on
        raw = max(raw, span.resumed_on)
    return raw


def _rolled(raw: date, unit: Unit, calendar: Calendar, clock: Clock | None) -> date:
    if unit is Unit.WORKING:
        return calendar.next_worked(raw)
    return raw if clock is not None and not clock.rolls else calendar.roll(raw)


def _provisional_years(first: date, last: date, calendar: Calendar) -> tuple[int, ...]:
    """The years whose unknown notice could move the last day."""
    return tuple(year for year in range(first.year, last.year + 1) if calendar.provisional(year))
