"""Which days are worked, and where a period ends: working days, calendar days, months."""

from __future__ import annotations

import calendar as _months
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
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
        self._worked_of: dict[int, list[int]] = {}
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

        Zero gives `start` itself. Raises ValueError for a negative number, OverflowError past the year 9999.
        """
        if not _not_negative(number):
            return start
        year = start.year
        worked = self._worked(year)
        at = bisect_right(worked, start.toordinal()) + number - 1
        while at >= len(worked):
            at -= len(worked)
            year += 1
            worked = self._worked(year)
        return date.fromordinal(worked[at])

    def subtract_working_days(self, day: date, number: int) -> date:
        """The `number`-th working day before `day`, which is not counted: "five days before the hearing".

        Zero gives `day` itself. Raises ValueError for a negative number, OverflowError before the year 1.
        """
        if not _not_negative(number):
            return day
        year = day.year
        worked = self._worked(year)
        at = bisect_left(worked, day.toordinal()) - number
        while at < 0:
            year -= 1
            worked = self._worked(year)
            at += len(worked)
        return date.fromordinal(worked[at])

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
        if until <= after:
            return 0
        first, last = after.toordinal(), until.toordinal()
        years = map(self._worked, range(after.year, until.year + 1))
        return sum(bisect_right(worked, last) - bisect_right(worked, first) for worked in years)

    def _worked(self, year: int) -> list[int]:
        """The worked days of a year as ordinals, in order: a period is then counted without walking it."""
        if year not in self._worked_of:
            if not MINYEAR <= year <= MAXYEAR:
                raise OverflowError(f"no calendar has the year {year}")
            days = map(
                date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
            )
            self._worked_of[year] = [day.toordinal() for day in days if self.is_worked(day)]
        return self._worked_of[year]

    def _load(self, year: int) -> Mapping[date, DayKind]:
        own = {day: kind for day, kind in self._overrides.items() if day.year == year}
        self._years[year] = {**year_days(year).exceptions, **own}
        return self._years[year]


@lru_cache(maxsize=1)
def national() -> Calendar:
    """The calendar as announced, with nothing overridden."""
    return Calendar()


def corresponding_day(start: date, months: int) -> date:
    """The same day of the month so many months later, else that month's last day (CC 202).

    Raises OverflowError past the year 9999.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > MAXYEAR:
        raise OverflowError(f"no calendar has the year {year}")
    last = _months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def _not_negative(number: int) -> int:
    if number < 0:
        raise ValueError(f"a period cannot have {number} units")
    return number
