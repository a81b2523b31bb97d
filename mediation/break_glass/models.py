"""Rows of break-glass: private to the channel they speak of, and to the officers who act in them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class BreakGlass(Base):
    """One request to open one party's channel for an exception of the law, and what became of it."""

    __tablename__ = "break_glass"
    __table_args__ = (Index("ix_break_glass_state", "state", "dispute_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    compartment_id: Mapped[UUID] = mapped_column(refers("compartments.id"), index=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    state: Mapped[str]
    """As in workflows/break_glass.py."""
    ground: Mapped[str]
    """Of the closed list (break_glass/rules.GROUNDS)."""
    hours: Mapped[int]
    at_once: Mapped[bool]
    asked_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    asked_at: Mapped[datetime]
    said_sealed: Mapped[bytes]
    """Why, and the number of the demand: sealed with the key of the channel, as the second person's words."""
    consent_by: Mapped[datetime]
    review_by: Mapped[datetime | None]
    until_at: Mapped[datetime | None]
    """Until when the channel may be read."""
    second_by: Mapped[UUID | None] = mapped_column(refers("persons.id"), index=True)
    second_at: Mapped[datetime | None]
    second_sealed: Mapped[bytes | None]
    told_at: Mapped[datetime | None]
    """When its party was told; until then its pages show nothing of it."""
    told_by: Mapped[UUID | None]
    """Who found that the reason for silence was over."""
