"""Rows of compartments; read by channels, talks, proposals, procedure and the channel projections only."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


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
    wrapped_key: Mapped[bytes]


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


class ChannelEntry(Base):
    """One thing said or handed over in confidence; the payload is sealed with the channel's key."""

    __tablename__ = "channel_entries"
    __table_args__ = (UniqueConstraint("compartment_id", "seq"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    compartment_id: Mapped[UUID] = mapped_column(refers("compartments.id"))
    seq: Mapped[int]
    kind: Mapped[str]
    """statement, message, evidence, answer (to a proposal), talk (record of a talk apart), contradiction,
    taken_back (the mark of a statement)."""
    author_id: Mapped[UUID]
    by_mediator: Mapped[bool]
    at: Mapped[datetime]
    subject_id: Mapped[UUID | None]
    """The proposal that an answer speaks of, or the entry that is contradicted or taken back."""
    payload_sealed: Mapped[bytes]
