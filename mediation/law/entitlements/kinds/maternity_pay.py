"""Pay during maternity leave: 98 days and more, at the higher of wage and allowance (女职工规定 5, 7, 8)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields, paid
from mediation.law.entitlements.errors import FactErrors, refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working

DAYS_A_MONTH = 30
DAYS_BY_EVENT = {"birth": 98, "miscarriage_before_4_months": 15, "miscarriage_from_4_months": 42}
MORE_DAYS = 15
"""For a difficult birth, and for every child beyond the first."""


def reckon(facts: Facts, working: Working) -> Fraction:
    """Days of leave × a thirtieth of the wage or of the allowance's base, whichever is higher."""
    working.assume(
        "thirtieths",
        "生育津贴和产假工资按每月30天折算，以当地规定为准",
        "A day counts as a thirtieth of a month; local rules go first",
    )
    days, base = _days(facts, working), _base(facts, working)
    due = working.step(
        "产假期间待遇", "Pay during the leave", f"{written(base)} ÷ {DAYS_A_MONTH} × {days}",
        base / DAYS_A_MONTH * days,
    )  # fmt: skip
    return paid.less_paid(due, facts, working)


def _base(facts: Facts, working: Working) -> Fraction:
    own, average = facts["monthly_wage"], facts["employer_average"]
    if average is None:
        working.warn(
            "paid_by_employer",
            "未提供用人单位平均工资，按未参加生育保险、由用人单位按产假前工资支付计算",
            "No employer's average was given: reckoned as uninsured, the employer paying the wage as before",
        )
        return Fraction(own)
    working.warn(
        "fund_and_employer",
        "生育津贴由生育保险基金支付，低于本人工资的差额由用人单位补足",
        "The fund pays the allowance; the employer makes up what it is below one's own wage",
    )
    return working.step(
        "生育津贴与本人工资取高者",
        "The higher of allowance and own wage",
        f"max({written(average)}, {written(own)})",
        max(average, own),
    )


def _days(facts: Facts, working: Working) -> int:
    """The days of leave, as given or by the facts of the birth. Raises FactErrors where they disagree."""
    given, event = facts["days"], facts["event"]
    told = [name for name in ("event", "difficult", "babies", "extra_days") if facts[name] is not None]
    if given is not None and not told:
        return int(given)
    base = DAYS_BY_EVENT[event or "birth"]
    more = MORE_DAYS * (bool(facts["difficult"]) + (facts["babies"] or 1) - 1)
    extra = facts["extra_days"] or 0
    days = base + more + extra
    if given is not None and given != days:
        raise refused(
            "days",
            "disagrees",
            f"与按生育情况算出的{days}天不一致",
            f"disagrees with the {days} days reckoned",
        )
    working.step("产假天数", "Days of leave", f"{base} + {more} + {extra}", days)
    return days


def _of_births(facts: Facts, working: Working) -> None:
    """A difficult birth or twins cannot go with a miscarriage, and the days must agree."""
    lost = facts["event"] not in (None, "birth")
    wrong = [name for name in ("difficult", "babies") if lost and facts[name] not in (None, False)]
    if wrong:
        raise FactErrors(
            tuple(
                error
                for name in wrong
                for error in refused(name, "not_a_birth", "只用于生育", "applies to a birth only").errors
            )
        )
    _days(facts, working)


KIND = Kind(
    name="maternity_pay",
    zh="产假期间待遇",
    en="Pay during maternity leave",
    fields=(
        fields.wage("monthly_wage", "产假前月工资", "monthly wage before the leave", required=True),
        fields.wage(
            "employer_average",
            "用人单位上年度职工月平均工资（参加生育保险的）",
            "employer's average monthly wage of the year before (where insured)",
        ),
        fields.choice("event", "情形", "what happened", tuple(DAYS_BY_EVENT)),
        fields.truth("difficult", "是否难产", "difficult birth"),
        fields.whole("babies", "生育婴儿数", "children born", least=1, most=9),
        fields.whole("extra_days", "当地另行增加的天数", "days added by local rules", most=365),
        fields.whole("days", "产假天数", "days of leave", least=1, most=730),
        paid.FIELD,
    ),
    reckon=reckon,
    citations=(articles.WOMEN_5, articles.WOMEN_7, articles.WOMEN_8),
    forms=((("days",), ("event", "difficult", "babies", "extra_days")),),
    checks=(_of_births,),
)
