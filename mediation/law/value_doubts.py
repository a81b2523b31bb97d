"""What makes one doubt a published figure: not read in its own text, or likely to be out of date."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from mediation.law.calendar import corresponding_day
from mediation.law.parameter_names import parameter
from mediation.law.value import Value


class Doubt(StrEnum):
    """A ground to look at a figure again."""

    UNVERIFIED = "unverified"
    """The text itself was not read."""
    OLD = "old"
    """A newer one is likely to have been published."""
    ENDED = "ended"
    """Its last day is over."""


def doubts(value: Value, on: date) -> tuple[Doubt, ...]:
    """Every ground to doubt the figure on this day, the gravest last."""
    found = []
    if value.tag.needs_remark:
        found.append(Doubt.UNVERIFIED)
    if value.until is not None and value.until < on:
        found.append(Doubt.ENDED)
    elif is_old(value, on):
        found.append(Doubt.OLD)
    return tuple(found)


def is_old(value: Value, on: date) -> bool:
    """Whether a figure of no known end has held for longer than such figures usually do."""
    renewed = parameter(value.name).renewed
    if renewed is None or value.until is not None:
        return False
    return corresponding_day(value.since, 12 * renewed) <= on
