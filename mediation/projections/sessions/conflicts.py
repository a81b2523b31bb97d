"""Who and what is taken in the hours that a mediator would arrange: the hours, and nothing of the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.bookings import queries
from mediation.bookings.rules import Span, merged
from mediation.deadlines import calendars
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.policy.relations import DisputeSubject


@dataclass(frozen=True)
class RoomShown:
    """A room that can be chosen."""

    id: UUID
    name: str
    seats: int


@dataclass(frozen=True)
class Conflict:
    """Hours in which somebody is taken, or the room (`name` empty)."""

    name: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Notice:
    """The office's promise: so many working days before, and the first day that keeps it."""

    days: int
    earliest: date


def rooms(session: Session, office_id: UUID) -> tuple[RoomShown, ...]:
    """The open rooms of an office."""
    return tuple(RoomShown(row.id, row.name, row.seats) for row in queries.rooms(session, office_id))


def room_names(session: Session, office_id: UUID) -> dict[UUID, str]:
    """Every room of an office by its key, closed ones too."""
    return {row.id: row.name for row in queries.rooms(session, office_id, closed_too=True)}


def notice(session: Session, office_id: UUID) -> Notice:
    """What the form says of the days of notice."""
    days = queries.notice_days(session, office_id)
    today = clock.today()
    return Notice(days, calendars.of(session).add_working_days(today, days) if days else today)


def conflicts(
    session: Session, subject: DisputeSubject, span: Span, room_id: UUID | None, *,
    party_id: UUID | None = None,
) -> tuple[Conflict, ...]:  # fmt: skip
    """What stands in the way of these hours, for a mediator who may arrange and has typed them.

    Hours that touch are shown as one: how many sessions lie in them is nobody's business. With `party_id`
    only that party is asked for, beside the mediators.
    """
    acting = {
        each.person_id for each in subject.members if each.identified and party_id in (None, each.party_id)
    }
    people = acting | subject.mediators
    taken = queries.taken(session, span, room_id, people)
    names = _names(session, {each.person_id for each in taken if each.person_id})
    by_whom: dict[str, list[Span]] = {}
    for each in taken:
        name = names.get(each.person_id, "") if each.person_id else ""
        by_whom.setdefault(name, []).append(Span(each.starts_at, each.ends_at))
    return tuple(
        Conflict(name, whole.starts_at, whole.ends_at)
        for name in sorted(by_whom)
        for whole in merged(by_whom[name])
    )


def _names(session: Session, people: Iterable[UUID]) -> dict[UUID, str]:
    wanted = sorted(people)
    if not wanted:
        return {}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(wanted)))
    return {row.id: row.name for row in rows}
