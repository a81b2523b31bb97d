"""The days of a period one by one: which of them counts, as what number, and which was passed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mediation.law.calendar import ONE_DAY, Calendar, DayKind


class CountedDay(NamedTuple):
    """One day of the span; `ordinal` is its place in the period, None when it was not counted."""

    day: date
    kind: DayKind
    ordinal: int | None


class PausedSpan(NamedTuple):
    """The clock stood still on the days after `paused_on`, up to and with `resumed_on`."""

    paused_on: date
    resumed_on: date

    def holds(self, day: date) -> bool:
        """Whether the clock stood still on this day."""
        return self.paused_on < day <= self.resumed_on


Pauses = tuple[PausedSpan, ...]


def days_of(
    first: date, last: date, most: int, calendar: Calendar, pauses: Pauses = (), *, working: bool
) -> Iterator[CountedDay]:
    """Every day from `first` to `last`; the first `most` of those that count are numbered.

    `working` counts worked days only. A period that is counted back has `last` before `first`.
    """
    step = ONE_DAY if first <= last else -ONE_DAY
    index, day = 0, first
    while True:
        kind = calendar.kind(day)
        counts = index < most and (kind.is_worked or not working)
        counts = counts and not any(span.holds(day) for span in pauses)
        index += counts
        yield CountedDay(day, kind, index if counts else None)
        if day == last:
            return
        day += step


def full_after(start: date, number: int, calendar: Calendar, pauses: Pauses, *, working: bool) -> date:
    """The day on which so many counted days after `start` are full, the pauses not counted.

    A clock that stood still when its number was full, before it ended, ends when it resumes.
    """
    day, left = start, number
    while left:
        day += ONE_DAY
        counts = not working or calendar.is_worked(day)
        left -= counts and not any(span.holds(day) for span in pauses)
    for span in pauses:
        if span.resumed_on > day:
            day = span.resumed_on
    return day
