"""Rows of compartments; read by channels, talks, proposals, procedure and the channel projections only."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers

NONE_YET = text("0")
"""For rows that were there before the column: no entry is closed to anybody."""


class Compartment(Base):
    """A part of a dispute with its own key, version and audit chain."""

    __tablename__ = "compartments"
    __table_args__ = (UniqueConstraint("dispute_id", "kind", "party_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    kind: Mapped[str]
    """joint, channel (one for each party), mediator, office."""
    party_id: Mapped[UUID | None] = mapped_column(refers("parties.id"), index=True)
    version: Mapped[int] = mapped_column(default=0)
    withdrawn_upto: Mapped[int] = mapped_column(default=0, server_default=NONE_YET)
    """Of a channel: up to this entry its party withdrew what was said; no mediator reads it any more."""
    wrapped_key: Mapped[bytes]
    notice_at: Mapped[datetime | None]
    """Of a channel: when the newest text message saying that something lies in it leaves or left."""


class ChannelGrant(Base):
    """Why a mediator may open a channel: written by an assignment or by the party's own choice."""

    __tablename__ = "channel_grants"
    __table_args__ = (Index("ix_channel_grants_open", "person_id", "until_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    compartment_id: Mapped[UUID] = mapped_column(refers("compartments.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"))
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    given_by: Mapped[UUID | None]
    from_seq: Mapped[int] = mapped_column(default=0, server_default=NONE_YET)
    """What was written up to this entry stays closed to the holder."""
    choice: Mapped[str | None]
    """None for the first mediators of a channel; for whoever comes later asked, then the party's own choice:
    keep, rewrite or withdraw (rules.CHOICES)."""
    held_for: Mapped[UUID | None]
    """The assignment for which it was closed for the time being, and reopens when nothing holds it back."""


class ChannelEntry(Base):
    """One thing said or handed over in confidence; the payload is sealed with the channel's key."""

    __tablename__ = "channel_entries"
    __table_args__ = (
        UniqueConstraint("compartment_id", "seq"),
        Index("ix_channel_entries_kind", "compartment_id", "kind", "seq"),
        Index("ix_channel_entries_subject", "compartment_id", "subject_id", "kind"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    compartment_id: Mapped[UUID] = mapped_column(refers("compartments.id"))
    seq: Mapped[int]
    kind: Mapped[str]
    """statement, message (plain words, by either), evidence, answer (to a proposal), talk (record of a talk
    apart), contradiction, taken_back or mark (of a statement), hinted, conveyed, confirmation (of less than
    the law gives), interests, reservation_point."""
    author_id: Mapped[UUID]
    by_mediator: Mapped[bool]
    at: Mapped[datetime]
    subject_id: Mapped[UUID | None]
    """The proposal that an answer speaks of, or the entry that is contradicted, marked, conveyed …"""
    payload_sealed: Mapped[bytes]


class ApartSession(Base):
    """A session with one party alone, as arranged: the party's and its mediators' only.

    What the room and the mediator show outside stands in `bookings`, without a key of this row's channel.
    """

    __tablename__ = "apart_sessions"
    __table_args__ = (Index("ix_apart_sessions_mediator", "mediator_id", "starts_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    compartment_id: Mapped[UUID] = mapped_column(refers("compartments.id"), index=True)
    seq: Mapped[int] = mapped_column(server_default=NONE_YET)
    """Its place among the entries of the channel: what came before is not open to every mediator."""
    mediator_id: Mapped[UUID] = mapped_column(refers("persons.id"))
    """Who arranged it and comes to it."""
    state: Mapped[str]
    """As of a joint session (workflows/talk.py)."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    room_id: Mapped[UUID | None] = mapped_column(refers("rooms.id"), index=True)
    where_sealed: Mapped[bytes]
    """Manner, place, number or address, and why it was put off: sealed with the channel's key."""
    arranged_at: Mapped[datetime]
    sequence: Mapped[int] = mapped_column(default=0)
    reminded_at: Mapped[datetime | None]


class ChannelRead(Base):
    """How far a reader has looked into a channel: the reader's own book-mark, which nobody else reads."""

    __tablename__ = "channel_reads"

    compartment_id: Mapped[UUID] = mapped_column(refers("compartments.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"), primary_key=True, index=True)
    seq: Mapped[int]
    """Of the newest entry that stood on the page."""
    at: Mapped[datetime]


class ChannelView(Base):
    """That an officer may read a channel for a time, and do nothing else in it.

    No grant: mediators count and name the grants of a channel, and are to learn nothing of this.
    """

    __tablename__ = "channel_views"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    compartment_id: Mapped[UUID] = mapped_column(refers("compartments.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(refers("persons.id"), index=True)
    """Who may read; None until somebody looks into the complaint for which the party gave it."""
    cause: Mapped[str]
    """break_glass (an exception of the law) or complaint (the party's own choice)."""
    cause_id: Mapped[UUID] = mapped_column(index=True)
    given_by: Mapped[UUID]
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    """Shut before its time: revoked by the party, objected to, over with its cause."""
    from_seq: Mapped[int]
    """What was written up to this entry stays closed."""
    upto_seq: Mapped[int | None]
    """What is written after this entry stays closed; None: nothing does."""


class ChannelOpening(Base):
    """What a mediator opened of a channel, from one entry to another; a row only when some of it was new.

    Of an officer who was let in for a time every single reading is kept.
    """

    __tablename__ = "channel_openings"
    __table_args__ = (Index("ix_channel_openings_reader", "compartment_id", "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    compartment_id: Mapped[UUID] = mapped_column(refers("compartments.id"))
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    first_seq: Mapped[int]
    last_seq: Mapped[int]
    of_file: Mapped[bool]
    """The file of the one entry was saved, and not only its name shown."""
    at: Mapped[datetime]
    view_id: Mapped[UUID | None] = mapped_column(refers("channel_views.id"), index=True)
    """Of an officer's reading: what let it in; None for a mediator."""
