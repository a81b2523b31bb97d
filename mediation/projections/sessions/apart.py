"""Sessions with one party alone and its wishes for other times: for that party and its mediators only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import arranged
from mediation.channels.arranged import Apart
from mediation.channels.queries import Channel, Entry, open_channel
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.procedure.sessions.other_time import ASKED, waiting
from mediation.projections.sessions.conflicts import room_names
from workflows.talk import TALK


@dataclass(frozen=True)
class ApartShown:
    """A session with one party alone."""

    id: UUID
    state: str
    starts_at: datetime
    ends_at: datetime
    arranged_at: datetime
    mode: str
    room: str
    place: str
    telephone: str
    link: str
    why: str
    """Why it was put off, called off or missed."""
    sequence: int
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Wish:
    """A party's wish for another time that was not answered yet."""

    id: UUID
    session_id: UUID
    at: datetime
    reason: str
    times: str


@dataclass(frozen=True)
class ApartPage:
    """What was arranged with one party, and what it asks for."""

    sessions: tuple[ApartShown, ...]
    wishes: tuple[Wish, ...]

    def session(self, key: UUID) -> ApartShown:
        """One of the sessions. Raises NotFound."""
        for shown in self.sessions:
            if shown.id == key:
                return shown
        raise NotFound()

    def wish(self, key: UUID) -> Wish:
        """One of the wishes. Raises NotFound."""
        for shown in self.wishes:
            if shown.id == key:
                return shown
        raise NotFound()

    def asked_for(self, session_id: UUID) -> bool:
        """Whether another time for this session was asked for and not answered."""
        return any(wish.session_id == session_id for wish in self.wishes)


@dataclass(frozen=True)
class OwnApart:
    """One of a mediator's own, for the week: whose, and in which dispute."""

    id: UUID
    state: str
    starts_at: datetime
    ends_at: datetime
    arranged_at: datetime
    sequence: int
    dispute_id: UUID
    party_id: UUID


def page(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, office_id: UUID, *, as_mediator: bool
) -> ApartPage:
    """Of one channel, for its party or, `as_mediator`, for a mediator with a grant. Raises NotFound."""
    channel = open_channel(session, actor, dispute_id, party_id)
    if channel.as_mediator != as_mediator:
        raise NotFound()
    found = arranged.apart_sessions(session, channel)
    rooms = room_names(session, office_id) if any(each.row.room_id for each in found) else {}
    return ApartPage(tuple(_shown(each, rooms) for each in found), _wishes(session, channel))


def own(session: Session, actor: Actor, since: datetime, until: datetime) -> tuple[OwnApart, ...]:
    """A mediator's own sessions apart that begin in these days, in one statement."""
    return tuple(
        OwnApart(
            row.id, row.state, row.starts_at, row.ends_at, row.arranged_at, row.sequence, place.dispute_id,
            place.party_id,
        )
        for row, place in arranged.own_apart_sessions(session, actor, since, until)
        if place.party_id is not None
    )  # fmt: skip


def _wishes(session: Session, channel: Channel) -> tuple[Wish, ...]:
    return tuple(_wish(entry) for entry in waiting(session, channel) if entry.subject_id)


def _wish(entry: Entry) -> Wish:
    if entry.subject_id is None or entry.kind != ASKED:
        raise ValueError(entry.kind)
    return Wish(entry.id, entry.subject_id, entry.at, entry.payload["text"], entry.payload.get("times", ""))


def _shown(found: Apart, rooms: dict[UUID, str]) -> ApartShown:
    row, where = found.row, found.where
    return ApartShown(
        row.id, row.state, row.starts_at, row.ends_at, row.arranged_at, where["mode"],
        rooms.get(row.room_id, "") if row.room_id else "", where.get("place", ""),
        where.get("telephone", ""), where.get("link", ""), where.get("why", ""), row.sequence,
        tuple(step.trigger for step in TALK.steps_from(row.state)),
    )  # fmt: skip


def own_of_a_day() -> Any:
    """SQL: the same for a statement that reads more of the day; wants `own_person` (channels/arranged.py)."""
    return arranged.apart_of_a_mediator()
