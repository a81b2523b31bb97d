"""Probation beyond its lawful length, and pay in it below its floor (LCL 19, 20, 83)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

FLOOR = Fraction("0.8")
LAWFUL = ((3, 0), (12, 1), (36, 2))
"""A contract of fewer than so many months → so many months of probation at most (LCL 19)."""
LONGEST = 6


def reckon(facts: Facts, working: Working) -> Fraction:
    """Months beyond the lawful ones × the full wage, and what the pay fell short of its floor."""
    most, wage = lawful_months(facts, working), facts["monthly_wage"]
    served: Fraction = facts["served_months"]
    excess = max(served - most, Fraction(0))
    working.step("法定试用期最长月数", "Lawful months of probation", written(most), most)
    working.cite(articles.LCL_83)
    extra = working.step(
        "违法试用期赔偿金",
        "Compensation for unlawful probation",
        f"{written(wage)} × {written(excess)}",
        wage * excess,
    )
    total = extra + _shortfall(facts, working)
    _full_pay_claimed(facts, excess, total, working)
    return total


def lawful_months(facts: Facts, _: Working) -> Fraction:
    """The longest lawful probation: by the contract, and once only. Raises FactErrors where unclear."""
    months, opened = facts["contract_months"], facts["open_ended"]
    if opened and months is not None:
        raise refused(
            "contract_months", "disagrees", "与无固定期限合同不一致", "disagrees with an open-ended contract"
        )
    if not opened and months is None:
        raise refused(
            "contract_months",
            "missing",
            "请提供合同月数，或说明为无固定期限",
            "contract_months, or open_ended, is needed",
        )
    longest = Fraction(
        LONGEST if opened else next((most for below, most in LAWFUL if months < below), LONGEST)
    )
    first = facts["first_months"]
    return longest if first is None else min(longest, first)


def _full_pay_claimed(facts: Facts, excess: Fraction, total: Fraction, working: Working) -> None:
    """Beside the compensation, the difference to the full wage is claimed for the time beyond."""
    paid, wage = facts["probation_wage"], facts["monthly_wage"]
    if paid is None or not excess:
        return
    working.might_be(total + max(wage - max(paid, _floor(facts)), Fraction(0)) * excess)
    working.warn(
        "full_pay_for_the_excess",
        "超过法定试用期的期间，是否另按转正后工资补足差额存在争议，按范围列示",
        "Whether the time beyond is also made up to the full wage is disputed: shown as a range",
    )


def _floor(facts: Facts) -> Fraction:
    wage: Fraction = facts["monthly_wage"]
    return max(wage * FLOOR, facts["minimum_wage"] or Fraction(0))


def _shortfall(facts: Facts, working: Working) -> Fraction:
    paid, wage, least = facts["probation_wage"], facts["monthly_wage"], facts["minimum_wage"]
    if paid is None:
        return Fraction(0)
    working.cite(articles.LCL_20)
    floor = working.step(
        "试用期工资下限",
        "Floor of pay in probation",
        f"max({written(wage)} × {percent(FLOOR)}, {written(least or 0)})",
        _floor(facts),
    )
    served: Fraction = facts["served_months"]
    return working.step(
        "试用期工资差额",
        "Pay short of the floor",
        f"max({written(floor)} − {written(paid)}, 0) × {written(served)}",
        max(floor - paid, Fraction(0)) * served,
    )


KIND = Kind(
    name="probation",
    zh="违法试用期赔偿金和试用期工资差额",
    en="Unlawful probation, and pay in probation below its floor",
    fields=(
        fields.wage("monthly_wage", "试用期满后的月工资", "monthly wage after the probation", required=True),
        fields.count("contract_months", "劳动合同期限（月）", "months of the contract"),
        fields.truth("open_ended", "是否无固定期限合同", "open-ended contract"),
        fields.count("first_months", "首次约定的试用期月数", "months of probation first agreed"),
        fields.count("served_months", "已履行的试用期月数", "months of probation served", required=True),
        fields.yuan("probation_wage", "试用期月工资", "monthly wage in probation"),
        fields.wage("minimum_wage", "当地最低工资", "local minimum wage"),
    ),
    reckon=reckon,
    citations=(articles.LCL_19,),
    forms=((("contract_months",), ("open_ended",)),),
    checks=(lawful_months,),
    parameters={"minimum_wage": "minimum_wage_month"},
)
