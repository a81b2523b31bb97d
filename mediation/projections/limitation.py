"""Until when each thing asked for can be brought to arbitration: from joint facts its page has read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sqlalchemy.orm import Session

from mediation.claims import events
from mediation.claims.rules import Employment, limitation_of
from mediation.deadlines import calendars
from mediation.kernel import clock
from mediation.law.limitation import Limitation
from mediation.law.limitation_count import Interruption
from mediation.law.limitation_table import RunsOn, runs_on_beside
from mediation.projections.overview import ClaimShown, PartyShown

FAILED = ("no_agreement", "time_up", "unreachable", "refused_to_sign")
"""Results of a termination without an agreement."""


class Course(Protocol):
    """What the header of a case tells of its course."""

    @property
    def state(self) -> str: ...
    @property
    def result(self) -> str | None: ...
    @property
    def filed_at(self) -> datetime: ...
    @property
    def closed_at(self) -> datetime | None: ...
    @property
    def employment(self) -> str | None: ...
    @property
    def employment_ended_on(self) -> date | None: ...


@dataclass(frozen=True)
class ItemLimited:
    """One thing asked for with its last days; `watched` is the safe day to keep in mind."""

    item: ClaimShown
    limitation: Limitation
    watched: date | None
    left: int | None
    """Days to that: 0 on the day itself, negative when it is over."""


@dataclass(frozen=True)
class Limited:
    """Everything still asked for with its last days, and the periods that mediation does not stop."""

    items: tuple[ItemLimited, ...]
    beside: tuple[RunsOn, ...]
    employment: Employment
    by_worker: bool


def of_case(
    session: Session, course: Course, claims: Sequence[ClaimShown], parties: Sequence[PartyShown]
) -> Limited:
    """For a reader who may see the claims; counted as of today. Nothing is left of what was performed."""
    employment = Employment(course.employment, course.employment_ended_on)
    by_worker = any(party.side == "applicant" and party.kind == "worker" for party in parties)
    over = course.state == "performed"
    asked = [item for item in claims if item.withdrawn_at is None and not over]
    calendar, today = calendars.of(session), clock.today()

    def limited(item: ClaimShown) -> ItemLimited:
        anew, rested = interruptions(item, course, parties), events.suspensions(item.happened, item.id, today)
        return _limited(item, limitation_of(item, employment, by_worker, calendar, anew, rested), today)

    items = tuple(map(limited, asked))
    return Limited(items, runs_on_beside(frozenset(item.kind for item in asked)), employment, by_worker)


def _limited(item: ClaimShown, counted: Limitation, today: date) -> ItemLimited:
    watched = counted.watched_on(today)
    return ItemLimited(item, counted, watched, (watched - today).days if watched else None)


def interruptions(
    item: ClaimShown, course: Course, parties: Sequence[PartyShown]
) -> tuple[Interruption, ...]:
    """What the joint file knows, and what was told, that may have begun the year anew; day by day."""
    known: list[tuple[datetime | date | None, str]] = [
        (item.added_at or course.filed_at, "mediation_applied"),
        (item.agreed_at, "acknowledged"),
        (item.breached_on, "agreement_breached"),
        (course.closed_at if course.result in FAILED else None, "mediation_failed"),
    ]
    refused = [party.answered_at for party in parties if _refuses(party)]
    if course.result == "refused":
        refused.append(course.closed_at)
    known += [(at, "mediation_refused") for at in refused]
    found = [Interruption(_day(at), ground) for at, ground in known if at is not None]
    return tuple(sorted([*found, *events.interruptions(item.happened, item.id)]))


def _refuses(party: PartyShown) -> bool:
    return party.side == "respondent" and party.answer == "refuses"


def _day(at: datetime | date) -> date:
    return clock.day_of(at) if isinstance(at, datetime) else at
