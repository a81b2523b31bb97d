"""Who may read a compartment and its entries, as SQL that statements put into their conditions."""

from __future__ import annotations

from typing import Any, Protocol

from sqlalchemy import and_, exists, false, func, null, or_, select

from mediation.channels.models import ChannelEntry, ChannelGrant, Compartment
from mediation.kernel.actor import Role
from mediation.parties.models import Party, PartyMember
from mediation.policy.relations import ENTRUSTED_CAPACITIES


class Reader(Protocol):
    """Who reads: an actor, or all readers with the same roles, for a statement that is built once."""

    @property
    def person_id(self) -> Any: ...

    def posts_as(self, role: Role) -> Any: ...


def is_member(actor: Reader) -> Any:
    """SQL: the actor is heard in confidence for the identified party whose compartment is read."""
    return exists().where(
        PartyMember.party_id == Compartment.party_id,
        PartyMember.person_id == actor.person_id,
        PartyMember.until_at.is_(None),
        PartyMember.capacity.in_(sorted(ENTRUSTED_CAPACITIES)),
        Party.id == PartyMember.party_id,
        Party.state == "identified",
    )


def opens_entry(actor: Reader) -> Any:
    """SQL: the actor may read the entry that the statement reads together with its compartment."""
    opened = ChannelEntry.seq > Compartment.withdrawn_upto
    return or_(is_member(actor), and_(has_grant(actor, ChannelGrant.from_seq < ChannelEntry.seq), opened))


def granted_from(actor: Reader) -> Any:
    """SQL: after which entry the actor may read; nothing for whoever holds no open grant."""
    if not actor.posts_as(Role.MEDIATOR):
        return null()
    held = select(func.min(ChannelGrant.from_seq)).where(
        ChannelGrant.compartment_id == Compartment.id,
        ChannelGrant.person_id == actor.person_id,
        ChannelGrant.until_at.is_(None),
    )
    return held.scalar_subquery()


def has_grant(actor: Reader, *more: Any) -> Any:
    """SQL: the actor is still a mediator and holds an open grant to the compartment the statement reads."""
    if not actor.posts_as(Role.MEDIATOR):
        return false()
    return exists().where(
        ChannelGrant.compartment_id == Compartment.id,
        ChannelGrant.person_id == actor.person_id,
        ChannelGrant.until_at.is_(None),
        *more,
    )
