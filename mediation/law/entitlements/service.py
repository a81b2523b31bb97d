"""How long somebody was employed, and the months of severance pay that makes (LCL 47)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from mediation.law.calendar import ONE_DAY, corresponding_day
from mediation.law.entitlements import fields
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Forms
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working

HALF = Fraction(1, 2)
MONTHS_OF_HALF_A_YEAR = 6

FIELDS = (
    fields.count("severance_months", "补偿月数", "months of severance pay"),
    fields.whole("years", "工作年数", "full years of service", most=60),
    fields.whole("months", "不满一年的月数", "months beyond the full years", most=11),
    fields.day("joined", "入职日", "day of joining"),
    fields.day("left", "离职日（最后一个工作日）", "day of leaving (the last day employed)"),
)

FORMS: Forms = (("severance_months",), ("years", "months"), ("joined", "left"))


def months_between(first: date, after_last: date) -> tuple[int, bool]:
    """Full months from `first` to the day before `after_last`, and whether days are left over (CC 202)."""
    full = (after_last.year - first.year) * 12 + after_last.month - first.month
    if corresponding_day(first, full) > after_last:
        full -= 1
    return full, corresponding_day(first, full) < after_last


def severance_months(full_months: int, days_left_over: bool) -> Fraction:
    """Months of pay: one a year; a rest of six months or more one, a shorter one half (LCL 47(1))."""
    years, rest = divmod(full_months, 12)
    if rest >= MONTHS_OF_HALF_A_YEAR:
        return Fraction(years + 1)
    return years + (HALF if rest or days_left_over else Fraction(0))


def pay_months(facts: Facts, working: Working) -> Fraction:
    """The months of severance pay from whichever form the facts have.

    Forms: `severance_months`; `years` and `months`; `joined` and `left`. Raises FactErrors where none is
    whole, or where two disagree.
    """
    forms = {
        "severance_months": facts["severance_months"],
        "years": _of_years(facts),
        "joined": _of_days(facts, working),
    }
    given = {name: value for name, value in forms.items() if value is not None}
    if not given:
        raise refused(
            "severance_months",
            "missing",
            "请提供补偿月数、工作年月或入职离职日期之一",
            "severance_months, years and months, or joined and left are needed",
        )
    if len(set(given.values())) > 1:
        raise refused(
            next(iter(given)),
            "disagrees",
            f"各种写法算出的月数不一致：{_listed(given)}",
            f"the forms given disagree: {_listed(given)}",
        )
    return next(iter(given.values()))


def _listed(given: dict[str, Fraction]) -> str:
    return ", ".join(f"{name}={written(value)}" for name, value in given.items())


def _of_years(facts: Facts) -> Fraction | None:
    years, months = facts["years"], facts["months"]
    if years is None and months is None:
        return None
    return severance_months((years or 0) * 12 + (months or 0), days_left_over=False)


def _of_days(facts: Facts, working: Working) -> Fraction | None:
    joined, left = facts["joined"], facts["left"]
    if joined is None and left is None:
        return None
    if joined is None or left is None:
        missing = "joined" if joined is None else "left"
        raise refused(missing, "missing", "入职日与离职日应一并提供", "joined and left are needed together")
    if left < joined:
        raise refused("left", "before_joining", "离职日不能早于入职日", "leaving must not be before joining")
    value = severance_months(*months_between(joined, left + ONE_DAY))
    if severance_months(*months_between(joined, left)) != value and left > joined:
        working.warn(
            "one_day_decides",
            "最后一天是否计入工作年限会改变补偿月数，请核对离职日",
            "Whether the last day counts as service changes the months of pay: check the day of leaving",
        )
    return value
