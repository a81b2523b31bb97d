"""The employer's lump sum on leaving after an injury of grades 5 to 10, set by province (WIR 36, 37)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, provincial_lump_sum
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.working import Working

_ZH, _EN = "一次性伤残就业补助金", "Lump-sum employment subsidy"


def reckon(facts: Facts, working: Working) -> Fraction:
    """The province's sum, from the employer."""
    working.warn("paid_by_employer", "由用人单位支付", "Paid by the employer")
    return provincial_lump_sum.reckon_named(_ZH, _EN, facts, working)


KIND = Kind(
    name="employment_lump_sum",
    zh=_ZH,
    en=_EN,
    fields=provincial_lump_sum.FIELDS,
    reckon=reckon,
    citations=(articles.WIR_36, articles.WIR_37),
    forms=(provincial_lump_sum.FORMS,),
    checks=(provincial_lump_sum.sum_of,),
    parameters={"months": "employment_lump_sum_months_{grade}", "base": "local_average_wage_month"},
)
