"""Rows of what may have begun the limitation anew or let it stand still, as somebody told it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class LimitationEvent(Base):
    """One thing that somebody told: what it was, on which day, of what. Never edited.

    A mistake is put right by a later row that names it; each row is corrected once, its correction again.
    """

    __tablename__ = "limitation_events"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    claim_item_id: Mapped[UUID | None] = mapped_column(refers("claim_items.id"), index=True)
    """None: of everything that is asked."""
    kind: Mapped[str]
    """A ground or an obstacle of the law's table, or taken_back."""
    began_on: Mapped[date]
    ended_on: Mapped[date | None]
    """Of an obstacle; None while it lasts."""
    utterance_id: Mapped[UUID] = mapped_column(refers("utterances.id"), index=True)
    """Whose words these are, how they came, and the paper that shows it."""
    corrects_id: Mapped[UUID | None] = mapped_column(refers("limitation_events.id"), unique=True)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None] = mapped_column(refers("persons.id"), index=True)
    recorded_name: Mapped[str]
