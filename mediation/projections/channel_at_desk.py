"""The channels of a dispute as a mediator with a grant sees them, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, null
from sqlalchemy.orm import Session

from mediation.channels.criteria import has_grant
from mediation.channels.models import Compartment
from mediation.channels.news import digest, disputes_with_news, news_of_mediator, pulse
from mediation.channels.queries import (
    Channel,
    granted_parties,
    open_channel,
)
from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import Hidden, NotFound
from mediation.policy.permissions import Permission
from mediation.projections.channel_of_party import ChannelPage, Line, opened_file, shown, shown_line
from mediation.projections.desk_case import DeskHeader
from mediation.projections.visible import Kind, kind_of, seen_by, values_of


@dataclass(frozen=True)
class PartyOfChannel:
    """Whose channel it is, and whether the party said something that this mediator has not looked at."""

    id: UUID
    name: str
    side: str
    has_news: bool


def index(session: Session, actor: Actor, header: DeskHeader) -> tuple[PartyOfChannel, ...]:
    """The channels open to this mediator: names only, never how much lies in them. Raises NotFound."""
    if not header.may(actor, Permission.READ_MEDIATOR_NOTES):
        raise NotFound(Hidden("dispute", header.id, Permission.READ_MEDIATOR_NOTES.value))
    found = granted_parties(session, actor, header.id)
    news = news_of_mediator(session, actor, header.id)
    return tuple(PartyOfChannel(party.id, party.name, party.side, party.id in news) for party in found)


def page(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, before: int | None = None
) -> ChannelPage:
    """The newest page of one channel, or the one before a place. Raises NotFound without an open grant."""
    return shown(session, actor, _granted(session, actor, dispute_id, party_id), before)


def line(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID) -> Line:
    """One entry of one channel, wherever it stands. Raises NotFound."""
    return shown_line(session, actor, _granted(session, actor, dispute_id, party_id), entry_id)


def tag(session: Session, actor: Actor, number: str, party_id: UUID) -> str | None:
    """What changes whenever this channel does, in one statement; None for who may not look."""
    kind = kind_of(actor)
    if kind is None or Role.MEDIATOR not in kind.roles:
        return None
    asked = {"number": number.strip().upper(), "party": party_id, **values_of(actor)}
    return digest(session.execute(_pulse_of(kind), asked).one_or_none(), actor)


@lru_cache(64)
def _pulse_of(kind: Kind) -> Select[Any]:
    return pulse().where(
        Dispute.number == bindparam("number"),
        Compartment.party_id == bindparam("party", type_=Uuid()),
        has_grant(kind),
        seen_by(kind, Permission.READ_MEDIATOR_NOTES),
    )


def news(kind: Kind | None) -> ColumnElement[Any]:
    """SQL, over Dispute: something new lies in the reader's own channels; NULL for who mediates nothing.

    A part of the list's own statement, so that the lists of all others neither ask nor wait for it.
    """
    if kind is None or not kind.posts_as(Role.MEDIATOR):
        return null()
    return and_(Dispute.id.in_(disputes_with_news(kind)), seen_by(kind, Permission.READ_MEDIATOR_NOTES))


def party_of(parties: tuple[PartyOfChannel, ...], party_id: UUID) -> PartyOfChannel:
    """Whose channel an address names. Raises NotFound for one that is not open to the reader."""
    for party in parties:
        if party.id == party_id:
            return party
    raise NotFound()


def evidence(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID
) -> tuple[str, bytes]:
    """Name and bytes of a file of one channel. Raises NotFound."""
    return opened_file(session, _granted(session, actor, dispute_id, party_id), entry_id)


def _granted(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> Channel:
    channel = open_channel(session, actor, dispute_id, party_id)
    if not channel.as_mediator:
        raise NotFound()
    return channel
