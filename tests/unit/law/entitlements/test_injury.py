"""Injury, death, non-compete and the authority's addition: grades, bounds, provinces, who pays."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.law.entitlements.asked import amount, articles, compute, faults, remarks

GRADES = [(1, 27), (2, 25), (3, 23), (4, 21), (5, 18), (6, 16), (7, 13), (8, 11), (9, 9), (10, 7)]
SHARES = [(1, "900"), (2, "850"), (3, "800"), (4, "750"), (5, "700"), (6, "600")]

SUMS: list[tuple[str, dict[str, Any], str]] = [
    # one's own wage lies within 60 % and 300 % of the local average
    ("disability_lump_sum", {"grade": 10, "own_wage": "4799.99", "local_average": "8000"}, "33600.00"),
    ("disability_lump_sum", {"grade": 10, "own_wage": "4800", "local_average": "8000"}, "33600.00"),
    ("disability_lump_sum", {"grade": 10, "own_wage": "4800.01", "local_average": "8000"}, "33600.07"),
    ("disability_lump_sum", {"grade": 10, "own_wage": "24000.01", "local_average": "8000"}, "168000.00"),
    # monthly pay: the share, made up to the minimum wage
    (
        "disability_allowance",
        {"grade": 5, "own_wage": "3000", "minimum_wage": "2320", "months": 2},
        "4640.00",
    ),
    ("disability_allowance", {"grade": 4, "own_wage": "4000", "minimum_wage": "3000"}, "3000.00"),
    ("care_allowance", {"level": "full", "local_average": "8000"}, "4000.00"),
    ("care_allowance", {"level": "most", "local_average": "8000", "months": 2}, "6400.00"),
    ("care_allowance", {"level": "part", "local_average": "8000"}, "2400.00"),
    # on leaving: months and base of the province, or its sum
    ("employment_lump_sum", {"grade": 5, "months": 30, "base": "8000"}, "240000.00"),
    ("employment_lump_sum", {"grade": 9, "fixed_amount": "25000", "share": "0.8"}, "20000.00"),
    ("medical_lump_sum", {"grade": 10, "months": 2, "base": "8000", "fixed_amount": "16000"}, "16000.00"),
    # death
    ("death_lump_sum", {"prev_year_urban_income": "54188"}, "1083760.00"),
    ("death_lump_sum", {"prev_year_urban_income": "56502"}, "1130040.00"),
    ("funeral_subsidy", {"local_average": "8000"}, "48000.00"),
    ("kin_pension", {"own_wage": "10000", "spouse": True}, "4000.00"),
    ("kin_pension", {"own_wage": "10000", "others": 2, "months": 12}, "72000.00"),
    ("kin_pension", {"own_wage": "10000", "others": 1, "alone": 1}, "4000.00"),
    ("kin_pension", {"own_wage": "10000", "spouse": True, "others": 2}, "10000.00"),
    ("kin_pension", {"own_wage": "10000", "spouse": True, "others": 3}, "10000.00"),
    ("kin_pension", {"own_wage": "1000", "spouse": True, "local_average": "5000"}, "1200.00"),
    # treatment
    ("paid_treatment", {"monthly_wage": "4088", "months": 4}, "16352.00"),
    ("paid_treatment", {"monthly_wage": "4000", "months": 24}, "96000.00"),
    # non-compete: 30 %, the minimum wage, two years, three months more
    ("non_compete", {"monthly_average": "5000", "months": 3, "minimum_wage": "2320"}, "6960.00"),
    ("non_compete", {"monthly_average": "10000", "months": 25}, "72000.00"),
    ("non_compete", {"monthly_average": "10000", "months": 6, "released_early": True}, "27000.00"),
    ("non_compete", {"monthly_average": "10000", "months": 30, "released_early": True}, "81000.00"),
    ("additional_compensation", {"unpaid": "10000", "rate": "0.5"}, "5000.00"),
    ("additional_compensation", {"unpaid": "10000", "rate": "1"}, "10000.00"),
]

REFUSED: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("disability_lump_sum", {"grade": 11, "own_wage": 1}, [("grade", "out_of_range")]),
    ("disability_lump_sum", {"grade": 0, "own_wage": 1}, [("grade", "out_of_range")]),
    ("disability_lump_sum", {"grade": "9.5", "own_wage": 1}, [("grade", "not_whole")]),
    ("disability_allowance", {"grade": 7, "own_wage": 1}, [("grade", "out_of_range")]),
    ("employment_lump_sum", {"grade": 4, "months": 1, "base": 1}, [("grade", "out_of_range")]),
    ("employment_lump_sum", {"grade": 5, "months": 1}, [("base", "missing")]),
    ("employment_lump_sum", {"grade": 5, "base": 1, "fixed_amount": 1}, [("months", "missing")]),
    ("medical_lump_sum", {"grade": 5}, [("months", "missing")]),
    ("medical_lump_sum", {"grade": 5, "months": 2, "base": 3, "fixed_amount": 5},
     [("fixed_amount", "disagrees")]),
    ("care_allowance", {"level": "none", "local_average": 1}, [("level", "not_among")]),
    ("kin_pension", {"own_wage": 1}, [("spouse", "missing")]),
    ("kin_pension", {"own_wage": 1, "spouse": True, "others": 1, "alone": 3}, [("alone", "too_many")]),
    ("paid_treatment", {"monthly_wage": 1, "months": "24.1"}, [("months", "too_long")]),
    ("additional_compensation", {"unpaid": 1, "rate": "0.49"}, [("rate", "out_of_range")]),
    ("additional_compensation", {"unpaid": 1, "rate": "1.01"}, [("rate", "too_large")]),
    ("additional_compensation", {"unpaid": 1, "rate": "50%"}, [("rate", "not_a_number")]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "facts", "expected"), SUMS)
def test_the_sum(kind: str, facts: dict[str, Any], expected: str) -> None:
    assert amount(kind, **facts) == expected


@pytest.mark.parametrize(("kind", "facts", "expected"), REFUSED)
def test_what_cannot_be_is_refused(kind: str, facts: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert faults(kind, **facts) == expected


@pytest.mark.parametrize(("grade", "months"), GRADES)
def test_the_lump_sum_has_the_months_of_its_grade(grade: int, months: int) -> None:
    found = compute("disability_lump_sum", {"grade": grade, "own_wage": "100"})
    assert found.amount == months * 100
    article = 35 if grade <= 4 else 36 if grade <= 6 else 37
    assert f"Regulations on Work-Injury Insurance, art. {article}" in articles(found)
    assert remarks(found) == {"within_bounds", "paid_by_fund"}
    bounded = compute("disability_lump_sum", {"grade": grade, "own_wage": "100", "local_average": "100"})
    assert remarks(bounded) == {"paid_by_fund"}


@pytest.mark.parametrize(("grade", "share"), SHARES)
def test_the_allowance_has_the_share_of_its_grade(grade: int, share: str) -> None:
    found = compute("disability_allowance", {"grade": grade, "own_wage": "1000", "local_average": "1000"})
    assert found.amount == int(share)
    payer = "paid_by_fund" if grade <= 4 else "no_suitable_work"
    assert remarks(found) == {"minimum_wage_not_given", payer}
    article = 35 if grade <= 4 else 36
    assert f"Regulations on Work-Injury Insurance, art. {article}" in articles(found)


def test_who_pays_on_leaving() -> None:
    facts = {"grade": 5, "months": 30, "base": "8000"}
    employer, fund = compute("employment_lump_sum", facts), compute("medical_lump_sum", facts)
    assert remarks(employer) == {"set_by_province", "paid_by_employer"}
    assert remarks(fund) == {"set_by_province", "paid_by_fund"}
    assert "Regulations on Work-Injury Insurance, art. 62(2)" in articles(fund)


def test_a_rate_not_set_is_a_range() -> None:
    found = compute("additional_compensation", {"unpaid": "300"})
    assert (found.low, found.high, found.ranges) == (150, 300, True)
    assert remarks(found) == {"needs_order", "rate_not_set"}
    fixed = compute("additional_compensation", {"unpaid": "300", "rate": "0.6"})
    assert (fixed.low, fixed.high, fixed.ranges) == (180, 180, False)
    assert [each.tag.value for each in fixed.citations] == ["S", "P"]


def test_more_than_a_year_of_treatment_needs_confirmation() -> None:
    assert "needs_confirmation" in remarks(compute("paid_treatment", {"monthly_wage": 1, "months": "12.5"}))
    assert not remarks(compute("paid_treatment", {"monthly_wage": 1, "months": 12}))


def test_a_clause_of_more_than_two_years_and_an_early_release() -> None:
    long = compute("non_compete", {"monthly_average": 100, "months": 25})
    assert remarks(long) == {"minimum_wage_not_given", "two_years_at_most"}
    early = compute("non_compete", {"monthly_average": 100, "months": 24, "released_early": True})
    assert remarks(early) == {"minimum_wage_not_given"}
    assert articles(early)[-1].endswith("art. 39")
