"""Cutting a span of days into full months and days left over, by anniversary or by calendar month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mediation.law.calendar import ONE_DAY, corresponding_day, national

_WEEKDAYS = 5


class Sliced(NamedTuple):
    """Full months, and the counted days of each part of a month left over.

    `provisional` where those days were counted in a year whose notice is not known.
    """

    full_months: int
    part_days: tuple[int, ...]
    provisional: bool = False


def sliced(first: date, last: date, slicing: str, counting: str, anchor: date | None = None) -> Sliced:
    """The span from `first` to `last`, both in it; nothing where `last` is earlier.

    `anniversary` cuts on the days that correspond to `anchor` (else to the first day), of which `first`
    is one; `calendar_month` cuts at the first of each month.
    """
    if last < first:
        return Sliced(0, ())
    if slicing == "anniversary":
        full, spans = _anniversaries(first, last, anchor or first)
    else:
        full, spans = _calendar_months(first, last)
    days = tuple(_counted(begun, ended, counting) for begun, ended in spans)
    return Sliced(full, days, counting == "workdays" and _provisional(spans))


def _anniversaries(first: date, last: date, anchor: date) -> tuple[int, list[tuple[date, date]]]:
    after = last + ONE_DAY
    begun = (first.year - anchor.year) * 12 + first.month - anchor.month
    full = 0
    while corresponding_day(anchor, begun + full + 1) <= after:
        full += 1
    rest = corresponding_day(anchor, begun + full)
    return full, [(rest, last)] if rest < after else []


def _calendar_months(first: date, last: date) -> tuple[int, list[tuple[date, date]]]:
    full, parts = 0, []
    for month_first, month_last in _months(first, last):
        begun, ended = max(first, month_first), min(last, month_last)
        if (begun, ended) == (month_first, month_last):
            full += 1
        else:
            parts.append((begun, ended))
    return full, parts


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    start = first.replace(day=1)
    while start <= last:
        following = corresponding_day(start, 1)
        yield start, following - ONE_DAY
        start = following


def _provisional(spans: list[tuple[date, date]]) -> bool:
    return any(national().provisional(day.year) for span in spans for day in span)


def _counted(first: date, last: date, counting: str) -> int:
    """Days worked by the calendar with its make-up days, or plainly Monday to Friday."""
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    if counting == "weekdays":
        return sum(day.weekday() < _WEEKDAYS for day in days)
    return sum(national().is_worked(day) for day in days)
