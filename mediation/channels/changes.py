"""Write into a private compartment: entries and grants, each in its own chain, never touching a joint row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, record
from mediation.channels import compartments
from mediation.channels.models import ChannelEntry, ChannelGrant, ChannelOpening, ChannelRead, Compartment
from mediation.channels.queries import Channel
from mediation.channels.rules import ASKED, KEEP
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
    also: Mapping[str, Any] | None = None,
) -> ChannelEntry:
    """Put one entry into an opened, locked channel; counts the channel's own version.

    `on_behalf_of` is the party whose words a mediator enters; `also` is what the channel's own chain keeps of
    it besides its kind.
    """
    place, person = channel.compartment, actor.person_id
    if person is None or channel.reads_only:
        raise ValueError("a channel entry has a person for its author, who may write")
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
    told = {"kind": kind, "seq": entry.seq, **(also or {})}
    subject, chain = Subject("channel_entry", entry_id), compartments.chain_of(place)
    record(session, actor, f"channel.{kind}_added", subject, chain, after=told, on_behalf_of=on_behalf_of)
    return entry


def mark_read(session: Session, actor: Actor, channel: Channel, seq: int) -> None:
    """Put the reader's own book-mark at an entry of a locked channel; it never goes back.

    No entry of the chain: that somebody looked changes nothing, and nobody else is told.
    """
    if actor.person_id is None:
        raise ValueError("a reader is a person")
    upto = min(seq, channel.compartment.version)
    mark = session.get(ChannelRead, (channel.compartment.id, actor.person_id))
    if mark is None:
        session.add(
            ChannelRead(
                compartment_id=channel.compartment.id, person_id=actor.person_id, seq=upto, at=clock.now()
            )
        )
    elif mark.seq < upto:
        mark.seq, mark.at = upto, clock.now()


def open_grants(session: Session, actor: Actor, dispute_id: UUID, person_id: UUID) -> None:
    """Let an assigned mediator into every channel of the dispute: the first one into all that is in it.

    Whoever comes after another reads what is written from now on, until the channel's own party has chosen
    whether what was said before is kept, said anew or withdrawn (design.md, grants).
    """
    places = _channels(session, dispute_id)
    keys = [place.id for place in places]
    earlier = select(ChannelGrant.compartment_id).where(ChannelGrant.compartment_id.in_(keys)).distinct()
    had = set(session.scalars(earlier))
    for place in places:
        asked = place.id in had and place.version > 0
        chain = compartments.chain_of(place)
        since, choice = (place.version, ASKED) if asked else (place.withdrawn_upto, None)
        _let_in(session, actor, place, chain, person_id, actor.person_id, since=since, choice=choice)
        if asked:
            _skip(session, place, person_id)


def _skip(session: Session, place: Compartment, person_id: UUID) -> None:
    """What is closed to somebody who comes later is no news to it."""
    mark = session.get(ChannelRead, (place.id, person_id))
    if mark is None:
        mark = ChannelRead(compartment_id=place.id, person_id=person_id)
        session.add(mark)
    mark.seq, mark.at = place.version, clock.now()


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
    session: Session,
    actor: Actor,
    place: Compartment,
    chain: Chain,
    person_id: UUID,
    given_by: UUID | None,
    *,
    since: int = 0,
    choice: str | None = None,
) -> None:
    grant = ChannelGrant(
        id=identifiers.new(actor.stream(place.id)), compartment_id=place.id, person_id=person_id,
        from_at=clock.now(), until_at=None, given_by=given_by,
        from_seq=since, choice=choice,
    )  # fmt: skip
    session.add(grant)
    subject = Subject("channel_grant", grant.id)
    told = {"person": person_id, **({"choice": choice} if choice else {})}
    record(session, actor, "channel.grant_opened", subject, chain, after=told)


def choose(
    session: Session,
    actor: Actor,
    channel: Channel,
    grant: ChannelGrant,
    choice: str,
    said: Mapping[str, Any],
    *,
    on_behalf_of: UUID | None = None,
) -> ChannelEntry:
    """Keep a party's choice about a later mediator, and open or close what it speaks of."""
    place = channel.compartment
    held = _open_grants_of(session, place)
    told = {
        **said, "choice": choice, "withdrawn": place.withdrawn_upto,
        "before": {each.id.hex: each.from_seq for each in held},
    }  # fmt: skip
    if choice == KEEP:
        grant.from_seq = place.withdrawn_upto
    if choice == "withdraw":
        place.withdrawn_upto = max(place.withdrawn_upto, grant.from_seq)
    grant.choice, grant.given_by = choice, actor.person_id
    return add_entry(
        session, actor, channel, "choice", told, subject_id=grant.id, on_behalf_of=on_behalf_of,
        also={"grant": grant.id, "choice": choice},
    )  # fmt: skip


def undo_choice(session: Session, channel: Channel, grant_id: UUID | None, told: Mapping[str, Any]) -> None:
    """A party denies the choice that was put down as its own: what it opened or withdrew is as before."""
    place = channel.compartment
    place.withdrawn_upto = told["withdrawn"]
    for grant in _open_grants_of(session, place):
        grant.from_seq = told["before"].get(grant.id.hex, grant.from_seq)
        if grant.id == grant_id:
            grant.choice = ASKED


def _open_grants_of(session: Session, place: Compartment) -> list[ChannelGrant]:
    query = select(ChannelGrant).where(
        ChannelGrant.compartment_id == place.id, ChannelGrant.until_at.is_(None)
    )
    return list(session.scalars(query.order_by(ChannelGrant.id)))


def note_reading(
    session: Session, actor: Actor, channel: Channel, first: int, last: int, *, of_file: bool = False
) -> None:
    """A mediator opened these entries for the first time, or saved the file of one."""
    place, person = channel.compartment, actor.person_id
    if person is None:
        raise ValueError("whoever reads a channel is a person")
    row = ChannelOpening(
        id=identifiers.new(actor.stream(place.id)), compartment_id=place.id, person_id=person,
        first_seq=first, last_seq=last, of_file=of_file, at=clock.now(),
    )  # fmt: skip
    session.add(row)
    record(
        session, actor, "channel.read", Subject("channel_opening", row.id), compartments.chain_of(place),
        after={"first": first, "last": last, "file": of_file},
    )  # fmt: skip


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


def hold_grants(
    session: Session, actor: Actor, dispute_id: UUID, person_id: UUID, assignment_id: UUID
) -> None:
    """Close a mediator's grants for the time being, so that exactly these can be opened again."""
    places = {place.id: place for place in _channels(session, dispute_id)}
    for grant in _open_grants(session, places, person_id):
        grant.held_for = assignment_id
    close_grants(session, actor, dispute_id, person_id)


def give_back_grants(
    session: Session, actor: Actor, dispute_id: UUID, person_id: UUID, assignment_id: UUID
) -> int:
    """Open again what `hold_grants` closed for this assignment, no more; gives how many."""
    places = {place.id: place for place in _channels(session, dispute_id)}
    held = select(ChannelGrant).where(
        ChannelGrant.compartment_id.in_(places), ChannelGrant.held_for == assignment_id
    )
    rows = session.scalars(held.order_by(ChannelGrant.compartment_id, ChannelGrant.id)).all()
    for grant in rows:
        grant.held_for, place = None, places[grant.compartment_id]
        _let_in(
            session, actor, place, compartments.chain_of(place), person_id, actor.person_id,
            since=grant.from_seq, choice=grant.choice,
        )  # fmt: skip
    return len(rows)


def _open_grants(session: Session, places: Iterable[UUID], person_id: UUID) -> Sequence[ChannelGrant]:
    query = select(ChannelGrant).where(
        ChannelGrant.compartment_id.in_(list(places)), ChannelGrant.person_id == person_id,
        ChannelGrant.until_at.is_(None),
    )  # fmt: skip
    return session.scalars(query).all()


def _channels(session: Session, dispute_id: UUID) -> list[Compartment]:
    query = select(Compartment).where(
        Compartment.dispute_id == dispute_id, Compartment.kind == compartments.CHANNEL
    )
    return list(session.scalars(query.order_by(Compartment.id).with_for_update()))
