"""Write into a private compartment: entries and grants, each in its own chain, never touching a joint row."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, record
from mediation.channels import compartments
from mediation.channels.models import ChannelEntry, ChannelGrant, Compartment
from mediation.channels.queries import Channel
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor


def add_entry(
    session: Session,
    actor: Actor,
    channel: Channel,
    kind: str,
    payload: dict[str, Any],
    *,
    subject_id: UUID | None = None,
    entry_id: UUID | None = None,
    on_behalf_of: UUID | None = None,
) -> ChannelEntry:
    """Put one entry into an opened, locked channel; counts the channel's own version.

    `on_behalf_of` is the party whose words a mediator enters.
    """
    place, person = channel.compartment, actor.person_id
    if person is None:
        raise ValueError("a channel entry has a person for its author")
    entry_id = entry_id or identifiers.new(actor.stream(place.id))
    sealed = compartments.sealer(place)(json.dumps(payload, ensure_ascii=False).encode(), entry_id.hex)
    place.version += 1
    entry = ChannelEntry(
        id=entry_id,
        compartment_id=place.id,
        seq=place.version,
        kind=kind,
        author_id=person,
        by_mediator=channel.as_mediator,
        at=clock.now(),
        subject_id=subject_id,
        payload_sealed=sealed,
    )
    session.add(entry)
    told = {"kind": kind, "seq": entry.seq}
    record(
        session,
        actor,
        f"channel.{kind}_added",
        Subject("channel_entry", entry_id),
        compartments.chain_of(place),
        after=told,
        on_behalf_of=on_behalf_of,
    )
    return entry


def open_grants(session: Session, actor: Actor, dispute_id: UUID, person_id: UUID) -> None:
    """Let an assigned mediator into every channel of the dispute."""
    for place in _channels(session, dispute_id):
        _let_in(session, actor, place, compartments.chain_of(place), person_id, actor.person_id)


def open_channel(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> None:
    """A channel for a party named later, open to the mediators who read the others."""
    held = (
        select(ChannelGrant.person_id)
        .join(Compartment, Compartment.id == ChannelGrant.compartment_id)
        .where(Compartment.dispute_id == dispute_id, ChannelGrant.until_at.is_(None))
    )
    mediators = sorted(set(session.scalars(held)))
    place = compartments.make(actor.stream(dispute_id), dispute_id, compartments.CHANNEL, party_id)
    session.add(place)
    chain = compartments.chain_of(place, new=True)
    for person_id in mediators:
        # Whoever names the party does not let anybody in: the mediator was assigned to the whole dispute.
        _let_in(session, actor, place, chain, person_id, person_id)


def _let_in(
    session: Session, actor: Actor, place: Compartment, chain: Chain, person_id: UUID, given_by: UUID | None
) -> None:
    grant = ChannelGrant(
        id=identifiers.new(actor.stream(place.id)), compartment_id=place.id, person_id=person_id,
        from_at=clock.now(), until_at=None, given_by=given_by,
    )  # fmt: skip
    session.add(grant)
    subject = Subject("channel_grant", grant.id)
    record(session, actor, "channel.grant_opened", subject, chain, after={"person": person_id})


def close_grants(session: Session, actor: Actor, dispute_id: UUID, person_id: UUID) -> None:
    """Shut a mediator out of every channel of the dispute, at once."""
    places = {place.id: place for place in _channels(session, dispute_id)}
    held = select(ChannelGrant).where(
        ChannelGrant.compartment_id.in_(places),
        ChannelGrant.person_id == person_id,
        ChannelGrant.until_at.is_(None),
    )
    for grant in session.scalars(held):
        grant.until_at = clock.now()
        place = places[grant.compartment_id]
        record(
            session,
            actor,
            "channel.grant_closed",
            Subject("channel_grant", grant.id),
            compartments.chain_of(place),
            after={"person": person_id},
        )


def _channels(session: Session, dispute_id: UUID) -> list[Compartment]:
    query = select(Compartment).where(
        Compartment.dispute_id == dispute_id, Compartment.kind == compartments.CHANNEL
    )
    return list(session.scalars(query.order_by(Compartment.id)))
