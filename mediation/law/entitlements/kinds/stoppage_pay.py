"""Pay while work stands still: first cycle in full, then minimum wage or living allowance (工资支付 12)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields, paid
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working


def reckon(facts: Facts, working: Working) -> Fraction:
    """The wage for the first pay cycle, and for what goes beyond it the least that is due."""
    wage, months, cycle = facts["monthly_wage"], facts["months"], facts["cycle_months"]
    first = min(months, cycle)
    due = working.step(
        "第一个工资支付周期", "First pay cycle", f"{written(wage)} × {written(first)}", wage * first
    )
    if months > cycle:
        due += _beyond(facts, months - cycle, working)
    return paid.less_paid(due, facts, working)


def _beyond(facts: Facts, months: Fraction, working: Working) -> Fraction:
    least, rate = facts["minimum_wage"], facts["rate"]
    if facts["worked"]:
        return working.step(
            "超过一个周期且提供劳动，不低于最低工资",
            "Beyond it, with work: at least the minimum wage",
            f"{written(least)} × {written(months)}",
            least * months,
        )
    working.assume(
        "local_rate",
        "生活费比例由当地规定，请核对所填比例",
        "The rate of the living allowance is set locally: check the rate given",
    )
    return working.step(
        "超过一个周期未提供劳动，生活费",
        "Beyond it, without work: living allowance",
        f"{written(least)} × {percent(rate)} × {written(months)}",
        least * rate * months,
    )


def _least_known(facts: Facts, _: Working) -> None:
    longer = (facts["months"] or 0) > (facts["cycle_months"] or 0)
    if longer and facts["minimum_wage"] is None:
        raise refused(
            "minimum_wage",
            "missing",
            "停工超过一个工资支付周期的，请提供当地最低工资",
            "is needed where the stoppage is longer than a pay cycle",
        )


KIND = Kind(
    name="stoppage_pay",
    zh="停工停产期间的工资和生活费",
    en="Pay during a stoppage",
    fields=(
        fields.wage("monthly_wage", "合同约定的月工资", "monthly wage of the contract", required=True),
        fields.count("months", "停工停产月数", "months of the stoppage", required=True),
        fields.count("cycle_months", "工资支付周期（月）", "pay cycle in months", default="1"),
        fields.truth("worked", "超过周期后是否提供劳动", "work was done beyond the cycle", default=False),
        fields.wage("minimum_wage", "当地最低工资", "local minimum wage"),
        fields.rate("rate", "当地生活费比例", "local rate of the living allowance", most=2, default="1"),
        paid.FIELD,
    ),
    reckon=reckon,
    citations=(articles.WAGES_12,),
    checks=(_least_known,),
    parameters={"minimum_wage": "minimum_wage_month", "rate": "living_allowance_rate"},
)
