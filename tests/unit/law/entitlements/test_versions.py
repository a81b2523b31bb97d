"""Two versions of the facts: two sums, and the gap between them explained fact by fact."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.entitlements.compute import compute
from mediation.law.entitlements.errors import FactErrors, UnknownKind
from mediation.law.entitlements.versions import compare, is_contested, version

SERVICE = {"joined": "2020-01-01", "left": "2025-06-30"}


def differences(kind: str, worker: dict[str, Any], employer: dict[str, Any]) -> list[tuple[Any, str]]:
    """(facts, what they move) in order."""
    return [(each.facts, f"{each.amount:f}") for each in compare(kind, worker, employer).differences]


def test_each_fact_moves_the_sum_in_the_order_of_the_fields() -> None:
    worker = {"monthly_wage": "12000", "years": 5, "months": 7}
    employer = {"monthly_wage": "10000", "years": 5, "months": 2}
    found = compare("severance_pay", worker, employer)
    assert [each.facts for each in found.differences] == [("monthly_wage",), ("months",)]
    assert [each.amount for each in found.differences] == [Decimal("11000.00"), Decimal("6000.00")]
    assert (found.worker.amount, found.employer.amount) == (Decimal(72000), Decimal(55000))
    assert (found.low, found.high) == (55000, 72000)
    first = found.differences[0]
    assert (first.zh, first.en) == (
        ("离职前十二个月平均工资",),
        ("average monthly wage of the last twelve months",),
    )
    assert (first.employer, first.worker) == (("10000",), ("12000",))


def test_facts_that_cannot_stand_alone_move_together() -> None:
    worker = {"monthly_wage": "1000", "joined": "2023-01-01", "left": "2024-12-31"}
    employer = {"monthly_wage": "1000", "joined": "2020-01-01", "left": "2021-06-30"}
    # The employer's end with the worker's beginning would be an end before the beginning.
    assert differences("severance_pay", worker, employer) == [(("joined", "left"), "0.00")]


def test_another_form_takes_the_place_of_the_first() -> None:
    worker = {"monthly_wage": "1000", **SERVICE}
    employer = {"monthly_wage": "1000", "severance_months": "3"}
    told = differences("severance_pay", worker, employer)
    assert told == [(("severance_months", "joined", "left"), "3000.00")]


def test_the_same_fact_written_otherwise_is_not_contested() -> None:
    assert differences("notice_pay", {"last_month_wage": "5000"}, {"last_month_wage": "5000.0"}) == []


def test_a_contested_fact_that_moves_nothing_is_told() -> None:
    worker = {"monthly_wage": "1000", "severance_months": 2, "minimum_wage": "500"}
    assert differences("severance_pay", worker, {**worker, "minimum_wage": "400"}) == [
        (("minimum_wage",), "0.00")
    ]


def test_a_range_of_either_version_widens_the_whole() -> None:
    found = compare("additional_compensation", {"unpaid": "1000"}, {"unpaid": "400"})
    assert (found.low, found.high) == (200, 1000)
    turned = compare("additional_compensation", {"unpaid": "400"}, {"unpaid": "1000"})
    assert (turned.low, turned.high) == (200, 1000)
    assert [each.amount for each in turned.differences] == [-300]


def test_what_is_contested_and_what_only_looks_so() -> None:
    assert is_contested({"worker": 1, "employer": None})
    for other in (
        {"worker": 1},
        {"worker": 1, "employer": 2, "x": 3},
        ["worker", "employer"],
        "worker",
        None,
    ):
        assert not is_contested(other)
    raw = {"a": {"worker": 1, "employer": 2}, "b": 3}
    assert version(raw, "worker") == {"a": 1, "b": 3}
    assert version(raw, "employer") == {"a": 2, "b": 3}


def test_faults_are_told_once_when_shared_and_with_their_side_when_not() -> None:
    with pytest.raises(FactErrors) as refusal:
        compare(
            "severance_pay",
            {"monthly_wage": "-1", "joined": "2026-01-01", "left": "2025-01-01", "x": 1},
            {"monthly_wage": "1", "severance_months": "1", "x": 2},
        )
    told = [(each.fact, each.code, each.zh) for each in refusal.value.errors]
    assert told == [
        ("x", "unknown", "没有这一项"),
        ("monthly_wage", "negative", "劳动者的说法：离职前十二个月平均工资不能为负数"),
        ("left", "before_joining", "劳动者的说法：离职日不能早于入职日"),
    ]
    with pytest.raises(FactErrors) as other:
        compare("notice_pay", {"last_month_wage": 1}, {})
    assert [each.en for each in other.value.errors] == [
        "the employer's version: wage of the last month is needed"
    ]
    with pytest.raises(UnknownKind):
        compare("nothing", {}, {})


SIDE = st.fixed_dictionaries(
    {"monthly_wage": st.integers(1, 50_000)},
    optional={
        "weekday_hours": st.integers(0, 200),
        "rest_days": st.integers(0, 50),
        "already_paid_rate": st.sampled_from(["0", "1", "2"]),
    },
)


@given(SIDE, SIDE)
def test_the_parts_sum_to_the_gap(worker: dict[str, Any], employer: dict[str, Any]) -> None:
    one, other = {"rest_day_hours": 1, **worker}, {"rest_day_hours": 1, **employer}
    found = compare("overtime_pay", one, other)
    gap = compute("overtime_pay", one).amount - compute("overtime_pay", other).amount
    assert sum(each.amount for each in found.differences) == gap
    assert found.low <= min(found.worker.amount, found.employer.amount)
    assert found.high >= max(found.worker.amount, found.employer.amount)
