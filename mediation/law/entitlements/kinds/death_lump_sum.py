"""The lump sum for a death at work: twenty times the national urban income of the year before (WIR 39)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields, payer
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working

TIMES = 20


def reckon(facts: Facts, working: Working) -> Fraction:
    """Twenty times the income."""
    payer.by_fund(working)
    income: Fraction = facts["prev_year_urban_income"]
    return working.step(
        "一次性工亡补助金", "Lump-sum death subsidy", f"{written(income)} × {TIMES}", income * TIMES
    )


KIND = Kind(
    name="death_lump_sum",
    zh="一次性工亡补助金",
    en="Lump-sum death subsidy",
    fields=(
        fields.wage(
            "prev_year_urban_income",
            "上一年度全国城镇居民人均可支配收入",
            "national urban disposable income of the year before",
            required=True,
        ),
    ),
    reckon=reckon,
    citations=(articles.WIR_39,),
    parameters={"prev_year_urban_income": "urban_disposable_income_year"},
)
