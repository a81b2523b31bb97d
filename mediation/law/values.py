"""Which published figure holds at a place on a day: the nearest place, and there the newest in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mediation.law.parameter_names import parameter
from mediation.law.value import Value, upward
from mediation.law.value_files import shipped_at


def lookup(name: str, place: str, on: date, added: Iterable[Value] = ()) -> Value | None:
    """The figure of this parameter that holds there on that day, or None when none is known.

    Looks from the place upward (330602 → 3306 → 33 → CN) and stops at the first place with a figure in
    force; of several there the one with the latest first day counts. `added` is what administrators have
    added, in the order of adding; it stands beside what the product brings, and takes the place of a row
    of the same day only where it says so. Raises UnknownParameter, and ValueError for what is no place.
    """
    parameter(name)
    own = [value for value in added if value.name == name]
    for code in upward(place):
        rows = (*shipped_at().get((name, code), ()), *(value for value in own if value.place == code))
        found = in_force(rows, on)
        if found is not None:
            return found
    return None


def in_force(rows: Iterable[Value], on: date) -> Value | None:
    """Of the rows of one parameter at one place, the one that holds on this day."""
    holding = [row for row in effective(rows) if row.holds_on(on)]
    return max(holding, key=_since, default=None)


def effective(rows: Iterable[Value]) -> tuple[Value, ...]:
    """The rows without those for which a later one stands; rows in the order of their adding."""
    standing: dict[tuple[str, str, date], Value] = {}
    for row in rows:
        key = (row.name, row.place, row.since)
        if row.supersedes or key not in standing:
            standing[key] = row
    return tuple(standing.values())


def _since(row: Value) -> date:
    return row.since
