"""What a wage falls short of the minimum, without overtime pay, allowances and welfare (最低工资规定 12)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working

NOT_COUNTED = ("overtime_pay", "allowances", "welfare")


def reckon(facts: Facts, working: Working) -> Fraction:
    """(Minimum wage − what counts of the wage) × months, never below zero."""
    apart = [facts[name] for name in NOT_COUNTED]
    counted = working.step(
        "可以比较的工资",
        "Wage that counts",
        " − ".join(written(part) for part in (facts["paid_wage"], *apart)),
        facts["paid_wage"] - sum(apart),
    )
    least, months = facts["minimum_wage"], facts["months"]
    if counted >= least:
        working.warn("not_below", "不低于最低工资", "Not below the minimum wage")
    return working.step(
        "低于最低工资的差额",
        "Short of the minimum wage",
        f"max({written(least)} − {written(counted)}, 0) × {written(months)}",
        max(least - counted, Fraction(0)) * months,
    )


def _within(facts: Facts, _: Working) -> None:
    wage = facts["paid_wage"]
    if wage is not None and sum(facts[name] or 0 for name in NOT_COUNTED) > wage:
        raise refused(
            "paid_wage",
            "too_small",
            "不能小于其中的加班费、津贴和福利之和",
            "must not be less than the overtime pay, allowances and welfare in it",
        )


KIND = Kind(
    name="minimum_wage_difference",
    zh="低于最低工资的差额",
    en="Difference to the minimum wage",
    fields=(
        fields.wage("minimum_wage", "当地最低工资", "local minimum wage", required=True),
        fields.yuan("paid_wage", "实际支付的月工资", "wage paid a month", required=True),
        fields.yuan("overtime_pay", "其中的加班费", "overtime pay in it", default="0"),
        fields.yuan(
            "allowances", "其中的夜班、高温等津贴", "shift, heat and other allowances in it", default="0"
        ),
        fields.yuan("welfare", "其中的法定福利", "statutory welfare in it", default="0"),
        fields.count("months", "月数", "months", required=True),
    ),
    reckon=reckon,
    citations=(articles.MINIMUM_WAGE_12, articles.LCL_85),
    checks=(_within,),
    parameters={"minimum_wage": "minimum_wage_month"},
)
