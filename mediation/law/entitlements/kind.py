"""What a kind of entitlement is: its names, its facts, and the function that reckons it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from mediation.law.entitlements import fields
from mediation.law.entitlements.fields import Field
from mediation.law.entitlements.rounding import DEFAULT, ROUNDINGS
from mediation.law.entitlements.said import Citation
from mediation.law.entitlements.working import Working

Facts = Mapping[str, Any]
Reckon = Callable[[Facts, Working], Fraction]
Check = Callable[[Facts, Working], object]
Forms = tuple[tuple[str, ...], ...]
"""The ways in which one thing may be told, each by its facts."""

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

    `citations` are the articles every computation of the kind rests on. `forms` lists what may be told in
    several ways, `any_of` the facts of which at least one is needed. `checks` raise FactErrors for facts
    that cannot stand together; they are asked before reckoning, with None for what could not be read.
    `parameters` names the facts that a place and a day can supply: fact → parameter, `{grade}` in it
    standing for the fact of that name.
    """

    name: str
    zh: str
    en: str
    fields: tuple[Field, ...]
    reckon: Reckon
    citations: tuple[Citation, ...]
    forms: tuple[Forms, ...] = ()
    any_of: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    parameters: Mapping[str, str] | None = None

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """The kind's own facts, then those that every kind understands."""
        return (*self.fields, *EVERYWHERE)
