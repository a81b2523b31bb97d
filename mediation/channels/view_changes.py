"""Let an officer into a channel for a time, shut it, keep what was read: in the channel's own chain."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.channels import compartments
from mediation.channels.models import ChannelOpening, ChannelView, Compartment
from mediation.channels.queries import Channel
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground


def let_in(
    session: Session,
    actor: Actor,
    place: Compartment,
    cause: str,
    cause_id: UUID,
    person_id: UUID | None,
    until_at: datetime,
    *,
    from_seq: int = 0,
    upto_seq: int | None = None,
    ground: Ground | None = None,
) -> ChannelView:
    """Open a locked channel for reading until a moment. Its version does not move: that would tell others."""
    if actor.person_id is None:
        raise ValueError("whoever lets somebody in is a person")
    view = ChannelView(
        id=identifiers.new(actor.stream(place.id)), compartment_id=place.id, person_id=person_id,
        cause=cause, cause_id=cause_id, given_by=actor.person_id, from_at=clock.now(), until_at=until_at,
        closed_at=None, from_seq=from_seq, upto_seq=upto_seq,
    )  # fmt: skip
    session.add(view)
    told = {
        "person": person_id, "cause": cause, "of": cause_id, "until": until_at, "from_seq": from_seq,
        "upto_seq": upto_seq,
    }  # fmt: skip
    subject, chain = Subject("channel_view", view.id), compartments.chain_of(place)
    record(session, actor, "channel.view_opened", subject, chain, after=told, ground=ground)
    return view


def name_viewer(session: Session, actor: Actor, place: Compartment, cause_id: UUID) -> None:
    """Whoever has taken a complaint up is the one for whom its party opened the channel beforehand."""
    for view in _open(session, place, cause_id):
        if view.person_id is None:
            view.person_id = actor.person_id
            subject, chain = Subject("channel_view", view.id), compartments.chain_of(place)
            told = {"person": actor.person_id}
            record(session, actor, "channel.viewer_named", subject, chain, after=told)


def shut(session: Session, actor: Actor, place: Compartment, cause_id: UUID, why: str) -> int:
    """Shut everything that was opened for this cause, at once; gives how much there was."""
    found = _open(session, place, cause_id)
    for view in found:
        view.closed_at = clock.now()
        subject, chain = Subject("channel_view", view.id), compartments.chain_of(place)
        told = {"person": view.person_id, "why": why}
        record(session, actor, "channel.view_closed", subject, chain, after=told)
    return len(found)


def keep_reading(
    session: Session, actor: Actor, channel: Channel, cause: str, ground: str, span: tuple[int, int],
    *, of_file: bool = False,
) -> None:  # fmt: skip
    """Write one reading into the channel's own chain: who, when, on what ground, which entries."""
    place, person = channel.compartment, actor.person_id
    if person is None or channel.view_id is None:
        raise ValueError("whoever reads a channel for a time is a person who was let in")
    row = ChannelOpening(
        id=identifiers.new(actor.stream(place.id)), compartment_id=place.id, person_id=person,
        first_seq=span[0], last_seq=span[1], of_file=of_file, at=clock.now(), view_id=channel.view_id,
    )  # fmt: skip
    session.add(row)
    record(
        session, actor, "channel.viewed", Subject("channel_opening", row.id), compartments.chain_of(place),
        after={"first": span[0], "last": span[1], "file": of_file, "cause": cause, "ground": ground},
    )  # fmt: skip


def _open(session: Session, place: Compartment, cause_id: UUID) -> list[ChannelView]:
    query = select(ChannelView).where(
        ChannelView.compartment_id == place.id, ChannelView.cause_id == cause_id,
        ChannelView.closed_at.is_(None),
    )  # fmt: skip
    return list(session.scalars(query.order_by(ChannelView.id)))
