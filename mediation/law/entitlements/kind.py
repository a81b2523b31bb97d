"""What a kind of entitlement is: its names, its facts, and the function that reckons it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from mediation.law.entitlements import fields
from mediation.law.entitlements.fields import Field
from mediation.law.entitlements.rounding import DEFAULT, ROUNDINGS
from mediation.law.entitlements.working import Working

Facts = Mapping[str, Any]
Reckon = Callable[[Facts, Working], Fraction]

SLICES = ("anniversary", "calendar_month")
COUNTS = ("workdays", "weekdays")

EVERYWHERE: tuple[Field, ...] = (
    fields.choice("rounding", "取整方式", "rounding", tuple(ROUNDINGS), default=DEFAULT),
    fields.choice("slice", "月份切分", "slicing of months", SLICES, default=SLICES[0]),
    fields.choice("count", "零散天数的计法", "counting of part months", COUNTS, default=COUNTS[0]),
)
"""Facts that every kind understands."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: `reckon` writes its working and gives the exact sum in yuan, never below zero.

    `parameters` names the facts that a place and a day can supply (minimum_wage …): fact → parameter.
    """

    name: str
    zh: str
    en: str
    fields: tuple[Field, ...]
    reckon: Reckon
    parameters: Mapping[str, str] | None = None

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """The kind's own facts, then those that every kind understands."""
        return (*self.fields, *EVERYWHERE)
