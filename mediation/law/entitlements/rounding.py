"""Rounding by name: official practice mixes them, so none is hidden. All round an exact sum once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from types import MappingProxyType

FEN = Decimal("0.01")
YUAN = Decimal(1)
DEFAULT = "truncate_yuan"


def to_fen(exact: Fraction) -> Decimal:
    """The sum to the fen, half a fen upwards."""
    return _quantized(exact, FEN, ROUND_HALF_UP)


def truncated(exact: Fraction) -> Decimal:
    """Whole yuan, what is beyond them left off, as most awards do (law.md, W05)."""
    return _quantized(exact, YUAN, ROUND_DOWN)


def half_up(exact: Fraction) -> Decimal:
    """Whole yuan, half a yuan upwards."""
    return _quantized(exact, YUAN, ROUND_HALF_UP)


def _quantized(exact: Fraction, unit: Decimal, how: str) -> Decimal:
    """Rounds the fraction itself: a decimal in between would round twice."""
    scaled = exact / Fraction(unit)
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if how == ROUND_HALF_UP and 2 * rest >= scaled.denominator:
        whole += 1
    with localcontext() as context:
        context.prec = 60
        return Decimal(whole) * unit


ROUNDINGS: Mapping[str, Callable[[Fraction], Decimal]] = MappingProxyType({
    "truncate_yuan": truncated,
    "half_up_yuan": half_up,
    "fen": to_fen,
})  # fmt: skip
"""Name → rounding; `truncate_yuan` is the default."""
