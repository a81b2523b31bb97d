"""The pension of those whom a worker killed at work supported (WIR 39(2)): shares of that worker's wage."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields, own_wage, payer
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

SPOUSE, OTHER, ALONE = Fraction("0.4"), Fraction("0.3"), Fraction("0.1")
MOST = Fraction(1)


def reckon(facts: Facts, working: Working) -> Fraction:
    """The shares of all kin, together at most the whole wage, × the wage × months."""
    payer.by_fund(working)
    working.assume(
        "supported_and_unable",
        "以亲属由死者生前提供主要生活来源且无劳动能力为前提",
        "Presumes kin who lived on the worker's support and cannot work",
    )
    wage, share, months = own_wage.own_wage(facts, working), _share(facts, working), facts["months"]
    return working.step(
        "供养亲属抚恤金",
        "Pension of kin",
        f"{written(wage)} × {percent(share)} × {written(months)}",
        wage * share * months,
    )


def _share(facts: Facts, working: Working) -> Fraction:
    spouse, others, alone = int(bool(facts["spouse"])), facts["others"] or 0, facts["alone"]
    share = working.step(
        "各亲属比例之和", "Shares of all kin",
        f"{spouse} × {percent(SPOUSE)} + {others} × {percent(OTHER)} + {alone} × {percent(ALONE)}",
        spouse * SPOUSE + others * OTHER + alone * ALONE,
    )  # fmt: skip
    if share <= MOST:
        return share
    return working.step(
        "合计不高于本人工资",
        "Together at most the whole wage",
        f"min({percent(share)}, {percent(MOST)})",
        MOST,
    )


def _no_more_alone(facts: Facts, _: Working) -> None:
    if (facts["alone"] or 0) > bool(facts["spouse"]) + (facts["others"] or 0):
        raise refused("alone", "too_many", "不能多于供养亲属人数", "must not be more than the kin there are")


KIND = Kind(
    name="kin_pension",
    zh="供养亲属抚恤金",
    en="Pension of kin supported",
    fields=(
        *own_wage.FIELDS,
        fields.truth("spouse", "是否有配偶供养", "spouse supported"),
        fields.whole("others", "其他供养亲属人数", "other kin supported", most=20),
        fields.whole(
            "alone", "其中孤寡老人或孤儿人数", "orphans or old people alone among them", most=20, default=0
        ),
        fields.count("months", "月数", "months", default="1"),
    ),
    reckon=reckon,
    citations=(articles.WIR_39, articles.WIR_64),
    any_of=("spouse", "others"),
    checks=(_no_more_alone,),
    parameters=own_wage.PARAMETERS,
)
