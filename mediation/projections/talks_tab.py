"""The joint talks of a dispute, the same for everybody who may read its file: sessions and announcements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.bookings.models import Room
from mediation.identity.models import Person
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.talks import queries
from mediation.talks.models import Absence, Talk
from mediation.talks.rules import often_absent
from workflows.talk import TALK


@dataclass(frozen=True)
class HeardApart:
    """A party, and when it was announced that it was heard apart; None while it was not."""

    id: UUID
    name: str
    side: str
    at: datetime | None


@dataclass(frozen=True)
class SessionShown:
    """A joint session with its minutes."""

    id: UUID
    state: str
    starts_at: datetime
    mode: str
    place: str
    notice_at: datetime
    held_from: datetime | None
    held_until: datetime | None
    present: str
    issues: str
    positions: str
    undisputed_facts: str
    methods: tuple[str, ...]
    outcome: str
    cited: Mapping[str, Any]
    """Statute cards and like cases as they were told (procedure/talks/cite.py)."""
    recorded_by: str
    ends_at: datetime | None
    """As planned."""
    room: str
    room_id: UUID | None
    telephone: str
    link: str
    """Both for those invited only: a page that others read leaves them out."""
    short_notice: bool
    absent: tuple[tuple[str, bool], ...]
    """Who did not come, and whether it was excused."""
    steps: tuple[str, ...]
    """What the workflow lets happen to it next."""


@dataclass(frozen=True)
class TalksPage:
    """Everything joint about the talks."""

    parties: tuple[HeardApart, ...]
    sessions: tuple[SessionShown, ...]
    often_absent: tuple[str, ...] = ()
    """Parties that did not come twice without an excuse: the mediator decides what follows."""

    def session(self, talk_id: UUID) -> SessionShown:
        """One of the sessions. Raises NotFound."""
        for shown in self.sessions:
            if shown.id == talk_id:
                return shown
        raise NotFound()

    def party(self, party_id: UUID) -> HeardApart:
        """One of the parties. Raises NotFound."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise NotFound()


def page(session: Session, dispute_id: UUID) -> TalksPage:
    """The page, for a reader whom the header of the case let in."""
    told = queries.announced(session, dispute_id)
    rows = queries.sessions(session, dispute_id)
    parties = select(Party).where(Party.dispute_id == dispute_id).order_by(Party.side, Party.position)
    writers = {row.recorded_by for row in rows if row.recorded_by}
    names: dict[UUID, str] = {}
    if writers:
        found = session.execute(select(Person.id, Person.name).where(Person.id.in_(writers)))
        names = {row.id: row.name for row in found}
    heard = [HeardApart(row.id, row.name, row.side, told.get(row.id)) for row in session.scalars(parties)]
    known = {party.id: party.name for party in heard}
    missed = queries.absences(session, dispute_id) if any(row.state == "missed" for row in rows) else ()
    rooms = _rooms(session, rows)
    often = often_absent(each.party_id for each in missed if not each.excused)
    return TalksPage(
        tuple(heard),
        tuple(_shown(row, names, rooms, _absent(row, missed, known)) for row in rows),
        tuple(party.name for party in heard if party.id in often),
    )


def _rooms(session: Session, rows: Iterable[Talk]) -> dict[UUID, str]:
    keys = sorted({row.room_id for row in rows if row.room_id})
    if not keys:
        return {}
    found = session.execute(select(Room.id, Room.name).where(Room.id.in_(keys)))
    return {row.id: row.name for row in found}


def _absent(row: Talk, missed: Iterable[Absence], known: Mapping[UUID, str]) -> tuple[tuple[str, bool], ...]:
    return tuple((known.get(each.party_id, ""), each.excused) for each in missed if each.talk_id == row.id)


def _shown(
    row: Talk, names: dict[UUID, str], rooms: dict[UUID, str], absent: tuple[tuple[str, bool], ...]
) -> SessionShown:
    return SessionShown(
        **{name: getattr(row, name) for name in _SAME},
        methods=tuple(row.methods),
        cited=row.cited or {},
        recorded_by=names.get(row.recorded_by, "") if row.recorded_by else "",
        room=rooms.get(row.room_id, "") if row.room_id else "",
        telephone=row.telephone or "",
        link=row.link or "",
        short_notice=bool(row.short_notice),
        absent=absent,
        steps=tuple(step.trigger for step in TALK.steps_from(row.state)),
    )


_SAME = (
    "id", "state", "starts_at", "mode", "place", "notice_at", "held_from", "held_until", "present", "issues",
    "positions", "undisputed_facts", "outcome", "ends_at", "room_id",
)  # fmt: skip
