"""A pause takes no day away and gives none; an extension stays within its rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.calendar import national
from mediation.law.clock_table import CLOCKS
from mediation.law.clocks import Unit
from mediation.law.count import FactCode, count, count_days, days_left, extend, extension_refusal, resume

MONDAY = date(2026, 11, 2)
PERIODS = st.builds(
    lambda number, unit, start: count_days(number, unit, start, national()),
    st.integers(1, 40),
    st.sampled_from([Unit.WORKING, Unit.CALENDAR]),
    st.dates(date(2025, 1, 1), date(2026, 11, 30)),
)


@pytest.mark.parametrize(
    ("paused_on", "resumed_on", "last"),
    [
        (date(2026, 11, 3), date(2026, 11, 9), date(2026, 11, 11)),  # one day used, two run on
        (date(2026, 11, 3), date(2026, 11, 3), date(2026, 11, 5)),  # completed the same day
        (date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 25)),  # all three run on
        (date(2026, 11, 5), date(2026, 11, 10), date(2026, 11, 10)),  # none was left
        (date(2026, 11, 5), date(2026, 11, 14), date(2026, 11, 16)),  # none was left, resumed on a Saturday
    ],
)
def test_the_three_days_after_a_completion(paused_on: date, resumed_on: date, last: date) -> None:
    counted = resume(count(CLOCKS["C02"], MONDAY, national()), paused_on, resumed_on, national())
    assert counted.last_day == last
    assert counted.days[-1].day == last


def test_a_pause_is_told_once_and_its_days_are_not_counted() -> None:
    counted = resume(
        count(CLOCKS["C10"], MONDAY, national()), date(2026, 11, 6), date(2026, 11, 26), national()
    )
    assert counted.last_day_raw == date(2026, 12, 22)
    assert [one.ordinal for one in counted.days if counted.pauses[0].holds(one.day)] == [None] * 20
    codes = [fact.code for fact in counted.explain()]
    assert codes.count(FactCode.PAUSED) == 1
    assert FactCode.DAY_SKIPPED not in codes


@pytest.mark.parametrize(
    ("paused_on", "resumed_on"),
    [
        (date(2026, 11, 1), date(2026, 11, 3)),
        (date(2026, 11, 6), date(2026, 11, 9)),
        (date(2026, 11, 4), date(2026, 11, 3)),
    ],
)
def test_a_pause_outside_the_period_or_backwards_is_refused(paused_on: date, resumed_on: date) -> None:
    with pytest.raises(ValueError, match="2026-11"):
        resume(count(CLOCKS["C02"], MONDAY, national()), paused_on, resumed_on, national())


@given(PERIODS, st.data())
def test_the_days_left_at_a_pause_are_the_days_left_after_it(counted, data) -> None:  # type: ignore[no-untyped-def]
    paused_on = data.draw(st.dates(counted.start, counted.last_day_raw))
    resumed_on = paused_on + timedelta(days=data.draw(st.integers(0, 40)))
    again = resume(counted, paused_on, resumed_on, national())
    unit = counted.unit is Unit.WORKING
    before = days_left(counted, paused_on, national()) if unit else (counted.last_day_raw - paused_on).days
    ran_on = national().add_working_days if unit else national().add_calendar_days
    expected = ran_on(resumed_on, before)
    assert again.last_day == (national().next_worked(expected) if unit else expected)
    assert again.last_day >= counted.last_day


@given(PERIODS, st.data())
def test_a_pause_that_ends_the_day_it_begins_changes_nothing(counted, data) -> None:  # type: ignore[no-untyped-def]
    day = data.draw(st.dates(counted.start, counted.last_day))
    assert resume(counted, day, day, national()).last_day == counted.last_day


@given(PERIODS, st.data())
def test_two_pauses_are_as_one_after_the_other(counted, data) -> None:  # type: ignore[no-untyped-def]
    gap = st.integers(0, 20).map(timedelta)
    first = data.draw(st.dates(counted.start, counted.last_day))
    once = resume(counted, first, first + data.draw(gap), national())
    second = data.draw(st.dates(once.pauses[0].resumed_on, max(once.last_day, once.pauses[0].resumed_on)))
    twice = resume(once, second, second + data.draw(gap), national())
    assert twice.last_day >= once.last_day
    assert sum(one.ordinal is not None for one in twice.days) == counted.number


def test_an_extension_counts_anew_from_the_start() -> None:
    counted = extend(count(CLOCKS["C04"], MONDAY, national()), 10, national())
    assert (counted.number, counted.extended_by, counted.last_day) == (25, 10, date(2026, 11, 27))
    assert FactCode.EXTENDED in [fact.code for fact in counted.explain()]


@pytest.mark.parametrize(
    ("code", "by", "refusal"),
    [
        ("C02", 1, "extension_not_provided"),
        ("C03", 1, "extension_not_provided"),
        ("C04", 0, "extension_too_short"),
        ("C04", 200, None),
        ("C05", 15, None),
        ("C05", 16, "extension_beyond_limit"),
        ("C10", 30, None),
    ],
)
def test_an_extension_stays_within_its_rule(code: str, by: int, refusal: str | None) -> None:
    counted = count(CLOCKS[code], MONDAY, national())
    assert extension_refusal(counted, by) == refusal
    if refusal:
        with pytest.raises(ValueError, match=refusal):
            extend(counted, by, national())


def test_the_cap_holds_over_several_extensions_and_a_pause() -> None:
    counted = extend(count(CLOCKS["C05"], MONDAY, national()), 10, national())
    paused = resume(counted, date(2026, 11, 5), date(2026, 11, 8), national())
    assert paused.extended_by == 10
    assert extension_refusal(paused, 6) == "extension_beyond_limit"
    longer = extend(paused, 5, national())
    assert (longer.number, longer.pauses) == (30, paused.pauses)
