"""Wages of the days left over beside full months: by workdays, each part at most a month's wage."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements.day_rates import by_day
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.slices import Sliced
from mediation.law.entitlements.working import Working


def of_parts(wage: Fraction, found: Sliced, working: Working) -> Fraction:
    """The sum of all parts in yuan; says where the days were counted by a calendar not announced yet."""
    if found.provisional:
        working.warn(
            "provisional_calendar",
            "其中有年份的放假调休安排尚未公布或未收录，零散天数可能变动",
            "The holiday notice of a year in it is not announced or not kept: the days may change",
        )
    return sum((_part(wage, days, working) for days in found.part_days), Fraction(0))


def _part(wage: Fraction, days: int, working: Working) -> Fraction:
    return working.step(
        "不足一月的工作日",
        "Workdays of a part month",
        f"min({written(wage)} ÷ 21.75 × {days}, {written(wage)})",
        min(by_day(wage, working) * days, wage),
    )
