"""The lump-sum disability subsidy by grade (WIR 35–37), by one's own wage within bounds (WIR 64)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields, own_wage, payer
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working

MONTHS_BY_GRADE = (27, 25, 23, 21, 18, 16, 13, 11, 9, 7)
_ARTICLES = (
    *(articles.WIR_35,) * 4,
    *(articles.WIR_36,) * 2,
    *(articles.WIR_37,) * 4,
)


def reckon(facts: Facts, working: Working) -> Fraction:
    """The grade's months × one's own wage."""
    grade = facts["grade"]
    working.cite(_ARTICLES[grade - 1])
    payer.by_fund(working)
    wage, months = own_wage.own_wage(facts, working), MONTHS_BY_GRADE[grade - 1]
    return working.step(
        "一次性伤残补助金", "Lump-sum disability subsidy", f"{written(wage)} × {months}", wage * months
    )


KIND = Kind(
    name="disability_lump_sum",
    zh="一次性伤残补助金",
    en="Lump-sum disability subsidy",
    fields=(
        fields.whole("grade", "伤残等级", "grade of disability", least=1, most=10, required=True),
        *own_wage.FIELDS,
    ),
    reckon=reckon,
    citations=(articles.WIR_64,),
    parameters=own_wage.PARAMETERS,
)
