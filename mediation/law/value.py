"""One published figure of law or statistics: of which place, from when, read where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.law.tags import Tag

NATION = "CN"
"""The place of what holds everywhere."""
_LENGTHS = (2, 4, 6, 9, 12)
"""Digits of an administrative-division code: province, city, county, township, village."""


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of a place for the days from `since` to `until` (None: until a newer one).

    `amount` is a Decimal in the unit of its parameter (law/parameter_names.py); None says that an
    earlier row for the same day was a mistake and nothing stands in its place. `supersedes` says that
    this row stands for an earlier one of the same place, parameter and day. `read_in` is where
    the document was read, `checked` on which day; `tag` tells whether it was the text itself.
    """

    name: str
    place: str
    place_zh: str
    place_en: str
    since: date
    until: date | None
    amount: Decimal | None
    source: str
    read_in: str
    checked: date
    tag: Tag
    series: str = ""
    """Which of several statistical series it is, where there are several."""
    rounding: str = ""
    """How practice rounds what is reckoned from it (`floor_yuan`), where that is known."""
    remark_zh: str = ""
    remark_en: str = ""
    supersedes: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether the figure is in force on this day."""
        return self.amount is not None and self.since <= day and (self.until is None or day <= self.until)


def is_place(code: str) -> bool:
    """Whether this can be a place: CN, or an administrative-division code of 2 to 12 digits."""
    return code == NATION or (code.isascii() and code.isdigit() and len(code) in _LENGTHS)


def upward(place: str) -> tuple[str, ...]:
    """The place and all that it lies in, nearest first: 330602 → 3306 → 33 → CN.

    Raises ValueError for what is no place.
    """
    if not is_place(place):
        raise ValueError(f"{place!r} is no place")
    if place == NATION:
        return (NATION,)
    return (*(place[:length] for length in reversed(_LENGTHS) if length <= len(place)), NATION)
