"""The calendar says of every day what the yearly notice says."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.calendar import Calendar, DayKind, corresponding_day, national
from mediation.law.year_days import computed, read_notice, year_days

# 国办发明电〔2025〕7号, written out here a second time, month-day.
STATUTORY = "0101 0216 0217 0218 0219 0405 0501 0502 0619 0925 1001 1002 1003"
REST = "0102 0103 0215 0220 0221 0222 0223 0404 0406 0503 0504 0505 0620 0621 0926 0927 1004 1005 1006 1007"
MAKEUP = "0104 0214 0228 0509 0920 1010"

DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
NUMBERS = st.integers(0, 40)


def expected(day: date) -> DayKind:
    written = f"{day:%m%d}"
    if written in STATUTORY.split():
        return DayKind.STATUTORY_HOLIDAY
    if written in MAKEUP.split():
        return DayKind.MAKEUP_WORKDAY
    if written in REST.split() or day.weekday() >= 5:
        return DayKind.REST_DAY
    return DayKind.WORKDAY


def year(number: int) -> list[date]:
    first = date(number, 1, 1)
    return [first + timedelta(days=n) for n in range((date(number + 1, 1, 1) - first).days)]


def test_2026_is_the_notice_day_by_day() -> None:
    assert {day: national().kind(day) for day in year(2026)} == {day: expected(day) for day in year(2026)}


@pytest.mark.parametrize("number", [2025, 2026])
def test_the_standard_year_has_248_working_days_and_13_statutory(number: int) -> None:
    kinds = [national().kind(day) for day in year(number)]
    assert sum(kind.is_worked for kind in kinds) == 248
    assert kinds.count(DayKind.STATUTORY_HOLIDAY) == 13


@pytest.mark.parametrize("number", [2025, 2026])
def test_the_package_agrees_with_the_notice(number: int) -> None:
    package, notice = computed(number).exceptions, year_days(number).exceptions
    plain = {day for day, kind in notice.items() if kind is DayKind.REST_DAY and day.weekday() >= 5}
    assert package == {day: kind for day, kind in notice.items() if day not in plain}


def test_a_year_without_notice_is_provisional_and_still_knows_the_festivals() -> None:
    assert national().provisional(2027)
    assert not national().provisional(2026)
    assert not national().provisional(2024)
    assert national().kind(date(2027, 10, 1)) is DayKind.STATUTORY_HOLIDAY
    assert national().kind(date(2027, 2, 9)) is DayKind.REST_DAY


def test_overrides_win_and_only_a_whole_notice_ends_the_provisional() -> None:
    saturday = date(2027, 2, 20)
    single = Calendar({saturday: DayKind.MAKEUP_WORKDAY})
    assert single.kind(saturday) is DayKind.MAKEUP_WORKDAY
    assert single.provisional(2027)
    assert not Calendar({saturday: DayKind.MAKEUP_WORKDAY}, announced_years={2027}).provisional(2027)
    longer = Calendar({date(2026, 9, 28): DayKind.REST_DAY})
    assert longer.add_working_days(date(2026, 9, 24), 3) == date(2026, 10, 8)
    assert national().kind(saturday) is DayKind.REST_DAY


@pytest.mark.parametrize(
    ("start", "number", "last"),
    [
        (date(2026, 9, 24), 3, date(2026, 9, 30)),  # D1: 25-27 September off
        (date(2026, 9, 18), 1, date(2026, 9, 20)),  # a Sunday made up for
        (date(2026, 2, 13), 1, date(2026, 2, 14)),  # a Saturday made up for
        (date(2026, 2, 14), 1, date(2026, 2, 24)),  # over the Spring Festival
        (date(2026, 9, 30), 3, date(2026, 10, 10)),  # 8 and 9 October, then a Saturday made up for
        (date(2026, 9, 24), 0, date(2026, 9, 24)),
    ],
)
def test_working_days(start: date, number: int, last: date) -> None:
    assert national().add_working_days(start, number) == last


@pytest.mark.parametrize(
    ("start", "number", "last"),
    [
        (date(2026, 9, 18), 15, date(2026, 10, 8)),  # D4: 3 October runs on over the holiday
        (date(2026, 9, 20), 15, date(2026, 10, 8)),  # ends on an adjusted rest day
        (date(2026, 9, 5), 15, date(2026, 9, 20)),  # a Sunday made up for is no rest day
        (date(2026, 9, 15), 15, date(2026, 9, 30)),  # holidays inside are counted
        (date(2026, 11, 6), 15, date(2026, 11, 23)),  # a plain Saturday
    ],
)
def test_calendar_days(start: date, number: int, last: date) -> None:
    assert national().add_calendar_days(start, number) == last


def test_where_rest_days_do_not_roll_only_statutory_holidays_do() -> None:
    strict = Calendar(rest_days_roll=False)
    assert strict.add_calendar_days(date(2026, 11, 6), 15) == date(2026, 11, 21)
    assert strict.add_calendar_days(date(2026, 9, 18), 15) == date(2026, 10, 4)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2025, 8, 31), 12, date(2026, 8, 31)),  # D6
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),  # month-end, and a Saturday made up for
        (date(2025, 10, 1), 12, date(2026, 10, 8)),  # rolls over the National Day
    ],
)
def test_months(start: date, months: int, last: date) -> None:
    assert national().add_months(start, months) == last


@given(DAYS, NUMBERS, NUMBERS)
def test_working_days_add_up(start: date, one: int, other: int) -> None:
    days = national()
    assert days.add_working_days(days.add_working_days(start, one), other) == days.add_working_days(
        start, one + other
    )


@given(DAYS, NUMBERS)
def test_working_days_are_counted_back(start: date, number: int) -> None:
    assert national().working_days_between(start, national().add_working_days(start, number)) == number


@given(DAYS, DAYS, NUMBERS, st.sampled_from(["add_working_days", "add_calendar_days", "add_months"]))
def test_a_later_start_never_ends_earlier(one: date, other: date, number: int, rule: str) -> None:
    add = getattr(national(), rule)
    early, late = sorted((one, other))
    assert early <= add(early, number) <= add(late, number)
    assert add(early, number) <= add(early, number + 1)


@given(DAYS, st.integers(0, 24))
def test_a_corresponding_day_stays_in_its_month(start: date, months: int) -> None:
    later = corresponding_day(start, months)
    assert (later.year - start.year) * 12 + later.month - start.month == months
    assert later.day <= start.day


@pytest.mark.parametrize("rule", ["add_working_days", "add_calendar_days", "add_months"])
def test_a_negative_number_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="-1"):
        getattr(national(), rule)(date(2026, 1, 1), -1)


def test_a_notice_with_a_day_twice_or_of_another_year_is_refused(tmp_path: Path) -> None:
    head = 'year = 2026\nsource = "x"\nstatutory_holidays = [2026-01-01]\nmakeup_workdays = []\n'
    for day in ("2026-01-01", "2025-01-02"):
        path = tmp_path / "2026.toml"
        path.write_text(f"{head}rest_days = [{day}]\n", "utf-8")
        with pytest.raises(ValueError, match=day):
            read_notice(path)
