"""Whether an office may take in what is asked, and the safe day of limitation of each thing asked. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mediation.claims.kinds import KINDS
from mediation.law.calendar import Calendar
from mediation.law.limitation import Facts, Limitation, limitation
from mediation.law.limitation_count import Interruption, Suspension

CONTINUES, ENDED = "continues", "ended"
LEADS = (60, 30, 7)
"""Days before a safe day at which its applicant is reminded and the desk is warned."""
NOTHING_LEFT = 0
"""Nobody is reminded of a safe day that is over, or of none."""


def known(kind: str) -> bool:
    """Whether there is such a kind of claim."""
    return kind in KINDS


def in_scope(kinds: Collection[str], scope: Collection[str]) -> bool:
    """Every kind asked for is one this office may take in by its legal basis (law.md, scope)."""
    return bool(kinds) and set(kinds) <= set(scope)


@dataclass(frozen=True)
class Employment:
    """Whether the worker still works there, as far as somebody told: `state` is continues, ended or None."""

    state: str | None = None
    ended_on: date | None = None

    @property
    def is_sound(self) -> bool:
        """A last day belongs to an employment that ended."""
        return self.state in (CONTINUES, ENDED, None) and (self.ended_on is None or self.state == ENDED)


class Dated(Protocol):
    """The days of one thing asked for that limitation counts from."""

    @property
    def kind(self) -> str: ...
    @property
    def period_from(self) -> date | None: ...
    @property
    def period_until(self) -> date | None: ...
    @property
    def known_on(self) -> date | None: ...


def limitation_of(
    item: Dated,
    employment: Employment,
    by_worker: bool,
    calendar: Calendar,
    interruptions: Iterable[Interruption] = (),
    suspensions: Iterable[Suspension] = (),
) -> Limitation:
    """The last days of one thing asked for. What was typed the wrong way round is read the right way."""
    first, last = item.period_from, item.period_until
    if first and last and last < first:
        first, last = last, first
    facts = Facts(
        item.kind, employment.ended_on, employment.state == CONTINUES, item.known_on, first, last,
        tuple(interruptions), tuple(suspensions), by_worker,
    )  # fmt: skip
    return limitation(facts, calendar)


def safe_day(
    item: Dated, employment: Employment, by_worker: bool, calendar: Calendar, today: date
) -> date | None:
    """The safe day to watch as of today; one that is over where there is no other, None without any."""
    return limitation_of(item, employment, by_worker, calendar).watched_on(today)


def is_near(safe_on: date, today: date) -> bool:
    """Whether a safe day is so near, or over, that the desk is warned."""
    return (safe_on - today).days <= max(LEADS)


def lead_due(safe_on: date | None, told: int | None, today: date) -> int | None:
    """The lead at which a reminder is due today and was not sent yet; None when there is none."""
    if safe_on is None or safe_on < today:
        return None
    reached = [lead for lead in LEADS if (safe_on - today).days <= lead]
    return min(reached) if reached and (told is None or min(reached) < told) else None


def lead_at_first(safe_on: date | None, today: date) -> int | None:
    """What is kept of a reminder that was never sent: none yet, or that there is nothing to remind of."""
    return NOTHING_LEFT if safe_on is None or safe_on < today else None
