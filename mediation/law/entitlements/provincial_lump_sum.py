"""The two lump sums on leaving after an injury of grades 5 to 10: the province sets them (WIR 36, 37)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import fields
from mediation.law.entitlements.errors import refused
from mediation.law.entitlements.kind import Facts, Forms
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

FIELDS = (
    fields.whole("grade", "伤残等级", "grade of disability", least=5, most=10, required=True),
    fields.count("months", "当地规定的月数", "months set by the province"),
    fields.wage("base", "当地规定的每月基数", "base a month set by the province"),
    fields.wage("fixed_amount", "当地规定的固定金额", "fixed sum set by the province"),
    fields.rate(
        "share", "应付比例（临近退休递减的）", "share due, less near retirement", most=1, default="1"
    ),
)
FORMS: Forms = (("months", "base"), ("fixed_amount",))


def reckon_named(zh: str, en: str, facts: Facts, working: Working) -> Fraction:
    """The province's months × its base, or its fixed sum, × the share."""
    working.assume(
        "set_by_province",
        "标准由省、自治区、直辖市规定，请核对月数和基数",
        "Set by the province: check months and base",
    )
    whole, share = sum_of(facts, working), facts["share"]
    return working.step(zh, en, f"{written(whole)} × {percent(share)}", whole * share)


def sum_of(facts: Facts, working: Working) -> Fraction:
    """The whole sum in either form. Raises FactErrors where neither is whole or both disagree."""
    months, base, fixed = facts["months"], facts["base"], facts["fixed_amount"]
    if months is None or base is None:
        _refuse_half(months, base, fixed)
        return Fraction(fixed)
    found = working.step("月数乘基数", "Months × base", f"{written(base)} × {written(months)}", base * months)
    if fixed is not None and fixed != found:
        raise refused(
            "fixed_amount",
            "disagrees",
            f"与月数乘基数的{written(found)}元不一致",
            f"disagrees with months × base, {written(found)}",
        )
    return found


def _refuse_half(months: Fraction | None, base: Fraction | None, fixed: Fraction | None) -> None:
    if fixed is not None and months is None and base is None:
        return
    raise refused(
        "months" if months is None else "base",
        "missing",
        "请提供当地规定的月数和基数，或固定金额",
        "months and base, or fixed_amount, are needed",
    )
