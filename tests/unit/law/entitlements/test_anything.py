"""Whatever is told, a computation gives a sum or says what is wrong; rounding happens once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation.law.entitlements.errors import FactErrors, UnknownKind
from mediation.law.entitlements.rounding import ROUNDINGS, to_fen
from mediation.law.entitlements.said import Computation
from mediation.law.entitlements.table import KINDS
from tests.unit.law.entitlements.asked import compute, faults

PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(10**30, 10**40),
    st.decimals(),
    st.floats(),
    st.text(max_size=50),
    st.dates(),
    st.datetimes(),
    st.sampled_from(
        ["2026-01-31", "2025-02-28", "9999-12-31", "1", "0.5", "12000", "-1", "1e5", "NaN", "３"]
    ),
)
ANYTHING = st.one_of(PLAIN, st.lists(st.one_of(PLAIN, st.lists(PLAIN, max_size=3)), max_size=4),
                     st.dictionaries(st.text(max_size=8), PLAIN, max_size=3))  # fmt: skip
LIKELY = st.one_of(
    st.integers(0, 40), st.sampled_from(["1", "0.5", "12000"]), st.booleans(),
    st.sampled_from(["2026-01-31", "2025-02-28", "2024-02-29"]),
    st.sampled_from([["2025-03-01", "2025-09-14"], [["12000", 6], ["1540", "16"]]]),
)  # fmt: skip


@st.composite
def told(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A kind, and facts for it: what it needs in a likely form, and a few more of any form."""
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    facts: dict[str, Any] = {field.name: draw(LIKELY) for field in kind.fields if field.required}
    names = st.one_of(st.sampled_from([field.name for field in kind.all_fields]), st.text(max_size=70))
    facts.update(draw(st.dictionaries(names, st.one_of(LIKELY, ANYTHING), max_size=3)))
    return kind.name, facts


@settings(deadline=None)
@given(told())
def test_a_sum_or_a_reason(asked: tuple[str, dict[str, Any]]) -> None:
    kind, facts = asked
    try:
        found: Computation | FactErrors = compute(kind, facts)
    except FactErrors as refusal:
        found = refusal
    if isinstance(found, FactErrors):
        says_why(found)
    else:
        holds_together(found, facts.get("rounding") or "truncate_yuan")


def says_why(refusal: FactErrors) -> None:
    """Each fault once, with its fact and words in both languages."""
    assert refusal.errors
    assert len(set(refusal.errors)) == len(refusal.errors)
    assert all(error.fact in str(refusal) and error.zh and error.en for error in refusal.errors)


def holds_together(found: Computation, rounding: str) -> None:
    """What is true of every computation."""
    assert found.exact >= 0
    assert found.amount == to_fen(found.exact)
    assert found.rounded == ROUNDINGS[rounding](found.exact)
    assert found.low <= found.amount <= found.high
    assert found.ranges == (found.low != found.high)
    assert found.steps and found.citations
    assert len(set(found.citations)) == len(found.citations)


def test_there_is_no_such_kind() -> None:
    with pytest.raises(UnknownKind, match="nothing"):
        compute("nothing", {})


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (True, "not_a_number"), (1.5, "not_a_number"), ("", "not_a_number"), ("1,000", "not_a_number"),
        ("1e3", "not_a_number"), ("+1", "not_a_number"), (".5", "not_a_number"), ("1.", "not_a_number"),
        ("１", "not_a_number"), ([], "not_a_number"), (Decimal("NaN"), "not_a_number"),
        (Decimal("Infinity"), "not_a_number"), (Decimal("1E+9999"), "not_a_number"),
        pytest.param(10**5000, "not_a_number", id="huge"), ("1" * 41, "not_a_number"),
        ("1" * 16, "not_a_number"),
        ("0." + "1" * 21, "not_a_number"), (0, "not_positive"), ("-0", "not_positive"), ("-0.01", "negative"),
        (-1, "negative"), ("100000000000.01", "too_large"), (None, "missing"),
    ],
)  # fmt: skip
def test_a_wage_is_a_plain_number_more_than_zero(raw: Any, code: str) -> None:
    assert faults("notice_pay", last_month_wage=raw) == [("last_month_wage", code)]


@pytest.mark.parametrize(
    ("raw", "exact"),
    [
        (" 12.5 ", "12.5"), (7, "7"), (Decimal("1E+3"), "1000"), (Decimal("0.010"), "0.01"),
        ("100000000000", "100000000000"), ("0.00000000000000000001", "0.00000000000000000001"), ("007", "7"),
    ],
)  # fmt: skip
def test_a_number_is_taken_as_it_is_written(raw: Any, exact: str) -> None:
    assert compute("notice_pay", {"last_month_wage": raw}).exact == Fraction(exact)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2026-02-29", "not_a_date"), ("2026-2-9", "not_a_date"), ("20260209", "not_a_date"),
        (20260209, "not_a_date"),
        (datetime(2026, 1, 1, tzinfo=UTC), "not_a_date"), ("1899-12-31", "out_of_range"),
        ("2200-01-01", "out_of_range"), ("２026-01-01", "not_a_date"), (" 2026-01-01", "not_a_date"),
    ],
)  # fmt: skip
def test_a_day_is_an_iso_date_of_our_time(raw: Any, code: str) -> None:
    assert faults("double_wage", monthly_wage=1, hired=raw) == [("hired", code)]


@pytest.mark.parametrize("raw", ["1900-01-01", "2199-12-31", date(2026, 1, 1)])
def test_a_day_may_be_a_date(raw: Any) -> None:
    assert compute("double_wage", {"monthly_wage": 1, "hired": raw, "signed": raw}).amount == 0


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ([], "not_pairs"), ("x", "not_pairs"), ([1], "not_pairs"), ([["1"]], "not_pairs"),
        ([["1", "2", "3"]], "not_pairs"), ([["1", "x"]], "not_a_number"), ([["-1", "2"]], "negative"),
        ([["1", "2"]] * 601, "not_pairs"), ([["1", "100001"]], "too_large"), ([["1", 367]], "too_many"),
    ],
)  # fmt: skip
def test_parts_are_pairs_of_amount_and_days(raw: Any, code: str) -> None:
    assert faults("part_month_wage", parts=raw) == [("parts", code)]


def test_many_parts_and_days_may_be_told() -> None:
    assert compute("part_month_wage", {"parts": [["21.75", "1"]] * 600}).amount == 600
    assert compute("part_month_wage", {"parts": (("21.75", 366),)}).amount == 366


def test_every_fault_is_worded_in_both_languages() -> None:
    with pytest.raises(FactErrors) as refusal:
        compute("disability_lump_sum", {"grade": 11, "no such": 1, "rounding": "up", "slice": 3})
    assert [error.line for error in refusal.value.errors] == [
        "no such：没有这一项 (there is no such fact)",
        "grade：伤残等级应在1到10之间 (grade of disability must be between 1 and 10)",
        "own_wage：请提供本人工资（月） (one's own monthly wage is needed)",
        "rounding：取整方式应为truncate_yuan、half_up_yuan、fen之一"
        " (rounding must be one of truncate_yuan, half_up_yuan, fen)",
        "slice：月份切分应为anniversary、calendar_month之一"
        " (slicing of months must be one of anniversary, calendar_month)",
    ]


@pytest.mark.parametrize(
    ("exact", "fen", "truncated", "half_up"),
    [
        ("0", "0.00", "0", "0"), ("0.004", "0.00", "0", "0"), ("0.005", "0.01", "0", "0"),
        ("0.4999", "0.50", "0", "0"), ("0.5", "0.50", "0", "1"), ("1.49", "1.49", "1", "1"),
        ("9655.17241", "9655.17", "9655", "9655"), ("0.994999", "0.99", "0", "1"),
        ("99999999999.995", "100000000000.00", "99999999999", "100000000000"),
    ],
)  # fmt: skip
def test_rounding_is_of_the_exact_sum(exact: str, fen: str, truncated: str, half_up: str) -> None:
    value = Fraction(exact)
    shown = {name: f"{round_it(value):f}" for name, round_it in ROUNDINGS.items()}
    assert shown == {"fen": fen, "truncate_yuan": truncated, "half_up_yuan": half_up}
