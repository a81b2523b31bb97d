"""The wage injury benefits rest on: one's own, within 60 % and 300 % of the local average (WIR 64)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import fields
from mediation.law.entitlements.kind import Facts
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

LEAST, MOST = Fraction("0.6"), Fraction(3)

FIELDS = (
    fields.wage("own_wage", "本人工资（月）", "one's own monthly wage", required=True),
    fields.wage("local_average", "当地月平均工资", "local average wage a month"),
)
PARAMETERS = {"local_average": "local_average_wage_month"}


def own_wage(facts: Facts, working: Working) -> Fraction:
    """One's own wage in yuan a month, not below 60 % and not above 300 % of the local average."""
    wage: Fraction = facts["own_wage"]
    average = facts["local_average"]
    if average is None:
        working.assume(
            "within_bounds",
            "未提供当地平均工资，按本人工资在60%至300%之间计算",
            "No local average was given: reckoned as if one's own wage lay between 60 % and 300 % of it",
        )
        return wage
    for bound, outside in ((LEAST, wage < average * LEAST), (MOST, wage > average * MOST)):
        if outside:
            return working.step(
                "本人工资超出上下限，按限额计", "One's own wage lies beyond the bounds",
                f"{written(average)} × {percent(bound)}", average * bound,
            )  # fmt: skip
    return wage
