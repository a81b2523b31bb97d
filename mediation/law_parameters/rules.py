"""What may be added as a published figure. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from mediation.law.parameter_names import PARAMETERS
from mediation.law.value import is_place, upward

AHEAD = timedelta(days=731)
"""A figure is not published longer before its first day."""
OLDEST = date(1994, 1, 1)
"""Before the Labour Law there is nothing to reckon by."""


@dataclass(frozen=True)
class Figure:
    """A figure as an administrator has it before them. `own_text`: the document itself was read."""

    name: str
    place: str
    place_name: str
    since: date
    until: date | None
    amount: Decimal
    source: str
    read_in: str
    checked_on: date
    own_text: bool
    series: str = ""


def faults(figure: Figure, today: date) -> dict[str, str]:
    """What is wrong with it: field → code; empty when it may be added."""
    found = {
        field: "missing"
        for field in ("place_name", "source", "read_in")
        if not getattr(figure, field).strip()
    }
    known = PARAMETERS.get(figure.name)
    if known is None:
        found["name"] = "unknown"
    elif not known.least <= figure.amount <= known.most:
        found["amount"] = "figure_out_of_bounds"
    if not is_place(figure.place):
        found["place"] = "not_a_place"
    if figure.checked_on > today:
        found["checked_on"] = "in_the_future"
    return found | _faults_of_the_days(figure, today)


def _faults_of_the_days(figure: Figure, today: date) -> dict[str, str]:
    found = {}
    if not OLDEST <= figure.since <= today + AHEAD:
        found["since"] = "figure_day_far"
    if figure.until is not None and figure.until < figure.since:
        found["until"] = "figure_ends_before"
    return found


def is_among(place: str, regions: Iterable[str]) -> bool:
    """Whether a place has to do with these regions of offices: one lies in it, or it lies in one."""
    if not is_place(place):
        return False
    own = [region for region in regions if is_place(region)]
    return any(place in upward(region) or region in upward(place) for region in own)
