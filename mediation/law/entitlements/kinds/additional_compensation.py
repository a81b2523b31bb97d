"""Additional compensation of 50 % to 100 % where an order of the labour authority was missed (LCL 85)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

LEAST, MOST = Fraction("0.5"), Fraction(1)


def reckon(facts: Facts, working: Working) -> Fraction:
    """The sum that stayed unpaid × the rate; from 50 % to 100 % where no rate was set."""
    working.warn(
        "needs_order",
        "须先由劳动行政部门责令限期支付，用人单位逾期仍不支付的才适用",
        "Only after the labour authority ordered payment by a day and the employer missed it",
    )
    unpaid, rate = facts["unpaid"], facts["rate"]
    if rate is None:
        rate = LEAST
        working.might_be(unpaid * MOST)
        working.assume(
            "rate_not_set",
            "比例未定，按50%至100%给出范围",
            "No rate was set: a range from 50 % to 100 %",
        )
    return working.step(
        "加付赔偿金", "Additional compensation", f"{written(unpaid)} × {percent(rate)}", unpaid * rate
    )


def _within(facts: Facts, _: Working) -> None:
    rate = facts["rate"]
    if rate is not None and not LEAST <= rate <= MOST:
        raise refused("rate", "out_of_range", "应在0.5到1之间", "must be between 0.5 and 1")


KIND = Kind(
    name="additional_compensation",
    zh="加付赔偿金",
    en="Additional compensation (50 % to 100 %)",
    fields=(
        fields.wage("unpaid", "责令支付而逾期未付的金额", "sum ordered and not paid", required=True),
        fields.rate("rate", "加付比例", "rate", most=1),
    ),
    reckon=reckon,
    citations=(articles.LCL_85, articles.BEIJING_534_6),
    checks=(_within,),
)
