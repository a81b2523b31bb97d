"""What was deducted for damage beyond a fifth of the wage, or into the minimum wage (工资支付 16)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

MOST = Fraction("0.2")


def reckon(facts: Facts, working: Working) -> Fraction:
    """(Deducted − what may be deducted) × months; grows with the deduction, falls as the wage grows."""
    working.assume(
        "loss_by_the_worker",
        "以损失确因劳动者本人造成且合同有约定为前提；否则扣款应全部退还",
        "Presumes damage caused by the worker and a clause in the contract; else all of it is to be repaid",
    )
    allowed, deducted, months = _allowed(facts, working), facts["deducted"], facts["months"]
    return working.step(
        "多扣的工资",
        "Deducted beyond the limit",
        f"max({written(deducted)} − {written(allowed)}, 0) × {written(months)}",
        max(deducted - allowed, Fraction(0)) * months,
    )


def _allowed(facts: Facts, working: Working) -> Fraction:
    wage, least = facts["monthly_wage"], facts["minimum_wage"]
    share = working.step("每月扣除上限", "Limit a month", f"{written(wage)} × {percent(MOST)}", wage * MOST)
    if least is None:
        working.assume(
            "minimum_wage_not_given",
            "未提供最低工资，未比较扣除后是否低于最低工资",
            "No minimum wage was given: not compared with it",
        )
        return share
    return working.step(
        "扣除后不低于最低工资",
        "Not below the minimum wage",
        f"min({written(share)}, max({written(wage)} − {written(least)}, 0))",
        min(share, max(wage - least, Fraction(0))),
    )


KIND = Kind(
    name="deductions",
    zh="违法扣除的工资",
    en="Unlawful deductions from wages",
    fields=(
        fields.wage("monthly_wage", "当月应发工资", "wage due in the month", required=True),
        fields.yuan("deducted", "当月扣除的金额", "deducted in the month", required=True),
        fields.wage("minimum_wage", "当地最低工资", "local minimum wage"),
        fields.count("months", "同样扣除的月数", "months with the same deduction", default="1"),
    ),
    reckon=reckon,
    citations=(articles.WAGES_16,),
    parameters={"minimum_wage": "minimum_wage_month"},
)
