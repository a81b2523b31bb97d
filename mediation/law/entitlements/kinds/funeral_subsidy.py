"""The funeral subsidy after a death at work: six months of the local average wage (WIR 39(1))."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields, payer
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working

MONTHS = 6


def reckon(facts: Facts, working: Working) -> Fraction:
    """Six times the local monthly average of the year before."""
    payer.by_fund(working)
    average: Fraction = facts["local_average"]
    return working.step("丧葬补助金", "Funeral subsidy", f"{written(average)} × {MONTHS}", average * MONTHS)


KIND = Kind(
    name="funeral_subsidy",
    zh="丧葬补助金",
    en="Funeral subsidy",
    fields=(
        fields.wage("local_average", "当地上年度月平均工资", "local average wage a month", required=True),
    ),
    reckon=reckon,
    citations=(articles.WIR_39,),
    parameters={"local_average": "local_average_wage_month"},
)
