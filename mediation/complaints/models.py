"""Rows of complaints: each in the compartment of the party that complains."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Complaint(Base):
    """What a party says of how its mediation was handled, and what it was answered."""

    __tablename__ = "complaints"
    __table_args__ = (Index("ix_complaints_state", "state", "dispute_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    compartment_id: Mapped[UUID] = mapped_column(refers("compartments.id"), index=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    state: Mapped[str]
    """filed, looked_into, answered, withdrawn (workflows/complaint.py)."""
    about: Mapped[str]
    """complaints/rules.ABOUT."""
    to_above: Mapped[bool]
    """Looked into by the office above the handling one, and not by that itself."""
    tells_mediators: Mapped[bool]
    """The party wanted its mediators to read the complaint."""
    filed_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    filed_at: Mapped[datetime]
    words_sealed: Mapped[bytes]
    """Sealed with the key of the channel, as the answer is."""
    due_on: Mapped[date]
    """The last day of the office's promise."""
    reviewer_id: Mapped[UUID | None] = mapped_column(refers("persons.id"), index=True)
    taken_at: Mapped[datetime | None]
    answer_sealed: Mapped[bytes | None]
    closed_at: Mapped[datetime | None]
