"""No sum falls when a wage or a time grows, and the steps of a sum make it up."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mediation.law.entitlements.table import KINDS
from tests.unit.law.entitlements.asked import compute

WAGE = st.integers(1, 60_000)
COUNT = st.integers(0, 60).map(lambda halves: Fraction(halves, 2)).map(float).map(str)
FEW = st.integers(0, 12)
SHARE = st.sampled_from(["0", "0.3", "0.5", "0.8", "1"])
TRUTH = st.booleans()
ONE = st.just(1)

Told = dict[str, st.SearchStrategy[Any]]

GROWING: dict[str, tuple[Told, Told]] = {
    "wages_owed": (
        {"paid": WAGE},
        {"monthly_wage": WAGE, "months": COUNT, "daily_wage": WAGE, "days": COUNT, "hourly_wage": WAGE,
         "hours": COUNT, "piece_price": WAGE, "pieces": COUNT},
    ),
    "minimum_wage_difference": (
        {"paid_wage": st.integers(3000, 9000), "overtime_pay": FEW},
        {"minimum_wage": WAGE, "months": COUNT, "allowances": FEW, "welfare": FEW},
    ),
    # What was deducted stays the same: a higher wage bears more of it, so it is not among what grows.
    "deductions": ({"monthly_wage": WAGE, "minimum_wage": WAGE}, {"deducted": WAGE, "months": COUNT}),
    "overtime_pay": (
        {"already_paid_rate": SHARE},
        {"monthly_wage": WAGE, "weekday_hours": COUNT, "rest_day_hours": COUNT, "rest_days": COUNT,
         "statutory_hours": COUNT, "statutory_days": COUNT},
    ),
    "annual_leave": ({}, {"monthly_wage": WAGE, "unused_days": COUNT, "claim_rate": st.integers(0, 3)}),
    "maternity_pay": (
        {"paid": WAGE},
        {"monthly_wage": WAGE, "employer_average": WAGE, "babies": st.integers(1, 9), "difficult": TRUTH,
         "extra_days": FEW},
    ),
    "nursing_pay": ({}, {"monthly_wage": WAGE, "days": COUNT, "babies": st.integers(1, 9)}),
    "probation": (
        {"contract_months": COUNT},
        {"monthly_wage": WAGE, "served_months": COUNT, "minimum_wage": WAGE},
    ),
    "stoppage_pay": (
        {"cycle_months": ONE, "paid": WAGE, "worked": TRUTH},
        {"monthly_wage": st.integers(20_000, 60_000), "months": COUNT, "minimum_wage": st.integers(1, 9000),
         "rate": SHARE},
    ),
    "living_allowance": ({}, {"minimum_wage": WAGE, "rate": SHARE, "share": SHARE, "months": COUNT}),
    "severance_pay": (
        {"minimum_wage": WAGE},
        {"monthly_wage": WAGE, "years": st.integers(0, 60), "months": st.integers(0, 11)},
    ),
    "unlawful_termination_compensation": ({}, {"monthly_wage": WAGE, "severance_months": COUNT}),
    "notice_pay": ({}, {"last_month_wage": WAGE}),
    "reinstatement_pay": ({"paid": WAGE}, {"monthly_wage": WAGE, "months": COUNT, "share": SHARE}),
    "additional_compensation": ({}, {"unpaid": WAGE, "rate": st.sampled_from(["0.5", "0.7", "1"])}),
    "non_compete": (
        {"released_early": TRUTH}, {"monthly_average": WAGE, "months": COUNT, "minimum_wage": WAGE},
    ),
    "paid_treatment": ({}, {"monthly_wage": WAGE, "months": st.integers(0, 24)}),
    "disability_lump_sum": (
        {"grade": st.integers(1, 10)}, {"own_wage": WAGE, "local_average": st.integers(1000, 30_000)},
    ),
    "disability_allowance": (
        {"grade": st.integers(1, 6)}, {"own_wage": WAGE, "months": COUNT, "minimum_wage": WAGE},
    ),
    "care_allowance": (
        {"level": st.sampled_from(["full", "most", "part"])}, {"local_average": WAGE, "months": COUNT},
    ),
    "employment_lump_sum": (
        {"grade": st.integers(5, 10)}, {"months": COUNT, "base": WAGE, "share": SHARE},
    ),
    "medical_lump_sum": ({"grade": st.integers(5, 10)}, {"months": COUNT, "base": WAGE, "share": SHARE}),
    "death_lump_sum": ({}, {"prev_year_urban_income": WAGE}),
    "funeral_subsidy": ({}, {"local_average": WAGE}),
    "kin_pension": (
        {"spouse": TRUTH, "alone": st.just(0)},
        {"own_wage": WAGE, "others": st.integers(0, 20), "months": COUNT},
    ),
}  # fmt: skip
BY_DAYS = {"double_wage", "part_month_wage"}


@st.composite
def grown(draw: st.DrawFn) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """A kind, its facts, and the same with one fact grown."""
    kind = draw(st.sampled_from(sorted(GROWING)))
    fixed, growing = GROWING[kind]
    facts = draw(st.fixed_dictionaries({**fixed, **growing}))
    name = draw(st.sampled_from(sorted(growing)))
    other = draw(growing[name])
    less, more = sorted((facts[name], other), key=float)
    return kind, {**facts, name: less}, {**facts, name: more}


@given(grown())
def test_no_sum_falls_when_a_wage_or_a_time_grows(asked: tuple[str, dict[str, Any], dict[str, Any]]) -> None:
    kind, less, more = asked
    assert compute(kind, more).exact >= compute(kind, less).exact


def test_every_kind_is_tried() -> None:
    assert GROWING.keys() | BY_DAYS == KINDS.keys()
    for kind, (fixed, growing) in GROWING.items():
        assert fixed.keys() | growing.keys() <= {field.name for field in KINDS[kind].fields}


DAY = st.dates(date(2024, 1, 1), date(2026, 12, 31))
SLICED = st.fixed_dictionaries(
    {"slice": st.sampled_from(["anniversary", "calendar_month"]),
     "count": st.sampled_from(["workdays", "weekdays"])}
)  # fmt: skip


@settings(deadline=None)  # a year without its notice takes a second to load, once
@given(DAY, st.integers(0, 330), st.integers(0, 3), WAGE, SLICED)
def test_a_longer_window_of_double_wage_gives_no_less(
    first: date, days: int, more: int, wage: int, how: dict[str, str]
) -> None:
    last = first + timedelta(days)
    facts = {"monthly_wage": wage, **how}
    less = compute("double_wage", {**facts, "window": [first, last]}).exact
    longer = [first, min(last + timedelta(more), first + timedelta(330))]
    assert compute("double_wage", {**facts, "window": longer}).exact >= less
    assert (
        compute("double_wage", {**facts, "monthly_wage": wage + more, "window": [first, last]}).exact >= less
    )


@settings(deadline=None)
@given(DAY, st.integers(0, 400), st.integers(0, 400), SLICED)
def test_the_window_and_the_days_it_comes_from_agree(
    hired: date, signed: int, left: int, how: dict[str, str]
) -> None:
    hired = hired.replace(day=min(hired.day, 28))  # later in a month, the window does not tell the day
    told = {"hired": hired, "signed": hired + timedelta(signed), "left": hired + timedelta(left)}
    found = compute("double_wage", {"monthly_wage": 3000, **told, **how})
    if found.exact:
        first, last = (date.fromisoformat(day) for day in found.steps[0].formula.split(" … "))
        given_so = compute("double_wage", {"monthly_wage": 3000, "window": [first, last], **how})
        assert given_so.exact == found.exact
        both = compute("double_wage", {"monthly_wage": 3000, "window": [first, last], **told, **how})
        assert both.exact == found.exact


@given(st.lists(st.tuples(WAGE, st.integers(0, 31)), min_size=1, max_size=5), st.integers(0, 5))
def test_parts_add_up_and_grow(parts: list[tuple[int, int]], more: int) -> None:
    found = compute("part_month_wage", {"parts": parts})
    assert found.exact == sum(Fraction(amount) * days / Fraction("21.75") for amount, days in parts)
    (amount, days), *rest = parts
    grown_so = compute("part_month_wage", {"parts": [(amount + more, days + more), *rest]})
    assert grown_so.exact >= found.exact


@given(DAY, st.integers(1, 15), st.integers(0, 20), st.integers(0, 60))
def test_leave_of_a_leaver_is_what_its_days_say(day: date, entitlement: int, taken: int, later: int) -> None:
    facts = {"monthly_wage": 2175, "entitlement": entitlement, "leave_date": day, "taken": taken}
    found = compute("annual_leave", facts)
    unused = found.exact / 200
    assert unused == max(day.timetuple().tm_yday * entitlement // 365 - taken, 0)
    assert compute("annual_leave", {"monthly_wage": 2175, "unused_days": int(unused)}).exact == found.exact
    end = min(day + timedelta(later), day.replace(month=12, day=31))
    assert compute("annual_leave", {**facts, "leave_date": end}).exact >= found.exact


@given(st.fixed_dictionaries(GROWING["overtime_pay"][1]), SHARE)
def test_the_steps_of_a_sum_make_it_up(facts: dict[str, Any], paid: str) -> None:
    found = compute("overtime_pay", {**facts, "already_paid_rate": paid})
    assert sum(step.value for step in found.steps) == found.exact
    owed = compute(
        "wages_owed", {"daily_wage": 10, "days": facts["rest_days"], "monthly_wage": 7, "months": 2}
    )
    assert sum(step.value for step in owed.steps) == owed.exact
