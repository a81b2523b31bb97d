"""Counting one period of limitation: a year from its start, anew when interrupted, at rest when suspended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mediation.law.calendar import Calendar, DayKind, corresponding_day


class Interruption(NamedTuple):
    """Something on a day that begins the whole period anew; `ground` as in limitation_table.GROUNDS."""

    day: date
    ground: str


class Suspension(NamedTuple):
    """What kept somebody from going to arbitration, from the day it began to the day it was over (CHR 28)."""

    began_on: date
    ended_on: date


class StepCode(StrEnum):
    """How a last day came about; the pages have a sentence for each."""

    STARTED = "started"
    ASSUMED_IN_TIME = "assumed_in_time"
    """When it started is not known: it is taken that the first interruption came in time."""
    TOO_EARLY = "too_early"
    """An interruption before anything ran."""
    INTERRUPTED = "interrupted"
    TOO_LATE = "too_late"
    """An interruption after the last day, which begins nothing anew."""
    STOOD_STILL = "stood_still"
    FULL = "full"
    ROLLED = "rolled"
    ROLL_UNVERIFIED = "roll_unverified"
    YEAR_PROVISIONAL = "year_provisional"


class Step(NamedTuple):
    """One step of the count: its day, `until` for a span, the ground of an interruption."""

    code: StepCode
    day: date
    until: date | None = None
    ground: str | None = None


class Absent(StrEnum):
    """Why there is no last day."""

    NO_END_WHILE_EMPLOYED = "no_end_while_employed"
    NOT_BEFORE_END = "not_before_end"
    """The right arises, or its breach is over, only when the employment ends."""
    START_UNKNOWN = "start_unknown"
    NOT_HAPPENED = "not_happened"
    """Nothing of this sort has interrupted it so far."""
    NOT_ARBITRATED = "not_arbitrated"


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day on which the claim is in time, or why there is none, and how it was counted.

    `provisional_years`: years without a holiday notice that could still move the day.
    """

    day: date | None
    absent: Absent | None = None
    steps: tuple[Step, ...] = ()
    provisional_years: tuple[int, ...] = ()


def none(why: Absent) -> LastDay:
    """No last day, for this reason."""
    return LastDay(None, why)


def chain(
    start: date,
    months: int,
    calendar: Calendar,
    interruptions: Iterable[Interruption] = (),
    suspensions: Iterable[Suspension] = (),
    opening: StepCode = StepCode.STARTED,
) -> LastDay:
    """The last day of so many months after `start`, counted anew from every interruption in time (C26).

    The start is not counted (CC 201), a last day in a holiday moves on (CC 203), and what is left
    runs on after a suspension (C27). Raises ValueError for a suspension that ends before it begins.
    """
    spans = _merged(suspensions)
    steps = [Step(opening, start)]
    run = _run(start, months, spans, calendar)
    for one in sorted(interruptions):
        code = _fits(one.day, start, run.last)
        if code is StepCode.INTERRUPTED:
            start = one.day
            run = _run(start, months, spans, calendar)
        steps.append(Step(code, one.day, ground=one.ground))
    years = tuple(year for year in range(run.full.year, run.last.year + 1) if calendar.provisional(year))
    closing = (*run.steps, *(Step(StepCode.YEAR_PROVISIONAL, date(year, 1, 1)) for year in years))
    return LastDay(run.last, None, (*steps, *closing), years)


class _Run(NamedTuple):
    full: date
    last: date
    steps: tuple[Step, ...]


def _run(start: date, months: int, spans: Sequence[Suspension], calendar: Calendar) -> _Run:
    """One uninterrupted run: full on the corresponding day and the days it stood still, then rolled."""
    steps: list[Step] = []
    begins = start
    for span in spans:
        if span.began_on <= start < span.ended_on:
            begins = span.ended_on
            steps.append(Step(StepCode.STOOD_STILL, span.began_on, span.ended_on))
    full = corresponding_day(begins, months)
    for span in spans:
        if begins < span.began_on < full:
            full += span.ended_on - span.began_on
            steps.append(Step(StepCode.STOOD_STILL, span.began_on, span.ended_on))
    last = calendar.roll(full)
    steps.append(Step(StepCode.FULL, full))
    if last != full:
        steps.append(Step(StepCode.ROLLED, full, last))
        if calendar.kind(full) is not DayKind.STATUTORY_HOLIDAY:
            steps.append(Step(StepCode.ROLL_UNVERIFIED, full))
    return _Run(full, last, tuple(steps))


def _fits(day: date, start: date, last: date) -> StepCode:
    if day < start:
        return StepCode.TOO_EARLY
    return StepCode.INTERRUPTED if day <= last else StepCode.TOO_LATE


def _merged(suspensions: Iterable[Suspension]) -> tuple[Suspension, ...]:
    """Spans in order, those that touch made one, so that no day stands still twice."""
    merged: list[Suspension] = []
    for span in sorted(suspensions):
        if span.ended_on < span.began_on:
            raise ValueError(f"{span.ended_on} is before {span.began_on}")
        if merged and span.began_on <= merged[-1].ended_on:
            before = merged.pop()
            merged.append(Suspension(before.began_on, max(before.ended_on, span.ended_on)))
        else:
            merged.append(span)
    return tuple(merged)
