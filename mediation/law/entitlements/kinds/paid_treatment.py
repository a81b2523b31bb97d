"""Wages of the paid treatment period after a work injury (WIR 33)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working

USUAL_MONTHS = 12
MOST_MONTHS = 24


def reckon(facts: Facts, working: Working) -> Fraction:
    """The wage as before, month for month; more than twelve months need the committee's confirmation."""
    wage, months = facts["monthly_wage"], facts["months"]
    if months > USUAL_MONTHS:
        working.warn(
            "needs_confirmation",
            "超过十二个月须经劳动能力鉴定委员会确认",
            "More than twelve months need confirmation by the capacity appraisal committee",
        )
    return working.step(
        "停工留薪期工资",
        "Wages of the paid treatment period",
        f"{written(wage)} × {written(months)}",
        wage * months,
    )


def _not_too_long(facts: Facts, _: Working) -> None:
    if (facts["months"] or 0) > MOST_MONTHS:
        raise refused("months", "too_long", "停工留薪期最长二十四个月", "the period has at most 24 months")


KIND = Kind(
    name="paid_treatment",
    zh="停工留薪期工资",
    en="Wages of the paid treatment period",
    fields=(
        fields.wage("monthly_wage", "受伤前的月工资", "monthly wage before the injury", required=True),
        fields.count("months", "月数", "months", required=True),
    ),
    reckon=reckon,
    checks=(_not_too_long,),
    citations=(articles.WIR_33,),
)
