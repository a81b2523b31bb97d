"""The days of one year that differ from the plain week, from the notice or from the package."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

NOTICES = Path(__file__).parent / "parameters" / "calendar"


class DayKind(StrEnum):
    """What a day is under the yearly notice of the State Council's General Office."""

    WORKDAY = "workday"
    MAKEUP_WORKDAY = "makeup_workday"
    REST_DAY = "rest_day"
    STATUTORY_HOLIDAY = "statutory_holiday"

    @property
    def is_worked(self) -> bool:
        """Whether periods in working days count it: make-up Saturdays and Sundays do (CHR 80)."""
        return self in _WORKED


_WORKED = frozenset({DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY})


@dataclass(frozen=True, slots=True)
class YearDays:
    """`exceptions` holds the days unlike the plain week; `announced` is false before the notice."""

    year: int
    exceptions: Mapping[date, DayKind]
    announced: bool
    source: str


@lru_cache(maxsize=64)
def year_days(year: int) -> YearDays:
    """The year's days: from the notice kept here, else as the `holidays` package computes them."""
    notice = NOTICES / f"{year}.toml"
    return read_notice(notice) if notice.exists() else computed(year)


def read_notice(path: Path) -> YearDays:
    """The days of a notice file. Raises ValueError for a day of another year or named twice."""
    table = tomllib.loads(path.read_text("utf-8"))
    groups = (
        (DayKind.STATUTORY_HOLIDAY, table["statutory_holidays"]),
        (DayKind.REST_DAY, table["rest_days"]),
        (DayKind.MAKEUP_WORKDAY, table["makeup_workdays"]),
    )
    exceptions: dict[date, DayKind] = {}
    for kind, days in groups:
        for day in days:
            if day.year != table["year"] or day in exceptions:
                raise ValueError(f"{path.name}: {day}")
            exceptions[day] = kind
    return YearDays(table["year"], exceptions, announced=True, source=table["source"])


def computed(year: int) -> YearDays:
    """The days as the `holidays` package knows them.

    Without a single make-up day the notice is not in the package yet: the festivals are right,
    the days moved around them are not known, and the year counts as not announced.
    """
    # Half a second to load, and needed only for years without a notice file.
    from holidays.countries.china import China  # noqa: PLC0415

    package = China(years=year, language="zh_CN")  # type: ignore[no-untyped-call]
    exceptions = {day: _kind_of(name) for day, name in package.items() if day.year == year}
    makeup = [day for day in package.weekend_workdays if day.year == year]
    exceptions.update(dict.fromkeys(makeup, DayKind.MAKEUP_WORKDAY))
    return YearDays(year, exceptions, announced=bool(makeup), source="holidays")


def _kind_of(name: str) -> DayKind:
    """A festival by its own name is statutory; 补假 and 休息日 are days moved to rest on."""
    festivals = [part for part in name.split("; ") if "补假" not in part and "休息日" not in part]
    return DayKind.STATUTORY_HOLIDAY if festivals else DayKind.REST_DAY
