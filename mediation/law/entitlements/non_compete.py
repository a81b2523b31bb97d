"""Compensation for keeping a non-compete clause that names none (LCL 24, I1 36)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

SHARE = Fraction("0.3")


def reckon(facts: Facts, working: Working) -> Fraction:
    """30 % of the average wage a month, at least the minimum wage where it is given."""
    working.cite(articles.LCL_24, articles.I1_36)
    average, months, least = facts["monthly_average"], facts["months"], facts["minimum_wage"]
    monthly = working.step(
        "每月补偿", "Compensation a month", f"{written(average)} × {percent(SHARE)}", average * SHARE
    )
    if least is None:
        working.assume(
            "minimum_wage_not_given",
            "未提供最低工资，未比较是否低于最低工资",
            "No minimum wage was given: not compared with it",
        )
    elif monthly < least:
        monthly = working.step(
            "低于最低工资，按最低工资计", "Below the minimum wage: the minimum counts",
            f"max({written(monthly)}, {written(least)})", least,
        )  # fmt: skip
    return working.step(
        "竞业限制补偿",
        "Non-compete compensation",
        f"{written(monthly)} × {written(months)}",
        monthly * months,
    )


KIND = Kind(
    name="non_compete",
    zh="竞业限制补偿",
    en="Non-compete compensation",
    fields=(
        fields.wage(
            "monthly_average",
            "离职前十二个月平均工资",
            "average wage of the last twelve months",
            required=True,
        ),
        fields.count("months", "已履行竞业限制的月数", "months the clause was kept", required=True),
        fields.wage("minimum_wage", "当地最低工资", "local minimum wage"),
    ),
    reckon=reckon,
    parameters={"minimum_wage": "minimum_wage_month"},
)
