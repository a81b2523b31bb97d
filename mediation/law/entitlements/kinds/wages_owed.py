"""Wages that were not paid: months, days, hours or pieces at their price, less what was paid (LCL 30)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from mediation.law.calendar import ONE_DAY
from mediation.law.entitlements import articles, fields, paid
from mediation.law.entitlements.day_rates import HOURS_A_DAY, by_day, by_hour
from mediation.law.entitlements.errors import FactError, FactErrors
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.service import months_between
from mediation.law.entitlements.working import Working


class Part(NamedTuple):
    """A quantity of work and the fact that prices one of it."""

    quantity: str
    price: str
    zh: str
    en: str


PARTS = (
    Part("months", "monthly_wage", "按月工资", "By the month"),
    Part("days", "daily_wage", "按日工资", "By the day"),
    Part("hours", "hourly_wage", "按小时工资", "By the hour"),
    Part("pieces", "piece_price", "计件工资", "By the piece"),
)


def reckon(facts: Facts, working: Working) -> Fraction:
    """Every quantity × its price, less what was paid."""
    due = sum(
        (_part(part, facts, working) for part in PARTS if facts[part.quantity] is not None), Fraction(0)
    )
    return paid.less_paid(due, facts, working)


def _part(part: Part, facts: Facts, working: Working) -> Fraction:
    quantity: Fraction = facts[part.quantity]
    formula, price = _price(part, facts, working)
    return working.step(part.zh, part.en, f"{formula} × {written(quantity)}", price * quantity)


def _price(part: Part, facts: Facts, working: Working) -> tuple[str, Fraction]:
    """The price of one as it is written and as it is; days and hours also from a longer wage."""
    own, monthly, daily = facts[part.price], facts["monthly_wage"], facts["daily_wage"]
    if own is not None:
        return written(own), own
    if part.quantity == "days":
        return f"{written(monthly)} ÷ 21.75", by_day(monthly, working)
    if daily is not None:
        return f"{written(daily)} ÷ {HOURS_A_DAY}", daily / HOURS_A_DAY
    return f"{written(monthly)} ÷ 174", by_hour(monthly, working)


FIELDS = (
    fields.wage("monthly_wage", "月工资", "monthly wage"),
    fields.count("months", "拖欠的月数", "months not paid"),
    fields.wage("daily_wage", "日工资", "daily wage"),
    fields.count("days", "拖欠的天数", "days not paid"),
    fields.wage("hourly_wage", "小时工资", "hourly wage"),
    fields.count("hours", "拖欠的小时数", "hours not paid"),
    fields.wage("piece_price", "计件单价", "price of a piece"),
    fields.count("pieces", "件数", "pieces not paid"),
    fields.window("period", "拖欠的起止日", "first and last day of the time not paid"),
    paid.FIELD,
)
_NAMED = {field.name: field for field in FIELDS}
_PRICED_BY = {
    "months": ("monthly_wage",),
    "days": ("daily_wage", "monthly_wage"),
    "hours": ("hourly_wage", "daily_wage", "monthly_wage"),
    "pieces": ("piece_price",),
}


def _priced(facts: Facts, _: Working) -> None:
    """Every quantity has a price. Raises FactErrors naming each that has none."""
    bare = [
        FactError(
            part.price, "missing", f"请提供{_NAMED[part.price].zh}", f"{_NAMED[part.price].en} is needed"
        )
        for part in PARTS
        if facts[part.quantity] is not None and not any(facts[name] for name in _PRICED_BY[part.quantity])
    ]
    if bare:
        raise FactErrors(tuple(bare))


def _within_period(facts: Facts, _: Working) -> None:
    """No more days or months than the calendar has between the first and the last day."""
    if facts["period"] is None:
        return
    errors = tuple(_beyond(facts))
    if errors:
        raise FactErrors(errors)


def _beyond(facts: Facts) -> Iterator[FactError]:
    first, last = facts["period"]
    span = (last - first).days + 1
    full, rest = months_between(first, last + ONE_DAY)
    for name, most in (("days", span), ("months", full + rest)):
        if (facts[name] or 0) > most:
            yield FactError(
                name, "too_many", f"超过所填期间，最多{most}", f"exceeds the period, which has {most} at most"
            )


KIND = Kind(
    name="wages_owed",
    zh="拖欠的工资",
    en="Wages owed",
    fields=FIELDS,
    reckon=reckon,
    citations=(articles.LCL_30, articles.WAGES_7, articles.WAGES_9),
    any_of=tuple(part.quantity for part in PARTS),
    checks=(_priced, _within_period),
)
