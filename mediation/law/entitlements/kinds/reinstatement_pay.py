"""Wages from an unlawful termination until the contract goes on (I2 18)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields, paid
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.part_months import of_parts
from mediation.law.entitlements.slices import sliced
from mediation.law.entitlements.working import Working


def reckon(facts: Facts, working: Working) -> Fraction:
    """The wage for the time between, × the employer's share of the fault."""
    working.assume(
        "goes_on",
        "以违法解除且劳动合同继续履行为前提；主张赔偿金的不再计算",
        "Presumes an unlawful termination and that the contract goes on; not beside compensation for it",
    )
    whole, share = _between(facts, working), facts["share"]
    due = working.step(
        "恢复履行前的工资",
        "Wages until the contract goes on",
        f"{written(whole)} × {percent(share)}",
        whole * share,
    )
    return paid.less_paid(due, facts, working)


def _between(facts: Facts, working: Working) -> Fraction:
    """The months told, or those of the window with the days left over."""
    wage, window = facts["monthly_wage"], facts["window"]
    if window is None:
        return _whole(wage, facts["months"], working)
    found = sliced(window[0], window[1], facts["slice"], facts["count"])
    return _whole(wage, Fraction(found.full_months), working) + of_parts(wage, found, working)


def _whole(wage: Fraction, months: Fraction, working: Working) -> Fraction:
    return working.step("整月", "Full months", f"{written(wage)} × {written(months)}", wage * months)


def _one_form(facts: Facts, _: Working) -> None:
    months, window = facts["months"], facts["window"]
    if months is None and window is None:
        raise refused("window", "missing", "请提供起止日或月数", "window, or months, is needed")
    if months is None or window is None:
        return
    found = sliced(window[0], window[1], facts["slice"] or "anniversary", facts["count"] or "workdays")
    if found.part_days or found.full_months != months:
        raise refused("months", "disagrees", "与起止日不一致", "disagrees with the window")


KIND = Kind(
    name="reinstatement_pay",
    zh="违法解除后恢复履行前的工资",
    en="Back pay until reinstated",
    fields=(
        fields.wage("monthly_wage", "正常劳动时的月工资", "monthly wage for ordinary work", required=True),
        fields.window(
            "window",
            "解除决定次日至恢复履行前一日",
            "day after the decision … day before the contract goes on",
        ),
        fields.count("months", "月数", "months"),
        fields.rate("share", "用人单位承担的份额", "employer's share of the fault", most=1, default="1"),
        paid.FIELD,
    ),
    reckon=reckon,
    citations=(articles.LCL_48, articles.I2_18),
    forms=((("window",), ("months",)),),
    checks=(_one_form,),
)
