"""How numbers are written in a formula: plain, and with ≈ where they had to be cut."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from mediation.law.entitlements.rounding import to_fen

Number = Fraction | Decimal | int


def written(number: Number) -> str:
    """The number as people write it: 12000, 62.5, 3.33 for a third of ten (cut at the fen)."""
    value = to_fen(Fraction(number))
    return f"{value:f}".rstrip("0").rstrip(".") if value != value.to_integral() else f"{value:.0f}"


def percent(rate: Number) -> str:
    """A rate as a percentage: 200%, 0.5 as 50%."""
    return f"{written(Fraction(rate) * 100)}%"
