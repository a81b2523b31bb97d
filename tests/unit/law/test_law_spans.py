"""Fast counting gives what counting day by day gives; months end on their day; a deadline is cheap."""

from __future__ import annotations

import time
import timeit
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.calendar import Calendar, DayKind, corresponding_day, national
from mediation.law.clock_table import CLOCKS
from mediation.law.clocks import Clock, Unit
from mediation.law.count import FactCode, count, count_days, days_left, resume
from tests.unit.rows import hold

ONE = timedelta(days=1)
ANY_DAY = st.dates(date(2024, 1, 1), date(2027, 12, 31))
BY_MONTHS = st.sampled_from([Unit.MONTHS, Unit.YEARS])
COUNTED = {code: clock for code, clock in CLOCKS.items() if clock.number is not None}
OVERRIDES = st.dictionaries(ANY_DAY, st.sampled_from(DayKind), max_size=30)


def walked(start: date, number: int, calendar: Calendar, step: timedelta = ONE) -> date:
    """Working days counted one day after the other."""
    day = start
    while number:
        day += step
        number -= calendar.kind(day) in (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY)
    return day


@given(ANY_DAY, st.integers(0, 320), OVERRIDES)
def test_working_days_are_those_of_walking_from_day_to_day(
    start: date, number: int, overrides: dict[date, DayKind]
) -> None:
    calendar = Calendar(overrides)
    assert calendar.add_working_days(start, number) == walked(start, number, calendar)
    assert calendar.subtract_working_days(start, number) == walked(start, number, calendar, -ONE)


@given(ANY_DAY, st.integers(-40, 800), OVERRIDES)
def test_working_days_between_are_those_of_looking_at_each(
    after: date, span: int, overrides: dict[date, DayKind]
) -> None:
    calendar, until = Calendar(overrides), after + ONE * span
    seen = sum(calendar.is_worked(after + ONE * step) for step in range(1, span + 1))
    assert calendar.working_days_between(after, until) == seen


@given(ANY_DAY, st.integers(1, 40), BY_MONTHS)
def test_months_and_years_end_on_their_day_or_after_the_holiday(start: date, number: int, unit: Unit) -> None:
    counted = count_days(number, unit, start, national())
    assert counted.last_day_raw == corresponding_day(start, number * unit.months)
    assert counted.last_day == national().roll(counted.last_day_raw)
    assert national().is_worked(counted.last_day)
    assert days_left(counted, counted.last_day_raw - ONE, national()) > 0


@given(ANY_DAY, st.integers(1, 3))
def test_a_year_is_twelve_months(start: date, years: int) -> None:
    by_years = count_days(years, Unit.YEARS, start, national())
    by_months = count_days(12 * years, Unit.MONTHS, start, national())
    assert (by_years.last_day, by_years.days) == (by_months.last_day, by_months.days)


@given(ANY_DAY, st.integers(1, 6), st.integers(0, 30), st.integers(0, 60))
def test_a_pause_makes_months_longer_by_its_days(start: date, number: int, after: int, length: int) -> None:
    whole = count_days(number, Unit.MONTHS, start, national())
    paused_on = min(start + ONE * after, whole.last_day_raw)
    again = resume(whole, paused_on, paused_on + ONE * length, national())
    assert again.last_day_raw == whole.last_day_raw + ONE * length
    numbered = [one.ordinal for one in again.days if one.ordinal]
    assert numbered == list(range(1, (whole.last_day_raw - start).days + 1))


@given(ANY_DAY, st.integers(1, 60))
def test_counted_back_the_day_itself_does_not_count(hearing: date, number: int) -> None:
    counted = count(CLOCKS["C29.1"], hearing, national(), number)
    assert national().working_days_between(counted.last_day, hearing - ONE) == number - 1
    assert [one.ordinal for one in counted.days if one.ordinal] == list(range(1, number + 1))
    assert FactCode.COUNTED_BACK in [fact.code for fact in counted.explain()]


@pytest.mark.parametrize(
    ("start", "months", "code"),
    [(date(2026, 1, 31), 1, FactCode.MONTH_END), (date(2026, 1, 30), 2, FactCode.CORRESPONDING_DAY)],
)
def test_the_count_says_on_which_day_the_months_end(start: date, months: int, code: FactCode) -> None:
    assert code in [fact.code for fact in count_days(months, Unit.MONTHS, start, national()).explain()]


def test_the_first_day_of_work_counts() -> None:
    counted = count(CLOCKS["C37.1"], date(2025, 3, 1), national())
    assert counted.days[0].day == counted.first_day == date(2025, 3, 1)
    assert [fact.code for fact in counted.explain()][0] is FactCode.START_COUNTED
    assert len(counted.days) == 31 and counted.days[-1].ordinal == 31


@pytest.mark.parametrize("unit", Unit)
def test_a_period_past_all_calendars_is_refused(unit: Unit) -> None:
    with pytest.raises(OverflowError):
        count_days(9, unit, date(9999, 12, 30), Calendar())


def test_a_deadline_takes_less_than_a_tenth_of_a_millisecond() -> None:
    hold(COUNTED, _quick)


def _quick(clock: Clock) -> None:
    start, days = date(2026, 9, 18), national()
    # The processor's own time: what else the machine is doing is not the law's.
    timer = timeit.Timer(lambda: count(clock, start, days), timer=time.process_time)
    best = min(timer.repeat(number=50, repeat=5)) / 50
    assert best < 0.0001
