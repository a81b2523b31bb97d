"""Days as people write them in a list: 2027-02-05, 2月5日, 2月5日至11日; a few to a line or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from mediation.kernel.text import normal

_BETWEEN = re.compile(r"[\s,、;。]+")
_TO = re.compile(r"至|到|~|—+|–")
_DAY = re.compile(
    r"(?:(?P<year>\d{4})(?:-|/|年))?(?:(?P<month>\d{1,2})(?:-|/|月))?(?P<day>\d{1,2})日?(?:\(.{1,3}\))?",
    re.ASCII,
)
MOST = 40
"""Days in one range; a longer one is a slip."""


class Unreadable(ValueError):
    """A piece of the text that is no day and no range of days; `args[0]` is the piece."""


def days_in(text: str, year: int) -> tuple[date, ...]:
    """The days of a text in the order of the calendar, of `year` where none is written. Raises Unreadable."""
    folded = normal("NFKC", text)
    pieces = [piece for piece in _BETWEEN.split(folded.strip()) if piece]
    return tuple(sorted(day for piece in pieces for day in _days_of(piece, year)))


def _days_of(piece: str, year: int) -> Iterator[date]:
    first, *rest = _TO.split(piece)
    if len(rest) > 1:
        raise Unreadable(piece)
    begin = _day(first, piece, year, None)
    end = _day(rest[0], piece, begin.year, begin.month) if rest else begin
    if not 0 <= (end - begin).days < MOST:
        raise Unreadable(piece)
    return (begin + timedelta(days=step) for step in range((end - begin).days + 1))


def _day(text: str, piece: str, year: int, month: int | None) -> date:
    """One day; the second of a range may leave out what the first has said."""
    found = _DAY.fullmatch(text)
    told = found and (found["month"] or month)
    if found is None or told is None:
        raise Unreadable(piece)
    try:
        return date(int(found["year"] or year), int(told), int(found["day"]))
    except ValueError:
        raise Unreadable(piece) from None


def spans(days: tuple[date, ...]) -> list[tuple[date, date]]:
    """First and last of the days that follow on each other."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found
