"""What a year's notice of holidays may say, and the calendar that the entered notices make. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.law.calendar import SATURDAY, Calendar, DayKind
from mediation.law.year_days import year_days

YEARS = range(2000, 2101)
REACH = timedelta(days=31)
"""How far into the year before it a notice may reach: New Year's days off begin there at times."""


@dataclass(frozen=True)
class YearNotice:
    """The days of a year that are unlike the plain week."""

    year: int
    source: str
    issued_on: date
    statutory_holidays: tuple[date, ...]
    rest_days: tuple[date, ...]
    makeup_workdays: tuple[date, ...]

    @property
    def kinds(self) -> dict[date, DayKind]:
        """Every day that the notice names, with what it is."""
        return {
            **dict.fromkeys(self.statutory_holidays, DayKind.STATUTORY_HOLIDAY),
            **dict.fromkeys(self.rest_days, DayKind.REST_DAY),
            **dict.fromkeys(self.makeup_workdays, DayKind.MAKEUP_WORKDAY),
        }

    @property
    def touches(self) -> tuple[date, date]:
        """The first and the last day that the notice can change."""
        return date(self.year, 1, 1) - REACH, date(self.year, 12, 31)


def faults_of(notice: YearNotice, today: date) -> dict[str, str]:
    """What is wrong with a notice: field → code."""
    faults = {} if notice.source.strip() else {"source": "missing"}
    if notice.year not in YEARS:
        return faults | {"year": "unknown"}
    if notice.issued_on > today:
        faults["issued_on"] = "in_the_future"
    lists = {
        "statutory_holidays": notice.statutory_holidays,
        "rest_days": notice.rest_days,
        "makeup_workdays": notice.makeup_workdays,
    }
    if not notice.statutory_holidays:
        faults["statutory_holidays"] = "missing"
    first, last = notice.touches
    seen: set[date] = set()
    for name, days in lists.items():
        if any(not first <= day <= last for day in days):
            faults.setdefault(name, "day_of_another_year")
        if len(set(days)) < len(days) or seen & set(days):
            faults.setdefault(name, "day_named_twice")
        seen |= set(days)
    if any(day.weekday() < SATURDAY for day in notice.makeup_workdays):
        faults.setdefault("makeup_workdays", "no_weekend")
    return faults


def standing(notices: Iterable[YearNotice]) -> Mapping[int, YearNotice]:
    """The notice that counts for each year, the one entered last; `notices` in the order of entering."""
    return {notice.year: notice for notice in notices}


def calendar_of(notices: Sequence[YearNotice]) -> Calendar:
    """The national calendar with these notices, in the order of entering.

    A notice stands in the place of the built-in one of its year, whole; a year whose notice names no make-up
    day stays provisional.
    """
    overrides: dict[date, DayKind] = {}
    newest = standing(notices)
    for year in sorted(newest):
        overrides.update({day: _plain(day) for day in year_days(year).exceptions if day not in overrides})
        overrides.update(newest[year].kinds)
    return Calendar(overrides, [year for year, notice in newest.items() if notice.makeup_workdays])


def _plain(day: date) -> DayKind:
    return DayKind.REST_DAY if day.weekday() >= SATURDAY else DayKind.WORKDAY
