"""Pay for the nursing hour that was withheld or not granted: it is working time (女职工规定 9)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.day_rates import by_hour
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working


def reckon(facts: Facts, working: Working) -> Fraction:
    """Nursing hours × an hour's wage."""
    working.assume(
        "ordinary_hours",
        "哺乳时间计入劳动时间，按正常小时工资计算；未安排哺乳时间是否按延时加班计付由当地掌握",
        "Nursing time is working time, at the ordinary hourly wage; whether nursing time not granted counts"
        " as overtime is decided locally",
    )
    working.warn(
        "first_year_only",
        "只适用于哺乳未满一周岁婴儿期间",
        "Only until the child is one year old",
    )
    wage, hours = facts["monthly_wage"], _hours(facts, working)
    return working.step(
        "哺乳时间工资",
        "Pay for nursing time",
        f"{written(wage)} ÷ 174 × {written(hours)}",
        by_hour(wage, working) * hours,
    )


def _hours(facts: Facts, working: Working) -> Fraction:
    """The hours as given, or an hour a day for every child. Raises FactErrors where they disagree."""
    given, days, babies = facts["hours"], facts["days"], facts["babies"]
    if days is None:
        if given is None:
            raise refused("hours", "missing", "请提供小时数或天数", "hours, or days, are needed")
        return Fraction(given)
    found = Fraction(days) * (babies or 1)
    if given is not None and given != found:
        raise refused(
            "hours",
            "disagrees",
            f"与按天数算出的{written(found)}小时不一致",
            f"disagrees with the {written(found)} hours of those days",
        )
    return working.step("哺乳时间", "Nursing hours", f"{written(days)} × {babies or 1}", found)


KIND = Kind(
    name="nursing_pay",
    zh="哺乳时间工资",
    en="Pay for nursing time",
    fields=(
        fields.wage("monthly_wage", "月工资", "monthly wage", required=True),
        fields.count("hours", "未给予或被扣工资的小时数", "hours not granted or not paid"),
        fields.count("days", "未给予的工作日数", "workdays without nursing time"),
        fields.whole("babies", "哺乳婴儿数", "children nursed", least=1, most=9),
    ),
    reckon=reckon,
    citations=(articles.WOMEN_9, articles.DAY_RATE),
    forms=((("hours",), ("days", "babies")),),
    checks=(_hours,),
)
