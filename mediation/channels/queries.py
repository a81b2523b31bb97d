"""The one place that reads private compartments, always for one actor and one channel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, false, select
from sqlalchemy.orm import Session

from mediation.channels import compartments
from mediation.channels.models import ChannelEntry, ChannelGrant, Compartment
from mediation.identity.models import Person
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import Hidden, NotFound
from mediation.parties.models import Party, PartyMember


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


def open_channel(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, *, lock: bool = False
) -> Channel:
    """The channel of a party, for that identified party itself or a mediator with an open grant.

    With `lock` the compartment's row is locked for a write. Raises NotFound for everybody else.
    """
    query = (
        select(Compartment, is_member(actor).label("member"), has_grant(actor).label("granted"))
        .where(Compartment.dispute_id == dispute_id, Compartment.party_id == party_id)
        .where(Compartment.kind == compartments.CHANNEL)
    )
    row = session.execute(query.with_for_update(of=Compartment) if lock else query).one_or_none()
    if row is None:
        raise NotFound()
    if actor.person_id is None or not (row.member or row.granted):
        raise NotFound(Hidden("channel", row.Compartment.id, "channel.read"))
    return Channel(row.Compartment, party_id, as_mediator=not row.member)


def entries(session: Session, channel: Channel, kind: str | None = None) -> list[Entry]:
    """Everything in the channel, oldest first, or only one kind of it."""
    query = select(ChannelEntry).where(ChannelEntry.compartment_id == channel.compartment.id)
    if kind is not None:
        query = query.where(ChannelEntry.kind == kind)
    unseal = compartments.opener(channel.compartment)
    return [_opened(row, unseal) for row in session.scalars(query.order_by(ChannelEntry.seq))]


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
    query = select(ChannelEntry).where(
        ChannelEntry.id == entry_id, ChannelEntry.compartment_id == channel.compartment.id
    )
    row = session.scalar(query if kind is None else query.where(ChannelEntry.kind == kind))
    if row is None:
        raise NotFound()
    return _opened(row, compartments.opener(channel.compartment))


def readers(session: Session, channel: Channel) -> tuple[str, ...]:
    """Names of the mediators who can open the channel now."""
    query = (
        select(Person.name)
        .join(ChannelGrant, ChannelGrant.person_id == Person.id)
        .where(ChannelGrant.compartment_id == channel.compartment.id, ChannelGrant.until_at.is_(None))
        .order_by(ChannelGrant.from_at, Person.name)
    )
    return tuple(session.scalars(query))


def authors(session: Session, found: Iterable[Entry]) -> dict[UUID, str]:
    """Author → name, for entries that were opened."""
    ids = {entry.author_id for entry in found}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids))) if ids else ()
    return {row.id: row.name for row in rows}


def _opened(row: ChannelEntry, unseal: Any) -> Entry:
    payload = json.loads(unseal(row.payload_sealed, row.id.hex))
    return Entry(row.id, row.seq, row.kind, row.author_id, row.by_mediator, row.at, row.subject_id, payload)


def is_member(actor: Actor) -> Any:
    """SQL: the actor acts for the identified party whose compartment the statement reads."""
    return exists().where(
        PartyMember.party_id == Compartment.party_id,
        PartyMember.person_id == actor.person_id,
        PartyMember.until_at.is_(None),
        Party.id == PartyMember.party_id,
        Party.state == "identified",
    )


def has_grant(actor: Actor) -> Any:
    """SQL: the actor is still a mediator and holds an open grant to the compartment the statement reads."""
    if not actor.posts_as(Role.MEDIATOR):
        return false()
    return exists().where(
        ChannelGrant.compartment_id == Compartment.id,
        ChannelGrant.person_id == actor.person_id,
        ChannelGrant.until_at.is_(None),
    )
