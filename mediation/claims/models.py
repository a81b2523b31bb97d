"""Rows of what is asked for."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class ClaimItem(Base):
    """One thing asked for; a sum in fen, or none where no money is asked."""

    __tablename__ = "claim_items"
    __table_args__ = (Index("ix_claim_items_safe", "safe_on", "safe_lead"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    amount_fen: Mapped[int | None]
    period_from: Mapped[date | None]
    period_until: Mapped[date | None]
    basis: Mapped[str]
    added_at: Mapped[datetime | None]
    """After filing; None for what was asked then."""
    changed_at: Mapped[datetime | None]
    """When the sum was changed last."""
    withdrawn_at: Mapped[datetime | None]
    known_on: Mapped[date | None]
    """When the applicant knew of the breach, where that was told."""
    safe_on: Mapped[date | None]
    """The safe day of limitation that is watched: it counts no interruption."""
    safe_lead: Mapped[int | None]
    """How many days ahead the applicant was reminded last; 0 when there is nothing more to remind of."""
