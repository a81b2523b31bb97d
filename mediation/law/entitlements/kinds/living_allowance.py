"""The living allowance of a stoppage beyond the first pay cycle (工资支付 12 and local rules)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working


def reckon(facts: Facts, working: Working) -> Fraction:
    """Minimum wage × the local rate × the share that falls to this person × months."""
    least, rate, share, months = (facts[name] for name in ("minimum_wage", "rate", "share", "months"))
    working.assume(
        "local_rate",
        "生活费比例由当地规定，请核对所填比例",
        "The rate of the living allowance is set locally: check the rate given",
    )
    formula = f"{written(least)} × {percent(rate)} × {percent(share)} × {written(months)}"
    return working.step("停工停产生活费", "Living allowance", formula, least * rate * share * months)


KIND = Kind(
    name="living_allowance",
    zh="停工停产生活费",
    en="Living allowance during a stoppage",
    fields=(
        fields.wage("minimum_wage", "当地最低工资", "local minimum wage", required=True),
        fields.rate("rate", "当地规定的比例", "rate set locally", most=2, default="1"),
        fields.rate("share", "应付的份额", "share that is due", most=1, default="1"),
        fields.count("months", "月数", "months", required=True),
    ),
    reckon=reckon,
    citations=(articles.WAGES_12,),
    parameters={"minimum_wage": "minimum_wage_month", "rate": "living_allowance_rate"},
)
