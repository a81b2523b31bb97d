"""One party's own channel as that party sees it. Nobody else can make this page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import compartments
from mediation.channels.queries import Channel, Entry, authors, entries, entry_of, open_channel, readers
from mediation.channels.rules import SEALS
from mediation.documents import shelf
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.procedure.speak import can_be_contradicted
from mediation.proposals import queries as proposals


@dataclass(frozen=True)
class Line:
    """One thing in a channel, as it was said; what a kind does not have is empty."""

    id: UUID
    kind: str
    author: str
    by_mediator: bool
    own: bool
    at: datetime
    text: str
    seal: str | None
    file_name: str
    file_size: int
    scan: str
    answer: str | None
    proposal_number: int | None
    how: str
    said_at: datetime | None
    methods: tuple[str, ...]
    cited: Mapping[str, Any]
    held_from: datetime | None
    held_until: datetime | None
    can_be_contradicted: bool
    contradicted: bool
    can_be_taken_back: bool


@dataclass(frozen=True)
class ChannelPage:
    """A channel, oldest first, and who can read it besides the party."""

    party_id: UUID
    party_name: str
    readers: tuple[str, ...]
    lines: tuple[Line, ...]

    def line(self, entry_id: UUID) -> Line:
        """One of the lines. Raises NotFound."""
        for line in self.lines:
            if line.id == entry_id:
                return line
        raise NotFound()


def page(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> ChannelPage:
    """The party's own channel. Raises NotFound for whoever does not act for the identified party."""
    return shown(session, actor, _own(session, actor, dispute_id, party_id))


def evidence(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID
) -> tuple[str, bytes]:
    """Name and bytes of a file of one's own channel. Raises NotFound."""
    return opened_file(session, _own(session, actor, dispute_id, party_id), entry_id)


def _own(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> Channel:
    channel = open_channel(session, actor, dispute_id, party_id)
    if channel.as_mediator:
        raise NotFound()
    return channel


def shown(session: Session, actor: Actor, channel: Channel) -> ChannelPage:
    """An opened channel as a page shows it."""
    found = entries(session, channel)
    names = authors(session, found)
    rows = proposals.of_dispute(session, channel.compartment.dispute_id)
    numbers = {row.id: row.number for row in rows}
    touched = {(entry.kind, entry.subject_id) for entry in found if entry.subject_id}
    lines = tuple(_line(entry, actor, names, numbers, touched) for entry in found)
    owner = session.get_one(Party, channel.party_id).name
    return ChannelPage(channel.party_id, owner, readers(session, channel), lines)


def opened_file(session: Session, channel: Channel, entry_id: UUID) -> tuple[str, bytes]:
    """Name and bytes of a file in an opened channel. Raises NotFound."""
    entry = entry_of(session, channel, entry_id, "evidence")
    try:
        sealed = shelf.get_sealed(entry_id)
    except FileNotFoundError:
        raise NotFound() from None
    body = compartments.opener(channel.compartment)(sealed, f"file|{entry_id.hex}")
    return entry.payload["name"], body


def _line(
    entry: Entry,
    actor: Actor,
    names: Mapping[UUID, str],
    numbers: Mapping[UUID, int],
    touched: Collection[tuple[str, UUID]],
) -> Line:
    told: dict[str, Any] = entry.payload
    denied, taken_back = ("contradiction", entry.id) in touched, ("taken_back", entry.id) in touched
    seal = SEALS[0] if taken_back else told.get("seal")
    return Line(
        id=entry.id, kind=entry.kind, author=names.get(entry.author_id, ""), by_mediator=entry.by_mediator,
        own=entry.author_id == actor.person_id, at=entry.at, text=told.get("text") or told.get("words", ""),
        seal=seal, file_name=told.get("name", ""), file_size=told.get("size", 0),
        scan=told.get("scan", ""), answer=told.get("answer"),
        proposal_number=numbers.get(entry.subject_id) if entry.subject_id else None,
        how=told.get("how", ""), said_at=_moment(told.get("said_at")), methods=tuple(told.get("methods", ())),
        cited=told.get("cited", {}),
        held_from=_moment(told.get("from")), held_until=_moment(told.get("until")),
        can_be_contradicted=can_be_contradicted(entry) and not denied, contradicted=denied,
        can_be_taken_back=seal not in (None, SEALS[0]),
    )  # fmt: skip


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
