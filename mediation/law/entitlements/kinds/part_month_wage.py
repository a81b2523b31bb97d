"""Wages of parts of months: each month's standard ÷ 21.75 × the days to be paid."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.day_rates import PAID_DAYS, by_day
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working

MOST_DAYS = 366
"""Of one part: no year has more days."""


def reckon(facts: Facts, working: Working) -> Fraction:
    """The sum over all parts."""
    return sum((_part(amount, days, working) for amount, days in facts["parts"]), Fraction(0))


def _part(amount: Fraction, days: Fraction, working: Working) -> Fraction:
    if days > PAID_DAYS:
        working.warn(
            "more_than_a_month",
            "有一段超过21.75天，已超过一个整月的工资",
            "One part has more than 21.75 days and so more than a whole month's wage",
        )
    return working.step(
        "应付天数的工资",
        "Wage of the days to be paid",
        f"{written(amount)} ÷ 21.75 × {written(days)}",
        by_day(amount, working) * days,
    )


def _within_a_year(facts: Facts, _: Working) -> None:
    if any(days > MOST_DAYS for _amount, days in facts["parts"] or ()):
        raise refused(
            "parts", "too_many", f"每段最多{MOST_DAYS}天", f"each part has at most {MOST_DAYS} days"
        )


KIND = Kind(
    name="part_month_wage",
    zh="不满整月的工资",
    en="Wage of part months",
    fields=(
        fields.pairs(
            "parts", "各段的月标准和计薪天数", "monthly amount and paid days of each part", required=True
        ),
    ),
    reckon=reckon,
    checks=(_within_a_year,),
    citations=(articles.DAY_RATE,),
)
