"""Every parameter that a place and a day can supply: its name, its unit, and the bounds of sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType


class Unit(StrEnum):
    """What a figure counts."""

    YUAN_A_MONTH = "yuan_month"
    YUAN_AN_HOUR = "yuan_hour"
    YUAN_A_YEAR = "yuan_year"
    RATE = "rate"
    MONTHS = "months"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; a figure outside `least` … `most` is a slip of the pen, not a figure.

    `renewed` is after how many years a figure without a newer one is likely to be out of date.
    """

    name: str
    zh: str
    en: str
    unit: Unit
    least: Decimal
    most: Decimal
    renewed: int | None = None


class UnknownParameter(LookupError):
    """There is no parameter of this name."""


GRADES = range(5, 11)
"""Grades of disability with a lump sum on leaving (WIR 36, 37)."""
_TWICE = ("employment", "一次性伤残就业补助金", "Employment lump sum"), (
    "medical", "一次性工伤医疗补助金", "Medical lump sum",
)  # fmt: skip


def _parameter(
    name: str, zh: str, en: str, unit: Unit, least: str, most: str, renewed: int | None = None
) -> Parameter:
    return Parameter(name, zh, en, unit, Decimal(least), Decimal(most), renewed)


_ROWS = (
    # Minimum wages are set anew every second or third year (最低工资规定); the year's averages every year.
    _parameter(
        "minimum_wage_month", "月最低工资标准", "Minimum wage a month", Unit.YUAN_A_MONTH, "300", "20000", 2
    ),
    _parameter(
        "minimum_wage_hour", "小时最低工资标准（非全日制）", "Minimum wage an hour (part-time)",
        Unit.YUAN_AN_HOUR, "2", "300", 2,
    ),
    _parameter(
        "local_average_wage_year", "上年度职工年平均工资（经济补偿封顶用）",
        "Last year's average wage, a year (for the cap on severance pay)",
        Unit.YUAN_A_YEAR, "5000", "1000000", 1,
    ),
    _parameter(
        "local_average_wage_month", "上年度职工月平均工资（工伤待遇用）",
        "Last year's average wage, a month (for injury benefits)", Unit.YUAN_A_MONTH, "500", "100000", 1,
    ),
    _parameter(
        "urban_disposable_income_year", "上一年度全国城镇居民人均可支配收入",
        "Last year's national urban disposable income per head", Unit.YUAN_A_YEAR, "5000", "500000", 1,
    ),
    _parameter(
        "living_allowance_rate", "停工生活费占最低工资的比例",
        "Living allowance of a stoppage as a share of the minimum wage", Unit.RATE, "0.1", "2",
    ),
    _parameter("monthly_paid_days", "月计薪天数", "Paid days a month", Unit.DAYS, "15", "31"),
    _parameter("monthly_work_days", "月工作日", "Working days a month", Unit.DAYS, "15", "31"),
    *(
        _parameter(
            f"{kind}_lump_sum_months_{grade}", f"{zh}：{grade}级的月数", f"{en}: months for grade {grade}",
            Unit.MONTHS, "0", "120",
        )
        for kind, zh, en in _TWICE
        for grade in GRADES
    ),
)  # fmt: skip

PARAMETERS: Mapping[str, Parameter] = MappingProxyType({row.name: row for row in _ROWS})
"""Name → parameter, in the order in which a page lists them."""


def parameter(name: str) -> Parameter:
    """The parameter of this name. Raises UnknownParameter."""
    found = PARAMETERS.get(name)
    if found is None:
        raise UnknownParameter(name)
    return found
