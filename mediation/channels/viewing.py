"""Let an officer who was let in for a time read one channel, and tell its party who was let in and read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.channels.models import ChannelOpening, ChannelView, Compartment
from mediation.channels.queries import Channel
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import Hidden, NotFound

BREAK_GLASS, COMPLAINT = CAUSES = ("break_glass", "complaint")
"""What lets an officer in: an exception of the law, or the party's own choice with its complaint."""


def open_to_view(
    session: Session, actor: Actor, cause: str, cause_id: UUID, *, lock: bool = False
) -> Channel:
    """The channel that this officer may read now, for reading only.

    With `lock` the compartment's row is locked, so that nothing is shut while a reading is written down.
    Raises NotFound for everybody else, before and after the time, and once it was shut.
    """
    query = select(Compartment, ChannelView).join(ChannelView, ChannelView.compartment_id == Compartment.id)
    query = query.where(ChannelView.cause == cause, ChannelView.cause_id == cause_id, *_lets_in(actor))
    if lock:
        # Whoever waited for the lock is told what stands now, and not what stood before.
        locking = query.with_for_update(of=Compartment).execution_options(populate_existing=True)
        session.execute(locking).first()
    row = session.execute(query.execution_options(populate_existing=True)).first()
    if row is None or row.Compartment.party_id is None:
        raise NotFound(Hidden(cause, cause_id, "channel.view"))
    view = row.ChannelView
    return Channel(
        row.Compartment, row.Compartment.party_id, as_mediator=False, since=view.from_seq,
        upto=view.upto_seq, view_id=view.id,
    )  # fmt: skip


def read_until(session: Session, actor: Actor, cause: str, cause_id: UUID) -> datetime | None:
    """Until when the officer can read, for a page that shows the way; None where it cannot."""
    asked = select(ChannelView.until_at).where(ChannelView.cause == cause, ChannelView.cause_id == cause_id)
    return session.scalar(asked.where(*_lets_in(actor)).limit(1))


def count_read(session: Session, cause_id: UUID) -> int:
    """How often a channel was read for this cause, without a word of what lies in it."""
    query = select(func.count()).select_from(ChannelOpening)
    query = query.join(ChannelView, ChannelView.id == ChannelOpening.view_id)
    return session.scalar(query.where(ChannelView.cause_id == cause_id)) or 0


def _lets_in(actor: Actor) -> tuple[Any, ...]:
    """SQL: this person, still in office as a manager, within the time and not shut out."""
    now = clock.now()
    wanted = actor.person_id if actor.posts_as(Role.MANAGER) else None
    return (
        ChannelView.person_id == wanted, ChannelView.person_id.is_not(None), ChannelView.from_at <= now,
        ChannelView.until_at > now, ChannelView.closed_at.is_(None),
    )  # fmt: skip


@dataclass(frozen=True)
class Viewing:
    """That somebody was let in: who, why, how long, and over which entries."""

    id: UUID
    person_id: UUID | None
    name: str
    cause: str
    cause_id: UUID
    from_at: datetime
    until_at: datetime
    closed_at: datetime | None
    from_seq: int
    upto_seq: int | None

    def is_open(self, now: datetime) -> bool:
        """Whether whoever was let in can read."""
        return self.closed_at is None and now < self.until_at


@dataclass(frozen=True)
class Seen:
    """One reading of an officer, from one entry to another, or the file of one."""

    view_id: UUID
    first_seq: int
    last_seq: int
    of_file: bool
    at: datetime


def viewings(session: Session, channel: Channel, causes: Collection[UUID]) -> tuple[Viewing, ...]:
    """Who was let into this channel for a time for these causes, oldest first."""
    query = select(ChannelView, Person.name).outerjoin(Person, Person.id == ChannelView.person_id)
    query = query.where(
        ChannelView.compartment_id == channel.compartment.id, ChannelView.cause_id.in_(sorted(causes))
    )
    return tuple(
        Viewing(
            row.id, row.person_id, name or "", row.cause, row.cause_id, row.from_at, row.until_at,
            row.closed_at, row.from_seq, row.upto_seq,
        )
        for row, name in session.execute(query.order_by(ChannelView.from_at, ChannelView.id))
    )  # fmt: skip


def seen(session: Session, channel: Channel, views: Collection[UUID]) -> tuple[Seen, ...]:
    """Every reading of these, oldest first."""
    query = select(ChannelOpening).where(
        ChannelOpening.compartment_id == channel.compartment.id, ChannelOpening.view_id.in_(sorted(views))
    )
    return tuple(
        Seen(row.view_id, row.first_seq, row.last_seq, row.of_file, row.at)
        for row in session.scalars(query.order_by(ChannelOpening.at, ChannelOpening.id))
        if row.view_id is not None
    )


def place_of(session: Session, dispute_id: UUID, party_id: UUID, *, lock: bool = False) -> Compartment:
    """The row of a party's channel, for what is asked about it from outside; nothing of it is opened.

    Raises NotFound.
    """
    query = select(Compartment).where(
        Compartment.dispute_id == dispute_id, Compartment.party_id == party_id, Compartment.kind == "channel"
    )
    row = session.scalar(query.with_for_update() if lock else query)
    if row is None:
        raise NotFound()
    return row


def place_with(session: Session, key: UUID) -> Compartment:
    """The same row by its key, locked and read anew."""
    query = select(Compartment).where(Compartment.id == key).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()
