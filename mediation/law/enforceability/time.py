"""Findings about time: no day, a day that hangs on an uncertain event, a day far away, no default clause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mediation.law.calendar import corresponding_day
from mediation.law.enforceability.clauses import biting
from mediation.law.enforceability.table import PATTERNS, Finding, found
from mediation.law.enforceability.values import Draft, Item

MONTHS_AHEAD = 24
_UNCERTAIN = PATTERNS["uncertain"]


def check(draft: Draft) -> Iterator[Finding]:
    """Findings about when something is done (ECMR 26; CPLI 358)."""
    far = corresponding_day(draft.on, MONTHS_AHEAD)
    for item in draft.items:
        if item.pays:
            yield from _of(item, far)
    for place in ("result", "other_duties"):
        yield from _uncertain(getattr(draft, place), "", place)
    several = any(len(item.parts) > 1 for item in draft.items if item.pays)
    if draft.written and several and not PATTERNS["default"]["words"].search(draft.default_clause):
        yield found("no_default_clause", place="default_clause")


def _of(item: Item, far: date) -> Iterator[Finding]:
    days = [part.due_on for part in item.parts]
    if not days or None in days:
        yield found("no_date", item.key)
    late = [day for day in days if day is not None and day > far]
    if late:
        yield found("beyond_two_years", item.key, quote=max(late).isoformat())
    yield from _uncertain(item.note, item.key, "item")


def _uncertain(text: str, item: str, place: str) -> Iterator[Finding]:
    clauses = biting(text, _UNCERTAIN["words"], _UNCERTAIN["firm"])
    if clauses:
        yield found("uncertain_date", item, place, "；".join(clauses))
