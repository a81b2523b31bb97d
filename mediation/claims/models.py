"""Rows of what is asked for."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class ClaimItem(Base):
    """One thing asked for; a sum in fen, or none where no money is asked."""

    __tablename__ = "claim_items"

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
