"""Monthly pay for care after a work injury, by how much care is needed (WIR 34)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields, payer
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

SHARES = {"full": Fraction("0.5"), "most": Fraction("0.4"), "part": Fraction("0.3")}
"""Of the local average wage, where one cannot care for oneself at all, mostly, or partly."""


def reckon(facts: Facts, working: Working) -> Fraction:
    """The level's share of the local average × months."""
    payer.by_fund(working)
    average, share, months = facts["local_average"], SHARES[facts["level"]], facts["months"]
    return working.step(
        "生活护理费",
        "Care allowance",
        f"{written(average)} × {percent(share)} × {written(months)}",
        average * share * months,
    )


KIND = Kind(
    name="care_allowance",
    zh="生活护理费",
    en="Monthly care allowance",
    fields=(
        fields.choice(
            "level",
            "护理等级（完全、大部分、部分不能自理）",
            "care needed: in full, for the most part, in part",
            tuple(SHARES),
            required=True,
        ),
        fields.wage("local_average", "当地上年度月平均工资", "local average wage a month", required=True),
        fields.count("months", "月数", "months", default="1"),
    ),
    reckon=reckon,
    citations=(articles.WIR_34,),
    parameters={"local_average": "local_average_wage_month"},
)
