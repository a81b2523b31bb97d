"""The monthly wage severance pay is reckoned by: not below the minimum, not above the triple cap."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Forms
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working

MOST_MONTHS_WHEN_CAPPED = Fraction(12)
_TIMES = 3
_MONTHS = 12

FIELDS = (
    fields.wage(
        "monthly_wage",
        "离职前十二个月平均工资",
        "average monthly wage of the last twelve months",
        required=True,
    ),
    fields.wage("triple_cap", "三倍封顶数", "cap of three times the local average, a month"),
    fields.wage("annual_average_wage", "当地上年度职工年平均工资", "local average wage of last year, a year"),
    fields.choice(
        "average_rounding",
        "月平均的取整",
        "rounding of the monthly average",
        ("none", "floor_yuan"),
        default="none",
    ),
    fields.wage("minimum_wage", "当地最低工资", "local minimum wage"),
)

FORMS: Forms = (("triple_cap",), ("annual_average_wage", "average_rounding"))
CITATIONS = (articles.LCL_47, articles.LCLR_27)


def cap_of(facts: Facts, _: Working) -> Fraction | None:
    """Three times the local monthly average, however it was given. Raises FactErrors where forms disagree."""
    given: Fraction | None = facts["triple_cap"]
    yearly = facts["annual_average_wage"]
    if yearly is None:
        return given
    monthly = yearly / _MONTHS
    cap = _TIMES * Fraction(int(monthly) if facts["average_rounding"] == "floor_yuan" else monthly)
    if given is not None and given != cap:
        raise refused(
            "triple_cap",
            "disagrees",
            f"与年平均工资算出的三倍{written(cap)}元不一致",
            f"disagrees with three times the monthly average, {written(cap)}",
        )
    return cap


def base_and_months(facts: Facts, months: Fraction, working: Working) -> tuple[Fraction, Fraction]:
    """The base in yuan a month, and the months that count: both capped or neither (LCL 47(2))."""
    own, cap, least = facts["monthly_wage"], cap_of(facts, working), facts["minimum_wage"]
    if cap is None:
        working.assume(
            "not_above_cap",
            "未提供当地平均工资，按未超过三倍封顶计算",
            "No local average was given: reckoned as if the wage were not above three times of it",
        )
    elif own > cap:
        return _capped(own, cap, months, working)
    if least is not None and own < least:
        working.step(
            "工资低于最低工资，按最低工资计",
            "Below the minimum wage: the minimum counts",
            f"{written(own)} < {written(least)}",
            least,
        )
        return least, months
    return own, months


def _capped(own: Fraction, cap: Fraction, months: Fraction, working: Working) -> tuple[Fraction, Fraction]:
    working.cite(articles.LCL_47_2)
    working.step(
        "工资高于当地平均工资三倍，按三倍计",
        "Above three times the local average",
        f"{written(own)} > {written(cap)}",
        cap,
    )
    working.warn(
        "cap_cliff",
        "超过三倍封顶后基数和年限同时受限，工资略高反而可能更少",
        "Above the cap both the base and the years are limited: a slightly higher wage can give less",
    )
    if months > MOST_MONTHS_WHEN_CAPPED:
        working.step(
            "补偿月数最高十二个月",
            "At most twelve months",
            f"min({written(months)}, 12)",
            MOST_MONTHS_WHEN_CAPPED,
        )
    return cap, min(months, MOST_MONTHS_WHEN_CAPPED)
