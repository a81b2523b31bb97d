"""The second wage where no written contract was made (LCL 82, LCLR 6–7, I2 6)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from mediation.law.calendar import ONE_DAY, corresponding_day
from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.errors import FactError, FactErrors, refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.part_months import of_parts
from mediation.law.entitlements.slices import sliced
from mediation.law.entitlements.working import Working

Window = tuple[date, date]
_MONTHS_OF_A_YEAR = 12
MOST_MONTHS = 11


def reckon(facts: Facts, working: Working) -> Fraction:
    """Full months at the wage, parts of months by day, each part at most a month's wage."""
    window = _window(facts, working)
    if window is None:
        return working.step("没有应付二倍工资的期间", "No time for which a second wage is due", "0", 0)
    wage = facts["monthly_wage"]
    first, last = window
    found = sliced(first, last, facts["slice"], facts["count"], facts["hired"])
    full = found.full_months
    working.step("应付期间的整月数", "Full months in the window", f"{first} … {last}", full)
    total = working.step("整月", "Full months", f"{written(wage)} × {full}", wage * full)
    total += of_parts(wage, found, working)
    if total <= wage * MOST_MONTHS:
        return total
    return working.step(
        "最多十一个月", "At most eleven months", f"{written(wage)} × {MOST_MONTHS}", wage * MOST_MONTHS
    )


def _window(facts: Facts, working: Working) -> Window | None:
    """The window as given, or from the days of hiring and signing. Raises FactErrors where they disagree."""
    given: Window | None = facts["window"]
    if facts["hired"] is None:
        if given is None:
            raise refused("hired", "missing", "请提供用工之日或应付期间", "hired, or window, is needed")
        _at_most_eleven_months(given)
        return given
    found = _from_days(facts, working)
    if given is not None and found != given:
        raise refused(
            "window",
            "disagrees",
            "与用工、签订合同、离职日期算出的期间不一致",
            "disagrees with the window that hired, signed and left give",
        )
    return found


def _at_most_eleven_months(window: Window) -> None:
    """A window from the last of a month may come from a hiring on the 29th to 31st: its year ends later."""
    first, last = window
    of_the_year = corresponding_day(first, MOST_MONTHS)
    if (first + ONE_DAY).day == 1:
        of_the_year = corresponding_day(first.replace(day=1), MOST_MONTHS + 1) - ONE_DAY
    if last >= of_the_year:
        raise refused("window", "too_long", "应付期间最长十一个月", "the window has at most eleven months")


def _from_days(facts: Facts, working: Working) -> Window | None:
    hired, signed, left = facts["hired"], facts["signed"], facts["left"]
    early = [name for name, day in (("signed", signed), ("left", left)) if day is not None and day < hired]
    if early:
        raise FactErrors(
            tuple(
                FactError(name, "before_hiring", "不能早于用工之日", "must not be before hiring")
                for name in early
            )
        )
    first = corresponding_day(hired, 1)
    ends = [corresponding_day(hired, _MONTHS_OF_A_YEAR) - ONE_DAY]
    ends += [signed - ONE_DAY] if signed is not None else []
    ends += [left] if left is not None else []
    if signed is None:
        working.assume(
            "never_signed", "按一直未签订书面合同计算", "Reckoned as if no written contract was ever made"
        )
    return (first, min(ends)) if min(ends) >= first else None


KIND = Kind(
    name="double_wage",
    zh="未签书面劳动合同的二倍工资",
    en="Double wage (the second one)",
    fields=(
        fields.wage("monthly_wage", "月工资", "monthly wage", required=True),
        fields.window("window", "应付期间", "window in which it is due"),
        fields.day("hired", "用工之日", "first day of work"),
        fields.day("signed", "签订书面合同之日（从未签订则空）", "day the contract was signed (null: never)"),
        fields.day("left", "离职日", "day of leaving"),
    ),
    reckon=reckon,
    citations=(articles.LCL_82, articles.LCLR_6, articles.LCLR_7, articles.I2_6),
    forms=((("window",), ("hired", "signed", "left")),),
    checks=(_window,),
)
