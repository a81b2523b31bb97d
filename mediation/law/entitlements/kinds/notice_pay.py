"""Pay in lieu of notice, +1 (LCL 40, LCLR 20)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working


def reckon(facts: Facts, working: Working) -> Fraction:
    """One month at the wage of the month before."""
    working.assume(
        "article_40_without_notice",
        "以用人单位依第四十条解除且未提前三十日书面通知为前提",
        "Presumes a termination under article 40 without thirty days' written notice",
    )
    wage: Fraction = facts["last_month_wage"]
    return working.step("代通知金", "Pay in lieu of notice", f"{written(wage)} × 1", wage)


KIND = Kind(
    name="notice_pay",
    zh="代通知金",
    en="Pay in lieu of notice (+1)",
    fields=(fields.wage("last_month_wage", "上一个月工资", "wage of the last month", required=True),),
    reckon=reckon,
    citations=(articles.LCL_40, articles.LCLR_20),
)
