"""Whether something new lies in a reader's own channels: asked often, so nothing is opened for it."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, exists, func, literal, select
from sqlalchemy.orm import Session

from mediation.channels import compartments
from mediation.channels.criteria import Reader, has_grant, is_member
from mediation.channels.models import ChannelEntry, ChannelGrant, ChannelRead, Compartment
from mediation.channels.queries import Channel
from mediation.channels.rules import ASKED
from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor


def pulse() -> Select[Any]:
    """What changes when a reader's channel does: its version, the state of the dispute, who was let in.

    One statement without a secret in it, for the channels that the caller names and may open.
    """
    given, closed = (
        select(func.count(each)).where(ChannelGrant.compartment_id == Compartment.id).scalar_subquery()
        for each in (ChannelGrant.id, ChannelGrant.until_at)
    )
    return (
        select(Compartment.version, Dispute.state, given.label("given"), closed.label("closed"))
        .join(Dispute, Dispute.id == Compartment.dispute_id)
        .where(Compartment.kind == compartments.CHANNEL)
    )


def pulse_of_party(reader: Reader) -> Select[Any]:
    """The pulse of the reader's own channel; the statement wants `dispute` and `party`."""
    return pulse().where(
        Dispute.id == bindparam("dispute", type_=Uuid()),
        Compartment.party_id == bindparam("party", type_=Uuid()),
        is_member(reader),
    )


def digest(row: Any, actor: Actor) -> str | None:
    """A channel's pulse for one reader, in short; None where there is none."""
    if row is None or actor.person_id is None:
        return None
    told = f"{actor.person_id.hex}|{'|'.join(str(each) for each in row)}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def has_news(reader: Reader, *, as_mediator: bool) -> ColumnElement[bool]:
    """SQL, over Compartment: the other end of the reader's own channel has said what he has not looked at."""
    mine = and_(ChannelRead.compartment_id == Compartment.id, ChannelRead.person_id == reader.person_id)
    read = select(ChannelRead.seq).where(mine).scalar_subquery()
    return exists().where(
        ChannelEntry.compartment_id == Compartment.id,
        ChannelEntry.seq > func.coalesce(read, literal(0)),
        ChannelEntry.by_mediator.is_(not as_mediator),
    )


def disputes_with_news(reader: Reader) -> Select[Any]:
    """The disputes in which a mediator's own channels hold something new; nothing for anybody else."""
    return select(Compartment.dispute_id).where(
        Compartment.kind == compartments.CHANNEL, has_grant(reader), has_news(reader, as_mediator=True)
    )


def party_news(reader: Reader, dispute_id: Any) -> Select[UUID | None]:
    """A select of the reader's own parties in a dispute to which a mediator has said something new."""
    return select(Compartment.party_id).where(
        Compartment.dispute_id == dispute_id, Compartment.kind == compartments.CHANNEL, is_member(reader),
        has_news(reader, as_mediator=False),
    )  # fmt: skip


def to_choose(reader: Reader, dispute_id: Any) -> Select[UUID | None]:
    """A select of the reader's own parties that have not chosen yet what a later mediator may read."""
    joined = select(Compartment.party_id).join(ChannelGrant, ChannelGrant.compartment_id == Compartment.id)
    return joined.where(
        Compartment.dispute_id == dispute_id, Compartment.kind == compartments.CHANNEL, is_member(reader),
        ChannelGrant.until_at.is_(None), ChannelGrant.choice == ASKED,
    )  # fmt: skip


def read_up_to(session: Session, actor: Actor, channel: Channel) -> int:
    """How far the actor has looked into the channel; 0 before the first time.

    To whoever was let in for a time nothing is news: nobody speaks to him in it.
    """
    if channel.reads_only:
        return channel.compartment.version
    mine = select(ChannelRead.seq).where(
        ChannelRead.compartment_id == channel.compartment.id, ChannelRead.person_id == actor.person_id
    )
    return session.scalar(mine) or 0


def news_of_party(session: Session, actor: Actor, dispute_id: UUID) -> frozenset[UUID]:
    """The parties, among those whose channel the actor reads, to which a mediator has said something new."""
    query = party_news(actor, dispute_id)
    return frozenset(party for party in session.scalars(query) if party is not None)


def news_of_mediator(session: Session, actor: Actor, dispute_id: UUID) -> frozenset[UUID]:
    """The parties that have said something new to a mediator with a grant."""
    query = select(Compartment.party_id).where(
        Compartment.dispute_id == dispute_id, Compartment.kind == compartments.CHANNEL, has_grant(actor),
        has_news(actor, as_mediator=True),
    )  # fmt: skip
    return frozenset(party for party in session.scalars(query) if party is not None)
