"""The one place that reads private compartments, always for one actor and one channel."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from mediation.channels import compartments
from mediation.channels.criteria import Reader as Reader
from mediation.channels.criteria import granted_from
from mediation.channels.criteria import has_grant as has_grant
from mediation.channels.criteria import is_member as is_member
from mediation.channels.models import ChannelEntry, Compartment
from mediation.channels.rules import A_PAGE, STANDING, TOUCHING
from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Hidden, NotFound
from mediation.parties.models import Party


@dataclass(frozen=True)
class Entry:
    """One thing in a channel, opened for a reader who was let in."""

    id: UUID
    seq: int
    kind: str
    author_id: UUID
    by_mediator: bool
    at: datetime
    subject_id: UUID | None
    payload: dict[str, Any]


@dataclass(frozen=True)
class Channel:
    """An opened channel: whose it is and the row that locks and counts it."""

    compartment: Compartment
    party_id: UUID
    as_mediator: bool
    since: int = 0
    """What was written up to this entry is closed to the reader."""
    upto: int | None = None
    """What was written after this entry is closed, too; None: nothing is."""
    view_id: UUID | None = None
    """What let an officer in for a time, who reads and writes nothing (viewing.py)."""

    @property
    def reads_only(self) -> bool:
        """Whether nothing may be written by this reader."""
        return self.view_id is not None

    @property
    def span(self) -> tuple[Any, ...]:
        """SQL: the entries that this reader may read."""
        place = (ChannelEntry.compartment_id == self.compartment.id, ChannelEntry.seq > self.since)
        return place if self.upto is None else (*place, ChannelEntry.seq <= self.upto)


def open_channel(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, *, lock: bool = False
) -> Channel:
    """The channel of a party, for that identified party itself or a mediator with an open grant.

    With `lock` the compartment's row is locked for a write. Raises NotFound for everybody else.
    """
    query = (
        select(Compartment, is_member(actor).label("member"), granted_from(actor).label("granted"))
        .where(Compartment.dispute_id == dispute_id, Compartment.party_id == party_id)
        .where(Compartment.kind == compartments.CHANNEL)
    )
    row = session.execute(query.with_for_update(of=Compartment) if lock else query).one_or_none()
    if row is None:
        raise NotFound()
    if actor.person_id is None or not (row.member or row.granted is not None):
        raise NotFound(Hidden("channel", row.Compartment.id, "channel.read"))
    since = 0 if row.member else max(row.granted, row.Compartment.withdrawn_upto)
    return Channel(row.Compartment, party_id, as_mediator=not row.member, since=since)


@dataclass(frozen=True)
class EntryPage:
    """One page of a channel, newest first; `earlier` is the place before which the next begins, or None."""

    entries: tuple[Entry, ...]
    earlier: int | None


def _open_to(channel: Channel) -> Select[ChannelEntry]:
    """The entries of a channel that its reader may read."""
    return select(ChannelEntry).where(*channel.span)


def page_of(session: Session, channel: Channel, before: int | None = None, most: int = A_PAGE) -> EntryPage:
    """The newest entries, or those before a place: one statement, and no more opened than are shown."""
    query = _open_to(channel)
    if before is not None:
        query = query.where(ChannelEntry.seq < before)
    rows = session.scalars(query.order_by(ChannelEntry.seq.desc()).limit(most + 1)).all()
    found = _opened_all(channel, rows[:most])
    return EntryPage(tuple(found), found[-1].seq if len(rows) > most else None)


def standing(session: Session, channel: Channel) -> dict[str, Entry]:
    """Kind → its newest entry, of what a later word replaces: interests and the reservation point.

    For a reader of whom each entry is kept that it had before it nothing stands above the page besides.
    """
    if channel.reads_only:
        return {}
    place = channel.compartment.id
    newest = [
        select(func.max(ChannelEntry.seq)).where(*channel.span, ChannelEntry.kind == kind).scalar_subquery()
        for kind in STANDING
    ]
    rows = session.scalars(
        select(ChannelEntry).where(ChannelEntry.compartment_id == place, ChannelEntry.seq.in_(newest))
    )
    return {entry.kind: entry for entry in _opened_all(channel, rows)}


def touched(
    session: Session, channel: Channel, subjects: Collection[UUID]
) -> frozenset[tuple[str, UUID | None]]:
    """(kind, subject) of what later entries say of these: contradicted, taken back. Nothing is opened."""
    query = select(ChannelEntry.kind, ChannelEntry.subject_id).where(
        *_told_to(channel), ChannelEntry.subject_id.in_(sorted(subjects))
    )
    rows = session.execute(query) if subjects else ()
    return frozenset((row.kind, row.subject_id) for row in rows)


def count_of(session: Session, channel: Channel, kind: str) -> int:
    """How many entries of a kind lie in the channel."""
    query = select(func.count()).select_from(ChannelEntry)
    asked = query.where(ChannelEntry.compartment_id == channel.compartment.id, ChannelEntry.kind == kind)
    return session.scalar(asked) or 0


def entries(session: Session, channel: Channel, kind: str | None = None) -> list[Entry]:
    """Everything in the channel that its reader may read, oldest first, or only one kind of it.

    A page shows `page_of` instead.
    """
    query = _open_to(channel)
    if kind is not None:
        query = query.where(ChannelEntry.kind == kind)
    return _opened_all(channel, session.scalars(query.order_by(ChannelEntry.seq)))


def granted_parties(session: Session, actor: Actor, dispute_id: UUID) -> tuple[Party, ...]:
    """The parties of a dispute whose channel a mediator holds an open grant to, applicant first."""
    if actor.person_id is None:
        return ()
    query = (
        select(Party)
        .join(Compartment, Compartment.party_id == Party.id)
        .where(Compartment.dispute_id == dispute_id, Compartment.kind == compartments.CHANNEL)
        .where(has_grant(actor))
        .order_by(Party.side, Party.position)
    )
    return tuple(session.scalars(query))


def entry_of(session: Session, channel: Channel, entry_id: UUID, kind: str | None = None) -> Entry:
    """One entry of this channel, of this kind where one is named. Raises NotFound."""
    query = select(ChannelEntry).where(ChannelEntry.id == entry_id, *channel.span)
    row = session.scalar(query if kind is None else query.where(ChannelEntry.kind == kind))
    if row is None:
        raise NotFound()
    return _opened(row, compartments.opener(channel.compartment))


def touching(session: Session, channel: Channel, statements: Iterable[UUID]) -> dict[UUID, list[Entry]]:
    """Statement → everything that was said of its release since, oldest first."""
    wanted, unseal = sorted(set(statements)), compartments.opener(channel.compartment)
    found: dict[UUID, list[Entry]] = {key: [] for key in wanted}
    query = select(ChannelEntry).where(
        *_told_to(channel), ChannelEntry.kind.in_(TOUCHING), ChannelEntry.subject_id.in_(wanted)
    )
    for row in session.scalars(query.order_by(ChannelEntry.seq)) if wanted else ():
        if row.subject_id is not None:
            found[row.subject_id].append(_opened(row, unseal))
    return found


def _told_to(channel: Channel) -> tuple[Any, ...]:
    """SQL: what a reader may know of what was said of another entry since."""
    if channel.reads_only:
        return channel.span
    return (ChannelEntry.compartment_id == channel.compartment.id,)


def authors(session: Session, found: Iterable[Entry]) -> dict[UUID, str]:
    """Author → name, for entries that were opened."""
    ids = {entry.author_id for entry in found}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids))) if ids else ()
    return {row.id: row.name for row in rows}


def _opened_all(channel: Channel, rows: Iterable[ChannelEntry]) -> list[Entry]:
    unseal = compartments.opener(channel.compartment)
    return [_opened(row, unseal) for row in rows]


def _opened(row: ChannelEntry, unseal: Any) -> Entry:
    payload = json.loads(unseal(row.payload_sealed, row.id.hex))
    return Entry(row.id, row.seq, row.kind, row.author_id, row.by_mediator, row.at, row.subject_id, payload)
