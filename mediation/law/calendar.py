"""Which days are worked, and where a period ends: working days, calendar days, months."""

from __future__ import annotations

import calendar as _months
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import lru_cache

from mediation.law.tags import Tag
from mediation.law.year_days import DayKind, year_days

__all__ = ["REST_DAYS_ROLL_TAG", "Calendar", "DayKind", "corresponding_day", "national"]

ONE_DAY = timedelta(days=1)
SATURDAY = 5
REST_DAYS_ROLL_TAG = Tag.UNVERIFIED
"""CC 203 and CPL 85 say 法定休假日; that rest days roll a last day too is practice, not text."""


class Calendar:
    """The working calendar of China, with the days an office has overridden.

    `overrides` puts a kind on single days. `announced_years` names the years whose whole notice
    the overrides hold, which ends their being provisional. `rest_days_roll` tells whether a
    period that would end on a weekly or adjusted rest day runs on as over a statutory holiday.
    """

    def __init__(
        self,
        overrides: Mapping[date, DayKind] | None = None,
        announced_years: Collection[int] = (),
        *,
        rest_days_roll: bool = True,
    ) -> None:
        self._overrides = dict(overrides or {})
        self._announced = frozenset(announced_years)
        self._years: dict[int, Mapping[date, DayKind]] = {}
        self._rolling = frozenset(
            {DayKind.STATUTORY_HOLIDAY, DayKind.REST_DAY} if rest_days_roll else {DayKind.STATUTORY_HOLIDAY}
        )

    def kind(self, day: date) -> DayKind:
        """What the day is: overridden, else by the year's notice, else by the week."""
        exceptions = self._years.get(day.year)
        if exceptions is None:
            exceptions = self._load(day.year)
        found = exceptions.get(day)
        if found is not None:
            return found
        return DayKind.REST_DAY if day.weekday() >= SATURDAY else DayKind.WORKDAY

    def is_worked(self, day: date) -> bool:
        """Whether a period in working days counts this day."""
        return self.kind(day).is_worked

    def provisional(self, year: int) -> bool:
        """True while the year's notice, and so its make-up days, is not known."""
        return year not in self._announced and not year_days(year).announced

    def roll(self, day: date) -> date:
        """The day itself, or the first day after the holiday it falls in (CC 203, CPL 85)."""
        while self.kind(day) in self._rolling:
            day += ONE_DAY
        return day

    def next_worked(self, day: date) -> date:
        """The day itself if it is worked, else the first worked day after it."""
        while not self.is_worked(day):
            day += ONE_DAY
        return day

    def add_working_days(self, start: date, number: int) -> date:
        """The `number`-th working day after `start`, which is not counted (CC 201, CHR 80).

        Zero gives `start` itself. Raises ValueError for a negative number.
        """
        day, left = start, _not_negative(number)
        while left:
            day += ONE_DAY
            left -= self.is_worked(day)
        return day

    def add_calendar_days(self, start: date, number: int) -> date:
        """The last day of so many calendar days after `start`, rolled over a holiday (CC 201, 203).

        Holidays inside the period are counted. Raises ValueError for a negative number.
        """
        return self.roll(start + timedelta(days=_not_negative(number)))

    def add_months(self, start: date, number: int) -> date:
        """The corresponding day so many months later, rolled over a holiday (CC 202, 203)."""
        return self.roll(corresponding_day(start, _not_negative(number)))

    def working_days_between(self, after: date, until: date) -> int:
        """Working days later than `after`, up to and with `until`; 0 when there are none."""
        span = (until - after).days
        return sum(self.is_worked(after + timedelta(days=step)) for step in range(1, span + 1))

    def _load(self, year: int) -> Mapping[date, DayKind]:
        own = {day: kind for day, kind in self._overrides.items() if day.year == year}
        self._years[year] = {**year_days(year).exceptions, **own}
        return self._years[year]


@lru_cache(maxsize=1)
def national() -> Calendar:
    """The calendar as announced, with nothing overridden."""
    return Calendar()


def corresponding_day(start: date, months: int) -> date:
    """The same day of the month so many months later, else that month's last day (CC 202)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = _months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def _not_negative(number: int) -> int:
    if number < 0:
        raise ValueError(f"a period cannot have {number} units")
    return number
