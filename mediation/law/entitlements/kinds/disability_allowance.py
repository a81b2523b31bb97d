"""Monthly pay after a work injury of grades 1 to 6 (WIR 35, 36), not below the minimum wage."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields, own_wage, payer
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

SHARES = tuple(Fraction(share) for share in ("0.9", "0.85", "0.8", "0.75", "0.7", "0.6"))
LAST_BY_FUND = 4


def reckon(facts: Facts, working: Working) -> Fraction:
    """The grade's share of one's own wage, at least the minimum wage, × months."""
    grade, months = facts["grade"], facts["months"]
    _payer(grade, working)
    wage, share = own_wage.own_wage(facts, working), SHARES[grade - 1]
    monthly = working.step(
        "每月伤残津贴", "Allowance a month", f"{written(wage)} × {percent(share)}", wage * share
    )
    monthly = _at_least(monthly, facts["minimum_wage"], working)
    return working.step(
        "伤残津贴", "Disability allowance", f"{written(monthly)} × {written(months)}", monthly * months
    )


def _payer(grade: int, working: Working) -> None:
    if grade <= LAST_BY_FUND:
        working.cite(articles.WIR_35)
        payer.by_fund(working)
        return
    working.cite(articles.WIR_36)
    working.warn(
        "no_suitable_work",
        "五级、六级由用人单位支付，以难以安排适当工作为前提",
        "Grades 5 and 6 are paid by the employer, where no suitable work can be arranged",
    )


def _at_least(monthly: Fraction, least: Fraction | None, working: Working) -> Fraction:
    if least is None:
        working.assume(
            "minimum_wage_not_given",
            "未提供最低工资，未比较是否低于最低工资",
            "No minimum wage was given: not compared with it",
        )
        return monthly
    if monthly >= least:
        return monthly
    return working.step(
        "低于最低工资，补足差额",
        "Below the minimum wage: made up to it",
        f"max({written(monthly)}, {written(least)})",
        least,
    )


KIND = Kind(
    name="disability_allowance",
    zh="伤残津贴",
    en="Monthly disability allowance",
    fields=(
        fields.whole("grade", "伤残等级", "grade of disability", least=1, most=6, required=True),
        *own_wage.FIELDS,
        fields.wage("minimum_wage", "当地最低工资", "local minimum wage"),
        fields.count("months", "月数", "months", default="1"),
    ),
    reckon=reckon,
    citations=(articles.WIR_64,),
    parameters={**own_wage.PARAMETERS, "minimum_wage": "minimum_wage_month"},
)
