"""A year's notice stands whole in the place of what was known; what cannot be one is told by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.deadlines import rules
from mediation.deadlines.notice_rules import YearNotice, calendar_of, faults_of
from mediation.law.calendar import Calendar, DayKind, national
from mediation.law.year_days import year_days

TODAY = date(2026, 11, 21)
NEXT = YearNotice(
    2027,
    "国办发明电〔2026〕1号",
    date(2026, 11, 10),
    (date(2027, 1, 1), date(2027, 2, 5), date(2027, 2, 6), date(2027, 2, 7), date(2027, 2, 8)),
    (date(2027, 1, 2), date(2027, 1, 3), date(2027, 2, 9), date(2027, 2, 10), date(2027, 2, 11)),
    (date(2027, 2, 13), date(2027, 2, 20)),
)


def test_a_notice_ends_the_provisional_and_says_what_each_day_is() -> None:
    calendar = calendar_of([NEXT])
    assert national().provisional(2027) and not calendar.provisional(2027)
    assert calendar.kind(date(2027, 2, 13)) is DayKind.MAKEUP_WORKDAY
    assert calendar.kind(date(2027, 2, 9)) is DayKind.REST_DAY
    assert calendar.add_working_days(date(2027, 2, 4), 1) == date(2027, 2, 12)
    assert calendar.kind(date(2026, 10, 1)) is DayKind.STATUTORY_HOLIDAY, "other years stay"


def test_a_notice_takes_the_place_of_the_built_in_one_whole() -> None:
    other = replace(NEXT, year=2026, statutory_holidays=(date(2026, 1, 1),), rest_days=(), makeup_workdays=())
    calendar = calendar_of([other])
    for day in year_days(2026).exceptions:
        plain = DayKind.REST_DAY if day.weekday() >= 5 else DayKind.WORKDAY
        assert calendar.kind(day) is (DayKind.STATUTORY_HOLIDAY if day == date(2026, 1, 1) else plain)


def test_the_one_entered_last_counts() -> None:
    newer = replace(NEXT, makeup_workdays=(date(2027, 2, 20),))
    calendar = calendar_of([NEXT, newer])
    assert calendar.kind(date(2027, 2, 13)) is DayKind.REST_DAY
    assert calendar_of([newer, NEXT]).kind(date(2027, 2, 13)) is DayKind.MAKEUP_WORKDAY


def test_without_a_make_up_day_the_year_stays_provisional() -> None:
    assert calendar_of([replace(NEXT, makeup_workdays=())]).provisional(2027)


def test_new_year_may_reach_back_into_december() -> None:
    reaching = replace(NEXT, rest_days=(date(2026, 12, 31),))
    assert faults_of(reaching, TODAY) == {}
    assert calendar_of([reaching]).kind(date(2026, 12, 31)) is DayKind.REST_DAY


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"source": " "}, "source", "missing"),
        ({"year": 1999}, "year", "unknown"),
        ({"issued_on": TODAY + timedelta(days=1)}, "issued_on", "in_the_future"),
        ({"statutory_holidays": ()}, "statutory_holidays", "missing"),
        ({"rest_days": (date(2026, 11, 30),)}, "rest_days", "day_of_another_year"),
        ({"rest_days": (date(2028, 1, 1),)}, "rest_days", "day_of_another_year"),
        ({"rest_days": (date(2027, 1, 1),)}, "rest_days", "day_named_twice"),
        ({"makeup_workdays": (date(2027, 2, 12),)}, "makeup_workdays", "no_weekend"),
        ({"makeup_workdays": (date(2027, 2, 13), date(2027, 2, 13))}, "makeup_workdays", "day_named_twice"),
    ],
)
def test_what_cannot_be_a_notice_is_told(changes: dict[str, object], field: str, code: str) -> None:
    assert faults_of(NEXT, TODAY) == {}
    assert faults_of(replace(NEXT, **changes), TODAY) == {field: code}


SOME_DAYS = st.sets(st.dates(date(2027, 1, 1), date(2027, 12, 31)), max_size=20)


@given(SOME_DAYS, SOME_DAYS, st.dates(date(2026, 11, 1), date(2027, 12, 1)), st.data())
def test_whatever_a_notice_says_a_paused_clock_is_counted_anew(
    off: set[date], worked: set[date], start: date, data: st.DataObject
) -> None:
    before = rules.counted("C02", start, 3, None, calendar=national())
    paused_on = data.draw(st.dates(start, before.last_day))
    pause = (paused_on, paused_on + timedelta(days=data.draw(st.integers(0, 20))))
    weekend = tuple(day for day in worked - off if day.weekday() >= 5)
    days = {"statutory_holidays": tuple(off), "rest_days": (), "makeup_workdays": weekend}
    changed = calendar_of([replace(NEXT, **days)])
    again = rules.counted("C02", start, 3, None, (pause,), 0, calendar=changed)
    assert again.last_day > start and changed.is_worked(again.last_day)


def test_a_pause_that_began_after_the_shorter_period_is_left_out() -> None:
    saturday = date(2026, 11, 7)
    shorter = Calendar({saturday: DayKind.MAKEUP_WORKDAY})
    pause = (date(2026, 11, 9), date(2026, 11, 20))
    counted = rules.counted("C02", date(2026, 11, 4), 3, None, (pause,), calendar=shorter)
    assert counted.last_day == saturday and not counted.pauses
