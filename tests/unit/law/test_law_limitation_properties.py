"""What holds for limitation whatever the facts: no interruption and no suspension ever takes a day away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mediation.law.calendar import DayKind, national
from mediation.law.limitation import Facts, limitation
from mediation.law.limitation_count import Interruption, LastDay, Suspension, chain
from mediation.law.limitation_table import GROUNDS, KINDS

CALENDAR = national()
DAYS = st.dates(date(2023, 1, 1), date(2030, 12, 31))
MAYBE = st.none() | DAYS
INTERRUPTIONS = st.lists(st.builds(Interruption, DAYS, st.sampled_from(sorted(GROUNDS))), max_size=5)
SUSPENSIONS = st.lists(
    st.builds(lambda began, days: Suspension(began, began + timedelta(days)), DAYS, st.integers(0, 400)),
    max_size=4,
)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    span = sorted(draw(st.tuples(DAYS, DAYS)))
    employed = draw(st.booleans())
    return Facts(
        draw(st.sampled_from(sorted(KINDS))),
        None if employed else draw(MAYBE),
        employed,
        draw(MAYBE),
        draw(st.sampled_from([None, span[0]])),
        draw(st.sampled_from([None, span[1]])),
        tuple(draw(INTERRUPTIONS)),
        tuple(draw(SUSPENSIONS)),
        draw(st.booleans()),
    )


def one_year(start: date, *interrupted: date, suspended: tuple[Suspension, ...] = ()) -> date:
    told = [Interruption(day, "mediation_applied") for day in interrupted]
    last = chain(start, 12, CALENDAR, told, suspended).day
    assert last is not None
    return last


@given(facts())
def test_the_safe_day_is_the_earliest_and_failure_the_latest(told: Facts) -> None:
    found = limitation(told, CALENDAR)
    days = [each.day for each in (found.safe, found.last_part, found.if_filing, found.if_failure) if each]
    known = [day for day in days if day is not None]
    assert known == sorted(known)
    assert all((each.day is None) == (each.absent is not None) for each in (found.safe, found.if_filing))


@given(facts())
def test_no_last_day_is_one_over_which_the_rule_rolls(told: Facts) -> None:
    found = limitation(told, CALENDAR)
    for each in (found.safe, found.last_part, found.if_filing, found.if_failure):
        if each is not None and each.day is not None:
            assert CALENDAR.kind(each.day) in (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY)
            assert found.start is None or each.day >= found.start
            assert set(each.provisional_years) <= {
                year for year in range(2024, 2040) if year not in (2025, 2026)
            }


@given(DAYS, st.floats(0, 1), st.floats(0, 1), SUSPENSIONS)
def test_a_later_interruption_in_time_never_gives_an_earlier_day(
    start: date, one: float, other: float, spans: list[Suspension]
) -> None:
    suspended = tuple(spans)
    span = one_year(start, suspended=suspended) - start
    early, late = (start + timedelta(round(span.days * share)) for share in sorted((one, other)))
    assert one_year(start, early, suspended=suspended) <= one_year(start, late, suspended=suspended)
    assert one_year(start, early, suspended=suspended) <= one_year(start, early, late, suspended=suspended)


@given(DAYS, st.lists(DAYS, max_size=4), SUSPENSIONS, SUSPENSIONS)
def test_a_suspension_never_shortens(
    start: date, days: list[date], some: list[Suspension], more: list[Suspension]
) -> None:
    fewer, all_of_them = tuple(some), tuple(some + more)
    assert one_year(start, *days, suspended=fewer) <= one_year(start, *days, suspended=all_of_them)


@given(DAYS, DAYS)
def test_whoever_knew_later_has_at_least_as_long(one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert one_year(early) <= one_year(late)
    assert one_year(early) - early >= timedelta(365)


@given(facts())
def test_the_order_in_which_facts_are_told_changes_nothing(told: Facts) -> None:
    mixed_up = replace(
        told,
        interruptions=tuple(reversed(told.interruptions)),
        suspensions=tuple(reversed(told.suspensions)),
    )
    assert limitation(mixed_up, CALENDAR) == limitation(told, CALENDAR)


@given(facts())
def test_every_day_is_explained_by_its_steps(told: Facts) -> None:
    found = limitation(told, CALENDAR)
    for each in (found.safe, found.last_part, found.if_filing, found.if_failure):
        if each is not None:
            assert explained(each)


def explained(last: LastDay) -> bool:
    """The last span or the day on which the period was full gives the day."""
    if last.day is None:
        return not last.steps
    return last.day in {step.until or step.day for step in last.steps if step.code in ("full", "rolled")}
