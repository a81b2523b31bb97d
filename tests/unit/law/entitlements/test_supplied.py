"""A fact that was not given comes from the place and the day, and the sum says so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mediation.law.entitlements.at_place import compare_at, compute_at
from mediation.law.entitlements.compute import compute, kind_named
from mediation.law.entitlements.errors import FactErrors
from mediation.law.entitlements.kind import Kind
from mediation.law.entitlements.supplied import with_parameters
from mediation.law.entitlements.table import KINDS
from mediation.law.parameter_names import PARAMETERS
from mediation.law.tags import Tag
from mediation.law.value import Value

ON = date(2026, 3, 1)
LOW_WAGE = {"monthly_wage": "1800", "severance_months": "2"}


def test_the_minimum_wage_of_the_place_lifts_the_base_and_is_named() -> None:
    found = compute_at("severance_pay", LOW_WAGE, "330602", ON)
    assert found.amount == Decimal("4520.00")
    assumed = next(remark for remark in found.assumptions if remark.code == "supplied_minimum_wage")
    for part in ("2260元/月", "绍兴市", "2024年1月1日", "浙政发〔2024〕3号"):
        assert part in assumed.zh
    for part in ("2260 yuan a month", "Shaoxing", "2024-01-01"):
        assert part in assumed.en


def test_a_figure_whose_text_was_not_read_is_warned_of() -> None:
    codes = [remark.code for remark in compute_at("severance_pay", LOW_WAGE, "330602", ON).warnings]
    assert codes[:2] == ["unverified_minimum_wage", "old_minimum_wage"]
    assert "not_loaded_local_average_wage_year" in codes


def test_a_figure_that_was_read_gives_no_warning() -> None:
    found = compute_at("living_allowance", {"months": "2", "rate": "0.7"}, "110105", ON)
    assert found.amount == Decimal("3556.00")
    assert not found.warnings


def test_what_is_given_stays() -> None:
    given = {**LOW_WAGE, "minimum_wage": "1900", "triple_cap": "30000"}
    filled = with_parameters(kind_named("severance_pay"), given, "11", ON)
    assert filled.facts == given and not filled.supplied and not filled.unknown
    assert compute_at("severance_pay", given, "11", ON) == compute("severance_pay", given)


def test_a_null_counts_as_not_given() -> None:
    filled = with_parameters(kind_named("non_compete"), {"minimum_wage": None}, "11", ON)
    assert filled.facts["minimum_wage"] == Decimal(2540)


def test_the_rounding_of_an_average_comes_with_it() -> None:
    wage = {"monthly_wage": "50000", "years": 3, "months": 7}
    found = compute_at("severance_pay", wage, "110105", date(2019, 9, 1))
    assert found.amount == Decimal("127104.00")
    exact = compute_at("severance_pay", {**wage, "average_rounding": "none"}, "110105", date(2019, 9, 1))
    assert exact.amount == Decimal("127107.00")


def test_the_income_of_the_year_before_the_death() -> None:
    assert compute_at("death_lump_sum", {}, "330602", date(2026, 12, 31)).amount == Decimal(56502 * 20)
    assert compute_at("death_lump_sum", {}, None, date(2025, 1, 1)).amount == Decimal(54188 * 20)


def test_where_no_figure_is_loaded_a_needed_fact_is_missing() -> None:
    filled = with_parameters(kind_named("living_allowance"), {"months": "1"}, "4501", ON)
    assert "minimum_wage_month" in filled.unknown
    assert any("4501" in remark.zh and "管理员" in remark.zh for remark in filled.warnings)
    with pytest.raises(FactErrors) as caught:
        compute_at("living_allowance", {"months": "1"}, "4501", ON)
    assert [error.fact for error in caught.value.errors] == ["minimum_wage"]


def test_what_another_form_says_is_not_supplied() -> None:
    fixed = {"grade": 9, "fixed_amount": "25000"}
    assert with_parameters(kind_named("employment_lump_sum"), fixed, "11", ON).facts == fixed
    half = with_parameters(kind_named("employment_lump_sum"), {"grade": 9, "months": 3}, "11", ON)
    assert "base" in half.facts or "local_average_wage_month" in half.unknown


def test_both_versions_are_filled_in_and_remarked() -> None:
    worker = {"monthly_wage": "1800", "severance_months": 2}
    employer = {"monthly_wage": "1800", "severance_months": 1, "minimum_wage": "1700"}
    found = compare_at("severance_pay", worker, employer, "330602", ON)
    assert (found.worker.amount, found.employer.amount) == (4520, 1800)
    assert [each.facts for each in found.differences] == [("minimum_wage",), ("severance_months",)]
    assert [each.amount for each in found.differences] == [460, 2260]
    assert found.worker.assumptions[0].code == "supplied_minimum_wage"
    assert [each.code for each in found.worker.warnings] == [
        "unverified_minimum_wage", "old_minimum_wage", "not_loaded_local_average_wage_year",
    ]  # fmt: skip
    assert [each.code for each in found.employer.assumptions] == ["not_above_cap"]
    assert [each.code for each in found.employer.warnings] == ["not_loaded_local_average_wage_year"]


def test_what_administrators_added_counts_for_both_versions() -> None:
    added = Value(
        "minimum_wage_month", "330602", "绍兴市越城区", "Yuecheng", date(2026, 1, 1), None, Decimal(2500),
        "某通知", "原件", date(2026, 1, 5), Tag.CONFIRMED, remark_zh="试行", remark_en="for trial",
    )  # fmt: skip
    found = compare_at("severance_pay", LOW_WAGE, LOW_WAGE, "330602", ON, iter([added]))
    assert (found.worker.amount, found.employer.amount, found.differences) == (5000, 5000, ())
    assert found.worker.assumptions[0].zh == (
        "月最低工资标准按绍兴市越城区2026年1月1日起的2500元/月计算，依据：某通知；试行"
    )
    assert found.employer.assumptions[0].en == (
        "Minimum wage a month: 2500 yuan a month, Yuecheng, from 2026-01-01, source: 某通知; for trial"
    )


def test_a_rate_is_told_as_a_percentage_and_what_is_not_loaded_in_both_languages() -> None:
    added = Value(
        "living_allowance_rate", "45", "广西", "Guangxi", date(2026, 1, 1), None, Decimal("0.7"),
        "某规定", "原件", date(2026, 1, 5), Tag.CONFIRMED,
    )  # fmt: skip
    filled = with_parameters(kind_named("living_allowance"), {"months": 1}, "4501", ON, [added])
    assert [each.zh for each in filled.assumptions] == [
        "停工生活费占最低工资的比例按广西2026年1月1日起的70%计算，依据：某规定"
    ]
    assert [(each.code, each.zh, each.en) for each in filled.warnings] == [
        (
            "not_loaded_minimum_wage_month",
            "没有录入行政区划4501在2026年3月1日的月最低工资标准，请管理员补充或者直接填写",
            "Minimum wage a month is not loaded for 4501 on 2026-03-01: ask the administrator, or give it",
        )
    ]
    assert (filled.place, filled.on) == ("4501", ON)


def test_without_a_day_nothing_is_supplied() -> None:
    filled = with_parameters(kind_named("severance_pay"), LOW_WAGE, "11", None)
    assert filled.facts == LOW_WAGE and not filled.assumptions and not filled.warnings


def test_what_an_administrator_added_counts() -> None:
    added = Value(
        "minimum_wage_month", "330602", "绍兴市越城区", "Yuecheng", date(2026, 1, 1), None, Decimal(2500),
        "某通知", "原件", date(2026, 1, 5), Tag.CONFIRMED,
    )  # fmt: skip
    found = compute_at("severance_pay", LOW_WAGE, "330602001", ON, [added])
    assert found.amount == Decimal("5000.00")
    assert not [remark for remark in found.warnings if remark.code.endswith("_minimum_wage")]


@pytest.mark.parametrize(("grade", "months"), [(5, 18), (10, 3)])
def test_a_parameter_may_depend_on_a_fact(grade: int, months: int) -> None:
    kind = Kind("k", "k", "k", (), lambda facts, working: facts["months"], (),
                parameters={"months": "employment_lump_sum_months_{grade}"})  # fmt: skip
    assert with_parameters(kind, {"grade": grade}, "11", ON).facts["months"] == months
    for bad in ({}, {"grade": None}, {"grade": 4}, {"grade": "x"}):
        assert "months" not in with_parameters(kind, bad, "11", ON).facts


def test_every_parameter_that_a_kind_asks_for_is_known() -> None:
    for kind in KINDS.values():
        for fact, name in (kind.parameters or {}).items():
            assert fact in {field.name for field in kind.fields}
            assert name in PARAMETERS or name.format(grade=5) in PARAMETERS


def test_no_place_is_an_error() -> None:
    with pytest.raises(ValueError, match="no place"):
        compute_at("severance_pay", LOW_WAGE, "Beijing", ON)
