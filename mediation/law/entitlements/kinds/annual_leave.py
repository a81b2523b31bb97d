"""Annual leave not taken: 300 % of a day, of which 100 % is usually paid (年休假条例 5, 实施办法 10–12)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.day_rates import by_day
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

DAYS_OF_A_YEAR = 365


def reckon(facts: Facts, working: Working) -> Fraction:
    """Unused days × a day's wage × the rate that is still owed."""
    days, wage = _unused(facts, working), facts["monthly_wage"]
    claimed = facts["claim_rate"]
    if claimed is None:
        claimed = Fraction(2)
        working.assume(
            "ordinary_pay_paid",
            "以应休未休期间的正常工资已经支付为前提，按200%计算",
            "Presumes that ordinary pay for those days was paid: reckoned at 200 %",
        )
    return working.step(
        "未休年休假工资",
        "Pay for leave not taken",
        f"{written(wage)} ÷ 21.75 × {written(days)} × {percent(claimed)}",
        by_day(wage, working) * days * claimed,
    )


def _unused(facts: Facts, working: Working) -> Fraction:
    given, folded = facts["unused_days"], _of_leaver(facts, working)
    if given is None and folded is None:
        raise refused(
            "unused_days",
            "missing",
            "请提供未休天数，或应休天数和离职日",
            "unused_days, or entitlement and leave_date, are needed",
        )
    if given is not None and folded is not None and given != folded:
        raise refused(
            "unused_days",
            "disagrees",
            f"与折算的{folded}天不一致",
            f"disagrees with the {folded} days reckoned",
        )
    return folded if folded is not None else Fraction(given)


def _of_leaver(facts: Facts, working: Working) -> Fraction | None:
    entitlement, leave_date = facts["entitlement"], facts["leave_date"]
    if entitlement is None and leave_date is None:
        return None
    if entitlement is None or leave_date is None:
        missing = "entitlement" if entitlement is None else "leave_date"
        raise refused(
            missing, "missing", "应休天数与离职日应一并提供", "entitlement and leave_date go together"
        )
    working.cite(articles.LEAVE_RULES_12)
    elapsed = _elapsed(facts["joined"], leave_date)
    due = elapsed * entitlement // DAYS_OF_A_YEAR
    working.step(
        "当年折算应休天数", "Days due for the part of the year", f"⌊{elapsed} ÷ 365 × {entitlement}⌋", due
    )
    taken = facts["taken"] or Fraction(0)
    if taken > due:
        working.warn(
            "no_claw_back", "多休的天数不再扣回", "Days taken beyond what was due are not taken back"
        )
    return working.step(
        "未休天数", "Days not taken", f"max({due} − {written(taken)}, 0)", max(due - taken, Fraction(0))
    )


def _elapsed(joined: date | None, leave_date: date) -> int:
    begun = date(leave_date.year, 1, 1)
    if joined is not None and joined > leave_date:
        raise refused(
            "leave_date", "before_joining", "离职日不能早于入职日", "leaving must not be before joining"
        )
    return (leave_date - max(begun, joined or begun)).days + 1


KIND = Kind(
    name="annual_leave",
    zh="未休年休假工资",
    en="Pay for annual leave not taken",
    fields=(
        fields.wage("monthly_wage", "月工资（剔除加班费）", "monthly wage without overtime", required=True),
        fields.count("unused_days", "未休天数", "days not taken"),
        fields.whole("entitlement", "全年应休天数", "days of leave a year", most=15),
        fields.count("taken", "当年已休天数", "days taken this year"),
        fields.day("leave_date", "离职日", "day of leaving"),
        fields.day("joined", "入职日（当年入职时）", "day of joining, if within the year"),
        fields.rate("claim_rate", "请求的倍数", "rate claimed (2.0 when the ordinary pay was paid)", most=3),
    ),
    reckon=reckon,
    citations=(articles.LEAVE_5, articles.LEAVE_RULES_10, articles.LEAVE_RULES_11, articles.DAY_RATE),
    forms=((("unused_days",), ("entitlement", "taken", "leave_date")),),
    checks=(_unused,),
)
