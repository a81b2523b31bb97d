"""The channels of a dispute as a mediator with a grant sees them, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels.queries import Channel, granted_parties, open_channel
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Hidden, NotFound
from mediation.policy.permissions import Permission
from mediation.projections.channel_of_party import ChannelPage, opened_file, shown
from mediation.projections.desk_case import DeskHeader


@dataclass(frozen=True)
class PartyOfChannel:
    """Whose channel it is."""

    id: UUID
    name: str
    side: str


def index(session: Session, actor: Actor, header: DeskHeader) -> tuple[PartyOfChannel, ...]:
    """The channels open to this mediator: names only, never how much lies in them. Raises NotFound."""
    if not header.may(actor, Permission.READ_MEDIATOR_NOTES):
        raise NotFound(Hidden("dispute", header.id, Permission.READ_MEDIATOR_NOTES.value))
    found = granted_parties(session, actor, header.id)
    return tuple(PartyOfChannel(party.id, party.name, party.side) for party in found)


def page(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> ChannelPage:
    """One channel. Raises NotFound without an open grant."""
    return shown(session, actor, _granted(session, actor, dispute_id, party_id))


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
