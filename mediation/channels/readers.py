"""Who may open a channel and how far back, and what each mediator opened; nothing is unsealed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.channels.models import ChannelEntry, ChannelGrant, ChannelOpening, Compartment
from mediation.channels.queries import Channel
from mediation.channels.rules import ASKED
from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound


@dataclass(frozen=True)
class Granted:
    """That somebody can or could open a channel, and how far back."""

    id: UUID
    person_id: UUID
    name: str
    from_at: datetime
    until_at: datetime | None
    choice: str | None
    from_seq: int


def granted(session: Session, channel: Channel) -> tuple[Granted, ...]:
    """Everybody who can open the channel or ever could, in the order in which they came."""
    query = (
        select(ChannelGrant, Person.name)
        .join(Person, Person.id == ChannelGrant.person_id)
        .where(ChannelGrant.compartment_id == channel.compartment.id)
        .order_by(ChannelGrant.from_at, Person.name)
    )
    return tuple(
        Granted(row.id, row.person_id, name, row.from_at, row.until_at, row.choice, row.from_seq)
        for row, name in session.execute(query)
    )


def grant_row(
    session: Session, channel: Channel, *, grant_id: UUID | None = None, person_id: UUID | None = None
) -> ChannelGrant:
    """The open grant of this channel with this key, or of this person. Raises NotFound."""
    query = select(ChannelGrant).where(
        ChannelGrant.compartment_id == channel.compartment.id, ChannelGrant.until_at.is_(None)
    )
    by = ChannelGrant.id == grant_id if grant_id else ChannelGrant.person_id == person_id
    row = session.scalar(query.where(by).limit(1))
    if row is None:
        raise NotFound()
    return row


@dataclass(frozen=True)
class Reading:
    """What one mediator opened, from one entry to another, or the file of one."""

    person_id: UUID
    first_seq: int
    last_seq: int
    of_file: bool
    at: datetime


def readings(session: Session, channel: Channel, person_id: UUID | None = None) -> tuple[Reading, ...]:
    """What mediators opened of this channel, or one of them, oldest first."""
    query = select(ChannelOpening).where(
        ChannelOpening.compartment_id == channel.compartment.id, ChannelOpening.view_id.is_(None)
    )
    if person_id is not None:
        query = query.where(ChannelOpening.person_id == person_id)
    return tuple(
        Reading(row.person_id, row.first_seq, row.last_seq, row.of_file, row.at)
        for row in session.scalars(query.order_by(ChannelOpening.at, ChannelOpening.first_seq))
    )


@dataclass(frozen=True)
class InShort:
    """That there is an entry, and nothing of what it says."""

    seq: int
    kind: str
    author_id: UUID
    by_mediator: bool
    at: datetime


def in_short(session: Session, channel: Channel) -> tuple[InShort, ...]:
    """Every entry of a channel that its party opened, unsealed none."""
    row = ChannelEntry
    query = select(row.seq, row.kind, row.author_id, row.by_mediator, row.at).where(
        row.compartment_id == channel.compartment.id, row.seq > channel.since
    )
    return tuple(InShort(*row) for row in session.execute(query.order_by(row.seq)))


def notes_closed(session: Session, actor: Actor, dispute_id: UUID) -> dict[UUID, datetime]:
    """Party → until when what mediators noted of talks with it is closed to this one, by its own choice."""
    query = (
        select(Compartment.party_id, ChannelGrant.from_at)
        .join(ChannelGrant, ChannelGrant.compartment_id == Compartment.id)
        .where(
            Compartment.dispute_id == dispute_id, ChannelGrant.person_id == actor.person_id,
            ChannelGrant.until_at.is_(None), ChannelGrant.choice.in_((ASKED, "rewrite", "withdraw")),
        )
    )  # fmt: skip
    return {party: at for party, at in session.execute(query) if party is not None}
