"""Rows of visits after an agreement (回访). Joint: the parties expect them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Visit(Base):
    """A visit as it was planned when the agreement was written down, and what became of it."""

    __tablename__ = "follow_up_visits"
    __table_args__ = (Index("ix_follow_up_visits_waiting", "done_at", "planned_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    agreement_id: Mapped[UUID] = mapped_column(refers("agreements.id"), index=True)
    planned_on: Mapped[date]
    planned_by: Mapped[UUID]
    planned_at: Mapped[datetime]
    made_on: Mapped[date | None]
    note: Mapped[str]
    """What was found; empty until the visit was made."""
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None]
