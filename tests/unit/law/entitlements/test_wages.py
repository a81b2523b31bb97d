"""Wages owed, minimum wage, deductions, stoppage, leave of mothers, probation: figures at their edges."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.law.entitlements.asked import amount, articles, compute, faults, remarks

SUMS: list[tuple[str, dict[str, Any], str]] = [
    # wages owed: each quantity at its price, days and hours also from a longer wage
    ("wages_owed", {"monthly_wage": "6000", "months": "2.5"}, "15000.00"),
    ("wages_owed", {"monthly_wage": "6000", "days": 7}, "1931.03"),
    ("wages_owed", {"daily_wage": "300", "monthly_wage": "6000", "days": 7}, "2100.00"),
    ("wages_owed", {"monthly_wage": "6000", "hours": 10}, "344.83"),
    ("wages_owed", {"daily_wage": "300", "monthly_wage": "6000", "hours": 10}, "375.00"),
    ("wages_owed", {"hourly_wage": "26", "daily_wage": "300", "hours": 10}, "260.00"),
    ("wages_owed", {"piece_price": "0.35", "pieces": 4800}, "1680.00"),
    (
        "wages_owed",
        {"monthly_wage": "6000", "months": 1, "days": 7, "piece_price": "2", "pieces": 10, "paid": "1000"},
        "6951.03",
    ),
    ("wages_owed", {"monthly_wage": "6000", "months": 1, "paid": "7000"}, "0.00"),
    (
        "wages_owed",
        {"daily_wage": "300", "days": 30, "period": ["2026-04-01", "2026-04-30"]},
        "9000.00",
    ),
    ("wages_owed", {"monthly_wage": "100", "months": 2, "period": ["2026-04-01", "2026-05-10"]}, "200.00"),
    ("wages_owed", {"monthly_wage": "100", "months": 1, "period": ["2026-04-01", "2026-04-30"]}, "100.00"),
    ("wages_owed", {"daily_wage": "100", "days": 1, "period": ["2026-04-01", "2026-04-01"]}, "100.00"),
    ("wages_owed", {"hourly_wage": "100", "hours": 1, "period": ["2026-04-01", "2026-04-01"]}, "100.00"),
    # minimum wage: what does not count is taken off first
    ("minimum_wage_difference", {"minimum_wage": "2320", "paid_wage": "2000", "months": 3}, "960.00"),
    (
        "minimum_wage_difference",
        {"minimum_wage": "2320", "paid_wage": "2900", "overtime_pay": 400, "allowances": 200, "welfare": 100,
         "months": 1},
        "120.00",
    ),
    ("minimum_wage_difference", {"minimum_wage": "2320", "paid_wage": "2320", "months": 3}, "0.00"),
    # deductions: a fifth, and never into the minimum wage
    ("deductions", {"monthly_wage": "5000", "deducted": "1500"}, "500.00"),
    ("deductions", {"monthly_wage": "5000", "deducted": "1000", "months": 2}, "0.00"),
    ("deductions", {"monthly_wage": "2500", "deducted": "500", "minimum_wage": "2320"}, "320.00"),
    ("deductions", {"monthly_wage": "2000", "deducted": "300", "minimum_wage": "2320"}, "300.00"),
    # stoppage: the first cycle in full
    ("stoppage_pay", {"monthly_wage": "8000", "months": "1"}, "8000.00"),
    ("stoppage_pay", {"monthly_wage": "8000", "months": "0.5"}, "4000.00"),
    (
        "stoppage_pay",
        {"monthly_wage": "8000", "months": 3, "minimum_wage": "2200", "rate": "0.7"},
        "11080.00",
    ),
    (
        "stoppage_pay",
        {"monthly_wage": "8000", "months": 3, "minimum_wage": "2200", "rate": "0.7", "worked": True},
        "12400.00",
    ),
    (
        "stoppage_pay",
        {"monthly_wage": "8000", "months": 1, "cycle_months": "0.5", "minimum_wage": "2000", "paid": 500},
        "4500.00",
    ),
    # maternity: days by what happened, at the higher of wage and allowance
    ("maternity_pay", {"monthly_wage": "9000"}, "29400.00"),
    ("maternity_pay", {"monthly_wage": "9000", "employer_average": "12000"}, "39200.00"),
    ("maternity_pay", {"monthly_wage": "9000", "employer_average": "6000", "paid": "19600"}, "9800.00"),
    ("maternity_pay", {"monthly_wage": "3000", "difficult": True, "babies": 2}, "12800.00"),
    ("maternity_pay", {"monthly_wage": "3000", "extra_days": 60, "days": 158}, "15800.00"),
    ("maternity_pay", {"monthly_wage": "3000", "days": 128}, "12800.00"),
    ("maternity_pay", {"monthly_wage": "3000", "event": "miscarriage_before_4_months"}, "1500.00"),
    ("maternity_pay", {"monthly_wage": "3000", "event": "miscarriage_from_4_months"}, "4200.00"),
    # nursing: an hour a day for every child
    ("nursing_pay", {"monthly_wage": "8700", "hours": 20}, "1000.00"),
    ("nursing_pay", {"monthly_wage": "8700", "days": 20, "babies": 2, "hours": 40}, "2000.00"),
    # probation: lawful months by the length of the contract, edges of LCL 19
    ("probation", {"monthly_wage": "8000", "contract_months": "2.9", "served_months": 2}, "16000.00"),
    ("probation", {"monthly_wage": "8000", "contract_months": 3, "served_months": 2}, "8000.00"),
    ("probation", {"monthly_wage": "8000", "contract_months": "11.9", "served_months": 2}, "8000.00"),
    ("probation", {"monthly_wage": "8000", "contract_months": 12, "served_months": 3}, "8000.00"),
    ("probation", {"monthly_wage": "8000", "contract_months": "35.9", "served_months": 6}, "32000.00"),
    ("probation", {"monthly_wage": "8000", "contract_months": 36, "served_months": 6}, "0.00"),
    ("probation", {"monthly_wage": "8000", "open_ended": True, "served_months": 8}, "16000.00"),
    (
        "probation",
        {"monthly_wage": "8000", "contract_months": 12, "served_months": 3, "probation_wage": "6000"},
        "9200.00",
    ),
    (
        "probation",
        {"monthly_wage": "2500", "contract_months": 12, "served_months": 1, "probation_wage": "2000",
         "minimum_wage": "2320"},
        "320.00",
    ),
    (
        "probation",
        {"monthly_wage": "8000", "contract_months": 36, "first_months": 2, "served_months": 3},
        "8000.00",
    ),
    (
        "probation",
        {"monthly_wage": "8000", "contract_months": 12, "first_months": 6, "served_months": 3},
        "8000.00",
    ),
    # back pay until reinstated
    ("reinstatement_pay", {"monthly_wage": "6000", "months": "3"}, "18000.00"),
    (
        "reinstatement_pay",
        {"monthly_wage": "4000", "window": ["2020-03-10", "2020-04-20"]},
        "5287.36",
    ),
    (
        "reinstatement_pay",
        {"monthly_wage": "4000", "window": ["2020-03-10", "2020-04-20"], "slice": "calendar_month"},
        "5333.33",
    ),
    (
        "reinstatement_pay",
        {"monthly_wage": "6000", "window": ["2026-01-01", "2026-03-31"], "months": 3, "share": "0.7",
         "paid": "600"},
        "12000.00",
    ),
]  # fmt: skip

REFUSED: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("wages_owed", {"monthly_wage": "6000"}, [("months", "missing")]),
    (
        "wages_owed",
        {"months": 1, "days": 2, "hours": 3, "pieces": 4},
        [("monthly_wage", "missing"), ("daily_wage", "missing"), ("hourly_wage", "missing"),
         ("piece_price", "missing")],
    ),
    (
        "wages_owed",
        {"daily_wage": "300", "days": 31, "monthly_wage": "1", "months": 2,
         "period": ["2026-04-01", "2026-04-30"]},
        [("days", "too_many"), ("months", "too_many")],
    ),
    (
        "wages_owed",
        {"monthly_wage": "100", "months": "1.1", "period": ["2026-04-01", "2026-04-30"]},
        [("months", "too_many")],
    ),
    (
        "wages_owed",
        {"monthly_wage": "100", "months": "2.1", "period": ["2026-04-01", "2026-05-01"]},
        [("months", "too_many")],
    ),
    ("wages_owed", {"daily_wage": "-1", "days": "七"}, [("daily_wage", "negative"),
                                                          ("days", "not_a_number")]),
    (
        "minimum_wage_difference",
        {"minimum_wage": "2320", "paid_wage": "100", "overtime_pay": "100.01", "months": 1},
        [("paid_wage", "too_small")],
    ),
    ("stoppage_pay", {"monthly_wage": "8000", "months": "1.01"}, [("minimum_wage", "missing")]),
    ("maternity_pay", {"monthly_wage": "1", "days": 98, "extra_days": 1}, [("days", "disagrees")]),
    (
        "maternity_pay",
        {"monthly_wage": "1", "event": "miscarriage_from_4_months", "difficult": True, "babies": 1},
        [("difficult", "not_a_birth"), ("babies", "not_a_birth")],
    ),
    ("nursing_pay", {"monthly_wage": "1"}, [("hours", "missing")]),
    ("nursing_pay", {"monthly_wage": "1", "hours": 21, "days": 20}, [("hours", "disagrees")]),
    ("nursing_pay", {"monthly_wage": "0", "hours": "x"}, [("monthly_wage", "not_positive"),
                                                        ("hours", "not_a_number")]),
    ("probation", {"monthly_wage": "1", "served_months": 1}, [("contract_months", "missing")]),
    (
        "probation",
        {"monthly_wage": "1", "served_months": 1, "open_ended": True, "contract_months": 12},
        [("contract_months", "disagrees")],
    ),
    ("reinstatement_pay", {"monthly_wage": "1"}, [("window", "missing")]),
    (
        "reinstatement_pay",
        {"monthly_wage": "1", "months": 2, "window": ["2026-01-01", "2026-03-31"]},
        [("months", "disagrees")],
    ),
    (
        "reinstatement_pay",
        {"monthly_wage": "1", "months": 3, "window": ["2026-01-01", "2026-04-01"]},
        [("months", "disagrees")],
    ),
    ("part_month_wage", {"parts": [["12000", 367]]}, [("parts", "too_many")]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "facts", "expected"), SUMS)
def test_the_sum(kind: str, facts: dict[str, Any], expected: str) -> None:
    assert amount(kind, **facts) == expected


@pytest.mark.parametrize(("kind", "facts", "expected"), REFUSED)
def test_what_cannot_be_is_refused(kind: str, facts: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert faults(kind, **facts) == expected


def test_what_was_paid_in_full_is_remarked() -> None:
    assert "paid_in_full" in remarks(compute("wages_owed", {"monthly_wage": 6, "months": 1, "paid": 6}))
    assert "paid_in_full" not in remarks(compute("wages_owed", {"monthly_wage": 6, "months": 1, "paid": 5}))
    assert "not_below" in remarks(
        compute("minimum_wage_difference", {"minimum_wage": 9, "paid_wage": 9, "months": 1})
    )


def test_who_pays_for_the_leave_depends_on_the_insurance() -> None:
    alone = compute("maternity_pay", {"monthly_wage": "9000"})
    insured = compute("maternity_pay", {"monthly_wage": "9000", "employer_average": "8000"})
    assert remarks(alone) == {"thirtieths", "paid_by_employer"}
    assert remarks(insured) == {"thirtieths", "fund_and_employer"}


def test_full_pay_for_the_time_beyond_is_a_range() -> None:
    facts = {"monthly_wage": "10000", "contract_months": 36, "first_months": 3, "served_months": 4}
    found = compute("probation", {**facts, "probation_wage": "8000"})
    assert (found.low, found.amount, found.high) == (10000, 10000, 12000)
    assert remarks(found) == {"full_pay_for_the_excess"}
    below = compute("probation", {**facts, "probation_wage": "7000"})
    assert (below.low, below.high) == (14000, 16000)
    higher = compute("probation", {**facts, "probation_wage": "7000", "minimum_wage": "9000"})
    assert (higher.low, higher.high) == (18000, 19000)
    more = compute("probation", {**facts, "probation_wage": "11000"})
    assert (more.low, more.high) == (10000, 10000)
    lawful = compute("probation", {**facts, "probation_wage": "8000", "served_months": 3})
    assert not lawful.ranges and not remarks(lawful)
    assert not compute("probation", facts).ranges


def test_probation_cites_what_it_rests_on() -> None:
    found = compute("probation", {"monthly_wage": 1, "contract_months": 1, "served_months": 1})
    assert articles(found) == ["Labour Contract Law, art. 19", "Labour Contract Law, art. 83"]
    paid = {"monthly_wage": 1, "contract_months": 1, "served_months": 1, "probation_wage": 1}
    assert "Labour Contract Law, art. 20" in articles(compute("probation", paid))


def test_wages_of_more_than_a_month_in_one_part_are_remarked() -> None:
    assert "more_than_a_month" in remarks(compute("part_month_wage", {"parts": [["1000", 22]]}))
    assert not remarks(compute("part_month_wage", {"parts": [["1000", "21.75"]]}))
