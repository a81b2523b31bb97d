"""What a computation says beside its sum, in both languages: citations, steps, assumptions, warnings."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from mediation.law.tags import Tag


@dataclass(frozen=True, slots=True)
class Citation:
    """An article or decision, and how well its text is known."""

    zh: str
    en: str
    tag: Tag = Tag.CONFIRMED


@dataclass(frozen=True, slots=True)
class Remark:
    """An assumption that was made, or a warning; `code` is its name for machines and tests."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working: what it is, how it was reckoned, and what came out.

    `value` is exact (yuan, days, months); `formula` is written with signs that both languages read.
    """

    zh: str
    en: str
    formula: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class Computation:
    """A sum with its working.

    `exact` is the unrounded sum in yuan, `amount` the same to the fen (half up), `rounded` as the
    `rounding` asked for it; both are rounded once, from `exact`. `low` and `high` are the sums between
    which the answer lies where one day or one disputed reading of the rule decides; equal otherwise.
    """

    kind: str
    exact: Fraction
    amount: Decimal
    rounded: Decimal
    low: Decimal
    high: Decimal
    steps: tuple[Step, ...]
    citations: tuple[Citation, ...]
    assumptions: tuple[Remark, ...]
    warnings: tuple[Remark, ...]

    @property
    def ranges(self) -> bool:
        """Whether the sum is a range rather than one figure."""
        return self.low != self.high
