"""A period ends on the lawful day, and the way it was counted can be followed day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.calendar import Calendar, DayKind, national
from mediation.law.clock_table import CLOCKS
from mediation.law.clocks import Unit
from mediation.law.count import FactCode, count, count_days, days_left, ends_at, until
from mediation.law.tags import Tag

ANY_DAY = st.dates(date(2025, 1, 1), date(2026, 12, 31))
ANY_UNIT = st.sampled_from([Unit.WORKING, Unit.CALENDAR])
ANY_NUMBER = st.integers(1, 60)


def test_d1_three_working_days_over_the_mid_autumn_festival() -> None:
    counted = count(CLOCKS["C02"], date(2026, 9, 24), national())
    assert (counted.first_day, counted.last_day) == (date(2026, 9, 25), date(2026, 9, 30))
    assert not counted.rolled
    assert [(one.day.day, one.ordinal) for one in counted.days] == [
        (25, None),
        (26, None),
        (27, None),
        (28, 1),
        (29, 2),
        (30, 3),
    ]
    assert counted.roll_tag is None
    assert [fact.code for fact in counted.explain()] == [
        FactCode.START_NOT_COUNTED,
        FactCode.FIRST_DAY,
        FactCode.DAY_SKIPPED,
        FactCode.DAY_SKIPPED,
        FactCode.DAY_SKIPPED,
        FactCode.PERIOD_FULL,
        FactCode.LAST_DAY,
    ]
    assert counted.explain()[2].kind is DayKind.STATUTORY_HOLIDAY


def test_d4_fifteen_days_that_would_end_on_the_national_day() -> None:
    counted = count(CLOCKS["C03"], date(2026, 9, 18), national())
    assert (counted.last_day_raw, counted.last_day) == (date(2026, 10, 3), date(2026, 10, 8))
    assert counted.rolled
    assert not counted.provisional
    assert [one.day.day for one in counted.rolled_over] == [3, 4, 5, 6, 7]
    assert [one.ordinal for one in counted.days] == [*range(1, 16), None, None, None, None, None]
    codes = [fact.code for fact in counted.explain()]
    assert codes.count(FactCode.ROLLED_OVER) == 5
    assert FactCode.ROLL_UNVERIFIED in codes
    assert FactCode.DAY_SKIPPED not in codes


def test_the_roll_is_confirmed_only_over_statutory_holidays() -> None:
    statutory = count_days(15, Unit.CALENDAR, date(2026, 9, 18), Calendar(rest_days_roll=False))
    assert (statutory.last_day, statutory.roll_tag) == (date(2026, 10, 4), Tag.CONFIRMED)
    saturday = count_days(15, Unit.CALENDAR, date(2026, 11, 6), national())
    assert (saturday.last_day, saturday.roll_tag) == (date(2026, 11, 23), Tag.UNVERIFIED)


def test_a_makeup_day_is_counted_and_told() -> None:
    counted = count(CLOCKS["C02"], date(2026, 9, 18), national())
    assert counted.last_day == date(2026, 9, 22)
    makeup = [fact for fact in counted.explain() if fact.code is FactCode.MAKEUP_DAY_COUNTED]
    assert [fact.day for fact in makeup] == [date(2026, 9, 20)]


@pytest.mark.parametrize(
    ("number", "unit", "start", "years"),
    [
        (3, Unit.WORKING, date(2026, 12, 24), ()),
        (5, Unit.WORKING, date(2026, 12, 30), (2027,)),
        (15, Unit.CALENDAR, date(2026, 12, 15), ()),
        (30, Unit.CALENDAR, date(2026, 12, 15), (2027,)),
        (300, Unit.WORKING, date(2026, 12, 15), (2027, 2028)),  # every day counted matters
        (400, Unit.CALENDAR, date(2026, 12, 15), (2028,)),  # only the last day can move
    ],
)
def test_a_year_without_notice_makes_the_last_day_provisional(
    number: int, unit: Unit, start: date, years: tuple[int, ...]
) -> None:
    counted = count_days(number, unit, start, national())
    assert counted.provisional_years == years
    assert counted.provisional == bool(years)
    told = [fact.number for fact in counted.explain() if fact.code is FactCode.YEAR_PROVISIONAL]
    assert told == list(years)


def test_an_agreed_day_is_taken_as_written() -> None:
    counted = until(CLOCKS["C22"], date(2026, 9, 18), date(2026, 10, 3))
    assert (counted.last_day, counted.rolled, counted.number) == (date(2026, 10, 3), False, None)
    assert [fact.code for fact in counted.explain()] == [FactCode.AGREED_DAY, FactCode.LAST_DAY]
    at_once = until(CLOCKS["C22"], date(2026, 9, 18), date(2026, 9, 18))
    assert at_once.first_day == at_once.last_day
    with pytest.raises(ValueError, match="before"):
        until(CLOCKS["C22"], date(2026, 9, 18), date(2026, 9, 17))


def test_a_number_is_needed_once() -> None:
    with pytest.raises(ValueError, match="SIGN"):
        count(CLOCKS["SIGN"], date(2026, 9, 18), national())
    assert count(CLOCKS["SIGN"], date(2026, 11, 2), national(), number=3).last_day == date(2026, 11, 5)
    summary = CLOCKS["C11"].number_for("summary")
    assert count(CLOCKS["C11"], date(2026, 11, 2), national(), summary).last_day == date(2026, 11, 9)
    with pytest.raises(ValueError, match="0 days"):
        count(CLOCKS["C02"], date(2026, 11, 2), national(), number=0)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 9, 24), 3),
        (date(2026, 9, 27), 3),
        (date(2026, 9, 28), 2),
        (date(2026, 9, 30), 0),
        (date(2026, 10, 1), -1),
        (date(2026, 10, 8), -1),
        (date(2026, 10, 9), -2),
    ],
)
def test_working_days_left(today: date, left: int) -> None:
    assert count(CLOCKS["C02"], date(2026, 9, 24), national(), today=today).left == left


@pytest.mark.parametrize(
    ("today", "left"), [(date(2026, 9, 18), 20), (date(2026, 10, 8), 0), (date(2026, 10, 9), -1)]
)
def test_calendar_days_left(today: date, left: int) -> None:
    assert count(CLOCKS["C03"], date(2026, 9, 18), national(), today=today).left == left


def test_a_period_ends_at_midnight_in_shanghai() -> None:
    assert ends_at(date(2026, 9, 30)) == datetime(2026, 9, 30, 16, tzinfo=UTC)
    assert ends_at(date(2026, 12, 31)).tzinfo is UTC


@given(ANY_DAY, ANY_NUMBER, ANY_UNIT)
def test_a_period_never_ends_before_it_starts_nor_on_a_day_it_rolls_over(
    start: date, number: int, unit: Unit
) -> None:
    counted = count_days(number, unit, start, national())
    assert start < counted.first_day <= counted.last_day_raw <= counted.last_day
    assert national().kind(counted.last_day).is_worked
    assert counted.days[0].day == counted.first_day
    assert counted.days[-1].day == counted.last_day
    assert [one.ordinal for one in counted.days if one.ordinal] == list(range(1, number + 1))


@given(ANY_DAY, ANY_NUMBER, ANY_UNIT)
def test_the_count_is_the_calendars_own_sum(start: date, number: int, unit: Unit) -> None:
    working = unit is Unit.WORKING
    add = national().add_working_days if working else national().add_calendar_days
    assert count_days(number, unit, start, national()).last_day == add(start, number)


@given(ANY_DAY, ANY_DAY, ANY_NUMBER, ANY_UNIT)
def test_a_later_start_or_a_longer_period_never_ends_earlier(
    one: date, other: date, number: int, unit: Unit
) -> None:
    early, late = sorted((one, other))
    last = count_days(number, unit, early, national()).last_day
    assert last <= count_days(number, unit, late, national()).last_day
    assert last <= count_days(number + 1, unit, early, national()).last_day


@given(ANY_DAY, ANY_NUMBER, ANY_UNIT, st.integers(-90, 90))
def test_days_left_fall_with_time_and_cross_zero_on_the_last_day(
    start: date, number: int, unit: Unit, offset: int
) -> None:
    counted = count_days(number, unit, start, national())
    today = counted.last_day + timedelta(days=offset)
    left = days_left(counted, today, national())
    assert (left > 0, left == 0, left < 0) == (offset < 0, offset == 0, offset > 0)
    assert days_left(counted, today + timedelta(days=1), national()) <= left
