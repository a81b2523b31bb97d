"""Service, the months it makes, the cap with its cliff, the floor (LCL 47)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.entitlements.service import months_between, severance_months
from tests.unit.law.entitlements.asked import amount, articles, compute, faults, remarks

ONE = {"monthly_wage": "1000"}


def months(joined: str, left: str) -> str:
    """Months of pay that these days of service make, by a wage of 1,000."""
    return str(compute("severance_pay", {**ONE, "joined": joined, "left": left}).amount / 1000)


@pytest.mark.parametrize(
    ("joined", "left", "expected"),
    [
        ("2024-01-01", "2024-01-01", "0.5"),  # a single day
        ("2024-01-01", "2024-06-29", "0.5"),
        ("2024-01-01", "2024-06-30", "1"),  # six months exactly
        ("2024-01-01", "2024-07-01", "1"),
        ("2024-01-01", "2024-12-31", "1"),  # a year exactly
        ("2024-01-01", "2025-01-01", "1.5"),  # and a day
        ("2024-02-29", "2025-02-27", "1"),  # a year from a leap day ends the day before its last of February
        ("2024-02-29", "2025-02-28", "1.5"),
        ("2023-08-31", "2024-02-28", "1"),  # six months from the 31st end before 29 February
        ("2023-08-31", "2024-02-27", "0.5"),
        ("2020-03-01", "2024-02-29", "4"),
        ("2008-01-01", "2026-06-30", "19"),
    ],
)
def test_service_in_days_makes_months_of_pay(joined: str, left: str, expected: str) -> None:
    assert months(joined, left).rstrip("0").rstrip(".") == expected


@pytest.mark.parametrize(
    ("years", "rest", "expected"),
    [(0, 0, "0.00"), (0, 1, "500.00"), (0, 5, "500.00"), (0, 6, "1000.00"), (1, 0, "1000.00"),
     (3, 7, "4000.00"), (3, 11, "4000.00"), (60, 11, "61000.00")],
)  # fmt: skip
def test_years_and_months_make_months_of_pay(years: int, rest: int, expected: str) -> None:
    assert amount("severance_pay", **ONE, years=years, months=rest) == expected


def test_one_day_that_decides_is_remarked() -> None:
    decided = compute("severance_pay", {**ONE, "joined": "2024-01-01", "left": "2024-06-30"})
    assert "one_day_decides" in remarks(decided)
    for joined, left in (("2024-01-01", "2024-06-29"), ("2024-01-01", "2024-01-01")):
        plain = compute("severance_pay", {**ONE, "joined": joined, "left": left})
        assert "one_day_decides" not in remarks(plain)


DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(DAYS, DAYS)
def test_full_months_never_reach_beyond_the_end(first: date, after: date) -> None:
    first, after = sorted((first, after))
    full, left_over = months_between(first, after)
    assert full >= 0
    assert months_between(first, after)[0] <= (after - first).days // 28 + 1
    assert severance_months(full, left_over) * 12 >= full
    assert severance_months(full, left_over) * 12 <= full + 12


@given(DAYS, st.integers(0, 600))
def test_two_ways_of_telling_the_service_agree(joined: date, full: int) -> None:
    """Whole months told by dates and by numbers make the same months of pay."""
    joined = joined.replace(day=1)
    year, month = divmod(joined.year * 12 + joined.month - 1 + full, 12)
    end = date(year, month + 1, 1)
    assert months_between(joined, end) == (full, False)


CAPPED: list[tuple[dict[str, Any], str]] = [
    ({"monthly_wage": "9000", "triple_cap": "9000", "severance_months": 20}, "180000.00"),
    ({"monthly_wage": "9000.01", "triple_cap": "9000", "severance_months": 20}, "108000.00"),
    ({"monthly_wage": "9000.01", "triple_cap": "9000", "severance_months": 12}, "108000.00"),
    ({"monthly_wage": "9000.01", "triple_cap": "9000", "severance_months": "11.5"}, "103500.00"),
    ({"monthly_wage": "50000", "annual_average_wage": "127107", "severance_months": 4}, "127107.00"),
    (
        {"monthly_wage": "50000", "annual_average_wage": "127107", "average_rounding": "floor_yuan",
         "triple_cap": "31776", "severance_months": 4},
        "127104.00",
    ),
    ({"monthly_wage": "50000", "annual_average_wage": "120000", "triple_cap": "30000", "severance_months": 1},
     "30000.00"),
    ({"monthly_wage": "1000", "minimum_wage": "2000", "severance_months": 2}, "4000.00"),
    ({"monthly_wage": "2000", "minimum_wage": "2000", "severance_months": 2}, "4000.00"),
    ({"monthly_wage": "1000", "minimum_wage": "2000", "triple_cap": 9000, "severance_months": 2}, "4000.00"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "expected"), CAPPED)
def test_the_base_lies_between_minimum_and_cap(facts: dict[str, Any], expected: str) -> None:
    assert amount("severance_pay", **facts) == expected


def test_the_cliff_of_the_cap_is_remarked() -> None:
    facts = {"triple_cap": "9000", "severance_months": 20}
    below = compute("severance_pay", {**facts, "monthly_wage": "9000"})
    above = compute("severance_pay", {**facts, "monthly_wage": "9000.01"})
    assert above.amount < below.amount
    assert remarks(below) == set()
    assert remarks(above) == {"cap_cliff"}
    assert "Labour Contract Law, art. 47(2)" in articles(above)
    assert "Labour Contract Law, art. 47(2)" not in articles(below)
    assert remarks(compute("severance_pay", {**ONE, "severance_months": 1})) == {"not_above_cap"}


@given(st.integers(1, 20_000), st.integers(1, 20_000), st.integers(0, 24), st.integers(100, 10_000))
def test_a_higher_wage_gives_less_only_over_the_cliff(low: int, high: int, halves: int, cap: int) -> None:
    low, high = sorted((low, high))
    facts = {"severance_months": f"{halves * 1.5}", "triple_cap": cap}
    less = compute("severance_pay", {**facts, "monthly_wage": low}).exact
    more = compute("severance_pay", {**facts, "monthly_wage": high}).exact
    over_the_cliff = low <= cap < high and halves * 1.5 > 12
    assert more >= less or over_the_cliff


@given(st.integers(1, 30_000), st.integers(0, 40), st.integers(1, 10_000))
def test_twice_is_twice(wage: int, halves: int, cap: int) -> None:
    facts = {"monthly_wage": wage, "severance_months": f"{halves / 2}", "triple_cap": cap}
    once, twice = (compute(kind, facts) for kind in ("severance_pay", "unlawful_termination_compensation"))
    assert twice.exact == once.exact * 2
    assert {"Labour Contract Law, art. 48", "Labour Contract Law, art. 87"} <= set(articles(twice))
    assert "instead_of_severance" in remarks(twice)


REFUSED: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    (ONE, [("severance_months", "missing")]),
    ({"severance_months": 1}, [("monthly_wage", "missing")]),
    ({}, [("monthly_wage", "missing"), ("severance_months", "missing")]),
    ({**ONE, "joined": "2024-01-01"}, [("left", "missing")]),
    ({**ONE, "left": "2024-01-01"}, [("joined", "missing")]),
    ({**ONE, "joined": "2024-01-02", "left": "2024-01-01"}, [("left", "before_joining")]),
    ({**ONE, "years": 3, "months": 12}, [("months", "out_of_range")]),
    ({**ONE, "years": 3, "months": 13}, [("months", "out_of_range")]),
    ({**ONE, "years": 61}, [("years", "out_of_range")]),
    ({**ONE, "years": 3, "severance_months": "3.5"}, [("severance_months", "disagrees")]),
    ({**ONE, "years": 3, "joined": "2024-01-01", "left": "2024-12-31"}, [("years", "disagrees")]),
    (
        {**ONE, "severance_months": 1, "triple_cap": "30001", "annual_average_wage": "120000"},
        [("triple_cap", "disagrees")],
    ),
    (
        {"monthly_wage": "三千", "joined": "2024-02-30", "left": "2024-01-01", "triple_cap": 1,
         "annual_average_wage": 12},
        [("monthly_wage", "not_a_number"), ("joined", "not_a_date"), ("triple_cap", "disagrees")],
    ),
    ({**ONE, "severance_months": 1, "average_rounding": "up"}, [("average_rounding", "not_among")]),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "expected"), REFUSED)
def test_what_cannot_be_is_refused(facts: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert faults("severance_pay", **facts) == expected


def test_forms_that_agree_are_taken() -> None:
    facts = {"severance_months": 2, "years": 1, "months": 6, "joined": "2023-01-01", "left": "2024-06-30"}
    assert amount("severance_pay", **ONE, **facts) == "2000.00"
