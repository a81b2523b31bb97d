"""Compensation for keeping a non-compete clause that names none (LCL 24, I1 36)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

SHARE = Fraction("0.3")
MOST_MONTHS = 24
MONTHS_FOR_EARLY_RELEASE = 3


def reckon(facts: Facts, working: Working) -> Fraction:
    """30 % of the average wage a month, at least the minimum wage where it is given, × months."""
    average, least = facts["monthly_average"], facts["minimum_wage"]
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
    months = _months(facts, working)
    return working.step(
        "竞业限制补偿",
        "Non-compete compensation",
        f"{written(monthly)} × {written(months)}",
        monthly * months,
    )


def _months(facts: Facts, working: Working) -> Fraction:
    """Months kept, at most two years, and three more where the employer ended the clause early."""
    months: Fraction = facts["months"]
    if months > MOST_MONTHS:
        working.warn(
            "two_years_at_most",
            "竞业限制期限不得超过二年，超过部分不计",
            "A clause binds for two years at most: what goes beyond is not counted",
        )
        months = working.step(
            "最长二十四个月", "At most 24 months", f"min({written(months)}, {MOST_MONTHS})", MOST_MONTHS
        )
    if not facts["released_early"]:
        return months
    working.cite(articles.I1_39)
    return working.step(
        "用人单位提前解除，另加三个月",
        "Released early by the employer: three more months",
        f"{written(months)} + {MONTHS_FOR_EARLY_RELEASE}",
        months + MONTHS_FOR_EARLY_RELEASE,
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
        fields.truth(
            "released_early", "用人单位是否提前解除", "the employer ended the clause early", default=False
        ),
    ),
    reckon=reckon,
    citations=(articles.LCL_24, articles.I1_36),
    parameters={"minimum_wage": "minimum_wage_month"},
)
