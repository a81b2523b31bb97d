"""How each row of a figure stands on a day: in force, still to come, over, or put right since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from mediation.law.value import Value
from mediation.law.values import effective, in_force


class Standing(StrEnum):
    """What a row says to somebody who reads the list."""

    IN_FORCE = "in_force"
    COMING = "coming"
    PAST = "past"
    """Its last day is over, or a newer one has taken its place."""
    CORRECTED = "corrected"
    """A later row stands for it."""
    WITHDRAWN = "withdrawn"
    """It says that there is no such figure."""


def standings(rows: Sequence[Value], on: date) -> tuple[Standing, ...]:
    """The standing of each row, in the order given; rows in the order of their adding."""
    by_figure: dict[tuple[str, str], list[Value]] = defaultdict(list)
    for row in rows:
        by_figure[row.name, row.place].append(row)
    kept = {id(row) for row in effective(rows)}
    holding = {id(in_force(own, on)) for own in by_figure.values()}
    return tuple(_standing(row, on, id(row) in kept, id(row) in holding) for row in rows)


def _standing(row: Value, on: date, kept: bool, holding: bool) -> Standing:
    if not kept:
        return Standing.CORRECTED
    if row.amount is None:
        return Standing.WITHDRAWN
    if holding:
        return Standing.IN_FORCE
    return Standing.COMING if row.since > on else Standing.PAST
