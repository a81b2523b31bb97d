"""Overtime pay: 150 %, 200 % and 300 % (LL 44, 工资支付 13)."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.day_rates import by_day, by_hour
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working


class Part(NamedTuple):
    """One way of working over: its fact, unit, rate and names."""

    fact: str
    divisor: str
    rate: Fraction
    zh: str
    en: str

    @property
    def field(self) -> fields.Field:
        """The fact, named inside a sentence as others are: in small letters."""
        return fields.count(self.fact, self.zh, f"{self.en[0].lower()}{self.en[1:]}")


PARTS = (
    Part("weekday_hours", "174", Fraction("1.5"), "工作日延时", "Hours beyond the workday"),
    Part("rest_day_hours", "174", Fraction(2), "休息日（小时）", "Rest days, by the hour"),
    Part("rest_days", "21.75", Fraction(2), "休息日（天）", "Rest days, by the day"),
    Part("statutory_hours", "174", Fraction(3), "法定休假日（小时）", "Statutory holidays, by the hour"),
    Part("statutory_days", "21.75", Fraction(3), "法定休假日（天）", "Statutory holidays, by the day"),
)


def reckon(facts: Facts, working: Working) -> Fraction:
    """Every part at its rate, less what was paid for those hours already."""
    given = [part for part in PARTS if facts[part.fact] is not None]
    if any(part.fact.startswith("rest_day") for part in given):
        working.assume(
            "no_time_off",
            "以休息日加班未安排补休为前提",
            "Presumes no time off in lieu for work on rest days",
        )
    return sum((_part(part, facts, working) for part in given), Fraction(0))


def _part(part: Part, facts: Facts, working: Working) -> Fraction:
    paid = facts["already_paid_rate"]
    rate = max(part.rate - paid, Fraction(0))
    monthly, units = facts["monthly_wage"], facts[part.fact]
    unit = by_hour(monthly, working) if part.divisor == "174" else by_day(monthly, working)
    shown = f"({percent(part.rate)} − {percent(paid)})" if paid else percent(part.rate)
    return working.step(
        part.zh,
        part.en,
        f"{written(monthly)} ÷ {part.divisor} × {written(units)} × {shown}",
        unit * units * rate,
    )


KIND = Kind(
    name="overtime_pay",
    zh="加班费",
    en="Overtime pay",
    fields=(
        fields.wage(
            "monthly_wage", "加班费计算基数（月）", "monthly wage overtime is reckoned by", required=True
        ),
        *(part.field for part in PARTS),
        fields.rate(
            "already_paid_rate", "已付的倍数", "rate already paid for this time", most=3, default="0"
        ),
    ),
    reckon=reckon,
    any_of=tuple(part.fact for part in PARTS),
    citations=(articles.LL_44, articles.WAGES_13, articles.DAY_RATE),
)
