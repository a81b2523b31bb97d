"""Rows of objections to mediators: that one was made is joint, its words lie sealed for the office."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Objection(Base):
    """A party's objection to a mediator. It holds the mediator back until it is decided."""

    __tablename__ = "objections"
    __table_args__ = (Index("ix_objections_state", "state", "due_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    assignment_id: Mapped[UUID] = mapped_column(refers("assignments.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    state: Mapped[str]
    """made, upheld, dismissed, granted, lapsed (workflows/objection.py)."""
    free: Mapped[bool]
    """The first mediator is rejected without grounds; nobody decides about it."""
    made_at: Mapped[datetime]
    due_on: Mapped[date | None]
    """Last day on which it should be decided."""
    utterance_id: Mapped[UUID | None] = mapped_column(refers("utterances.id"), index=True)
    said_sealed: Mapped[bytes | None]
    """Grounds and words, sealed with the key of the office's compartment; the same holds for the reason."""
    scan_size: Mapped[int | None]
    """Of the paper on which the party objected, sealed in the file store under the key of this row."""
    reason_sealed: Mapped[bytes | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
