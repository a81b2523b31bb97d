"""A running clock: how it runs on after it stood still, what is left of it, by how much it can grow."""

from __future__ import annotations

from datetime import date

import pytest

from mediation.deadlines import rules
from mediation.deadlines.rules import Running
from mediation.law.calendar import national
from mediation.law.clock_table import CLOCKS, mediation_clock
from mediation.law.clocks import Profile
from mediation.law.count import count, days_left, extend, resume, until

DAYS = national()
START = date(2026, 11, 2)
STOOD, AGAIN = date(2026, 11, 6), date(2026, 11, 26)


def running(code: str, paused_on: date | None) -> Running:
    clock = CLOCKS[code]
    return Running(clock, count(clock, START, DAYS), "paused", 0, DAYS, paused_on)


def test_a_clock_that_never_stood_still_does_not_run_on() -> None:
    with pytest.raises(ValueError, match="^the clock did not stand still$"):
        running("C10", None).resumed(AGAIN)


def test_what_is_left_runs_on_from_the_day_after() -> None:
    found = running("C10", STOOD)
    assert found.resumed(AGAIN) == resume(found.counted, STOOD, AGAIN, DAYS)
    assert found.resumed(AGAIN).last_day == date(2026, 12, 22)


def test_a_period_that_was_over_before_it_stood_still_stays_over() -> None:
    last = running("C02", None).counted.last_day
    over = running("C02", date(2026, 11, 20))
    assert over.counted.last_day < date(2026, 11, 20) and over.resumed(AGAIN) is over.counted
    assert running("C02", last).resumed(AGAIN).last_day == AGAIN


@pytest.mark.parametrize(
    ("state", "paused_on", "asked_on"),
    [("running", None, AGAIN), ("running", STOOD, AGAIN), ("paused", STOOD, STOOD), ("paused", None, AGAIN)],
)
def test_what_is_left_is_that_of_the_day_it_stood_still(
    state: str, paused_on: date | None, asked_on: date
) -> None:
    for code in ("C02", "C10"):
        period = count(CLOCKS[code], START, DAYS)
        assert rules.left_of(period, state, paused_on, AGAIN, DAYS) == days_left(period, asked_on, DAYS)


def test_a_period_is_counted_with_its_pauses_and_extensions() -> None:
    clock = CLOCKS["C10"]
    plain = count(clock, START, DAYS)
    stood = resume(plain, STOOD, AGAIN, DAYS)
    assert rules.counted("C10", START, None, None, calendar=DAYS) == plain
    assert rules.counted("C10", START, 10, None, calendar=DAYS) == count(clock, START, DAYS, 10)
    assert rules.counted("C10", START, None, None, ((STOOD, AGAIN),), calendar=DAYS) == stood
    longer = rules.counted("C10", START, None, None, ((STOOD, AGAIN),), 5, calendar=DAYS)
    assert longer == extend(stood, 5, DAYS)
    assert rules.counted("C10", START, None, None, (), 1, calendar=DAYS) == extend(plain, 1, DAYS)
    christmas = date(2026, 12, 24)
    at_the_end = rules.counted("C10", START, None, None, ((plain.last_day, christmas),), calendar=DAYS)
    assert at_the_end.last_day == christmas and at_the_end.pauses
    too_late = ((plain.last_day.replace(day=30), date(2027, 1, 5)),)
    assert rules.counted("C10", START, None, None, too_late, calendar=DAYS) == plain


def test_a_day_that_was_agreed_is_taken_as_it_is_but_not_before_the_start() -> None:
    agreed = date(2026, 12, 24)
    assert rules.counted("C22", START, None, agreed, calendar=DAYS) == until(CLOCKS["C22"], START, agreed)
    early = rules.counted("C22", START, None, date(2026, 10, 1), calendar=DAYS)
    assert early == until(CLOCKS["C22"], START, START)


@pytest.mark.parametrize("profile", [each.value for each in Profile])
def test_a_mediation_period_grows_by_what_its_rule_leaves(profile: str) -> None:
    clock = mediation_clock(profile)
    provided = rules.extension_provided(profile)
    assert provided is (clock.extension.value != "none")
    cap = clock.extension_limit
    days = {by: rules.days_to_extend(profile, by) for by in (0, 1, 29, 1000)}
    if not provided:
        assert set(days.values()) == {0}
    elif cap is None:
        assert set(days.values()) == {30}
    else:
        assert days == {by: max(0, cap - by) for by in days}
