"""From a monthly wage to a day's and an hour's: 21.75 paid days, 174 hours (人社部发〔2025〕2号)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements.articles import DAY_RATE
from mediation.law.entitlements.working import Working

PAID_DAYS = Fraction("21.75")
HOURS_A_DAY = 8
PAID_HOURS = PAID_DAYS * HOURS_A_DAY


def by_day(monthly: Fraction, working: Working) -> Fraction:
    """A day's wage in yuan, exact."""
    working.cite(DAY_RATE)
    return monthly / PAID_DAYS


def by_hour(monthly: Fraction, working: Working) -> Fraction:
    """An hour's wage in yuan, exact."""
    working.cite(DAY_RATE)
    return monthly / PAID_HOURS
