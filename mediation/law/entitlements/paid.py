"""What was paid already comes off, and never turns what is owed into less than nothing."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import fields
from mediation.law.entitlements.kind import Facts
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working

FIELD = fields.yuan("paid", "已经支付的部分", "part paid already", default="0")


def less_paid(due: Fraction, facts: Facts, working: Working) -> Fraction:
    """What is left of `due` after the fact `paid`, in yuan; zero where as much or more was paid."""
    paid: Fraction = facts["paid"]
    if not paid:
        return due
    if paid >= due:
        working.warn("paid_in_full", "已支付的不少于应付的", "What was paid is no less than what was due")
    return working.step(
        "扣除已支付部分",
        "Less what was paid",
        f"max({written(due)} − {written(paid)}, 0)",
        max(due - paid, Fraction(0)),
    )
