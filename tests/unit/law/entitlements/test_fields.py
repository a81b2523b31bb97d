"""Each type of fact: how it is described, what it reads, what it refuses and in which words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from mediation.law.entitlements import fields
from mediation.law.entitlements.fields import Field, Unreadable, read_facts

NAMED = ("a", "甲", "the a")


def grades() -> Field:
    """A whole number from 1 to 10."""
    return fields.whole(*NAMED, least=1, most=10)


def word() -> Field:
    """One of two words."""
    return fields.choice(*NAMED, ("x", "y"))


def low_rate() -> Field:
    """A rate of at most 2."""
    return fields.rate(*NAMED, most=2)


def _asked(make: Callable[..., Field], **more: Any) -> Field:
    return make(*NAMED, **more)


@pytest.mark.parametrize(
    ("make", "kind", "raw", "read"),
    [
        (fields.yuan, "yuan", "0", Fraction(0)),
        (fields.yuan, "yuan", "1.5", Fraction(3, 2)),
        (fields.wage, "yuan, more than zero", "0.01", Fraction(1, 100)),
        (fields.count, "number", "100000", Fraction(100_000)),
        (fields.whole, "whole number, 0 to 100000", "100000", 100_000),
        (fields.rate, "rate, 0 to 10", "10", Fraction(10)),
        (fields.day, "date", "2026-01-31", date(2026, 1, 31)),
        (fields.truth, "true | false", False, False),
        (fields.window, "[date, date]", ["2026-01-31", "2026-01-31"], (date(2026, 1, 31),) * 2),
        (fields.pairs, "[[yuan, days], …]", [["0", 1], ("2", "0.5")],
         ((Fraction(0), Fraction(1)), (Fraction(2), Fraction(1, 2)))),
    ],
)  # fmt: skip
def test_a_type_is_described_and_read(make: Callable[..., Field], kind: str, raw: Any, read: Any) -> None:
    plain = _asked(make)
    assert (plain.name, plain.zh, plain.en, plain.kind) == (*NAMED, kind)
    assert (plain.required, plain.default) == (False, None)
    assert plain.read(raw) == read
    needed = _asked(make, required=True, default=raw)
    assert (needed.required, needed.default) == (True, raw)


def test_bounds_and_words_are_part_of_the_description() -> None:
    grade, one = grades(), word()
    assert grade.kind == "whole number, 1 to 10" and (grade.name, grade.zh, grade.en) == NAMED
    assert [grade.read(raw) for raw in (1, "10")] == [1, 10]
    assert one.kind == "x | y" and one.read("y") == "y" and (one.name, one.zh, one.en) == NAMED
    low = fields.rate(*NAMED, most=1)
    assert low.kind == "rate, 0 to 1" and low.read("1") == 1 and (low.name, low.zh, low.en) == NAMED
    for make in (fields.choice, fields.whole, fields.rate):
        more: dict[str, Any] = {"among": ("x",)} if make is fields.choice else {}
        needed = make(*NAMED, **more, required=True, default="x")  # type: ignore[operator]
        assert needed.required and needed.default == "x"


NUMBER = ("not_a_number", "应为数字", "must be a number")
DATE = ("not_a_date", "应为日期，如2026-01-31", "must be a date such as 2026-01-31")
YEARS = ("out_of_range", "应在1900年至2199年之间", "must lie between 1900 and 2199")
PAIRS = ("not_pairs", "应为[[月标准, 天数], …]", "must be [[monthly amount, days], …]")
WINDOW = ("not_a_window", "应为[首日, 末日]", "must be [first day, last day]")


@pytest.mark.parametrize(
    ("make", "raw", "fault"),
    [
        (fields.yuan, None, NUMBER),
        (fields.yuan, "x", NUMBER),
        (fields.yuan, "-0.01", ("negative", "不能为负数", "must not be negative")),
        (fields.yuan, 10**11 + 1,
         ("too_large", "不能大于100000000000", "must not exceed 100000000000")),
        (fields.wage, 0, ("not_positive", "应大于零", "must be more than zero")),
        (fields.count, "100000.1", ("too_large", "不能大于100000", "must not exceed 100000")),
        (fields.whole, "1.5", ("not_whole", "应为整数", "must be a whole number")),
        (grades, 0, ("out_of_range", "应在1到10之间", "must be between 1 and 10")),
        (grades, 11, ("out_of_range", "应在1到10之间", "must be between 1 and 10")),
        (low_rate, "2.01", ("too_large", "不能大于2", "must not exceed 2")),
        (fields.rate, "10.01", ("too_large", "不能大于10", "must not exceed 10")),
        (fields.day, "2026-02-30", DATE),
        (fields.day, 5, DATE),
        (fields.day, "1899-12-31", YEARS),
        (fields.day, "2200-01-01", YEARS),
        (word, "z", ("not_among", "应为x、y之一", "must be one of x, y")),
        (fields.truth, "true", ("not_a_truth", "应为true或false", "must be true or false")),
        (fields.window, "2026-01-01", WINDOW),
        (fields.window, ["2026-01-01"], WINDOW),
        (fields.window, ["2026-01-02", "2026-01-01"],
         ("wrong_order", "末日不能早于首日", "the last day must not be before the first")),
        (fields.pairs, [], PAIRS),
        (fields.pairs, 7, PAIRS),
        (fields.pairs, [["1"]], PAIRS),
        (fields.pairs, ["12"], PAIRS),
    ],
)  # fmt: skip
def test_what_is_not_of_the_type_is_refused_in_words(
    make: Callable[..., Field], raw: Any, fault: tuple[str, str, str]
) -> None:
    field = make() if make in (grades, word, low_rate) else _asked(make)
    with pytest.raises(Unreadable) as refusal:
        field.read(raw)
    assert (refusal.value.code, refusal.value.zh, refusal.value.en) == fault == refusal.value.args


def test_facts_are_read_with_defaults_and_every_fault() -> None:
    asked = (
        fields.yuan(*NAMED, required=True),
        fields.count("b", "乙", "the b", default="2"),
        fields.day("c", "丙", "the c"),
    )
    read, errors = read_facts(asked, {"a": 1, "b": None})
    assert (read, errors) == ({"a": 1, "b": 2, "c": None}, [])
    read, errors = read_facts(asked, {"b": "x", "c": "x", "d" * 61: 1})
    assert read == {"a": None, "b": None, "c": None}
    assert [(error.fact, error.code, error.zh, error.en) for error in errors] == [
        ("d" * 60, "unknown", "没有这一项", "there is no such fact"),
        ("a", "missing", "请提供甲", "the a is needed"),
        ("b", "not_a_number", "乙应为数字", "the b must be a number"),
        ("c", "not_a_date", "丙应为日期，如2026-01-31", "the c must be a date such as 2026-01-31"),
    ]
