"""Rows of hand-overs: where to, on whose wish, with what in the bundle."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Referral(Base):
    """A dispute handed over to another road on a person's own signed wish."""

    __tablename__ = "referrals"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    to_office_id: Mapped[UUID] = mapped_column(refers("offices.id"), index=True)
    road: Mapped[str]
    """arbitration, court, inspection, payment_order."""
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"))
    """Whose wish it is."""
    utterance_id: Mapped[UUID] = mapped_column(refers("utterances.id"))
    bundle: Mapped[list[Any]]
    """Titles of what is handed over; never anything from a channel."""
    state: Mapped[str]
    sent_at: Mapped[datetime]
    received_at: Mapped[datetime | None]
    received_by: Mapped[UUID | None]
