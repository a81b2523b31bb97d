"""Rows of running clocks, with all that is needed to show how they were counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Deadline(Base):
    """One clock of law.clocks running in a dispute."""

    __tablename__ = "deadlines"
    __table_args__ = (
        Index(
            "ix_deadlines_moved_by",
            "moved_by",
            sqlite_where=text("moved_by IS NOT NULL"),
            postgresql_where=text("moved_by IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    clock: Mapped[str]
    """C02 … as in law/clocks.py."""
    subject_id: Mapped[UUID | None]
    """The obligation that C22 speaks of."""
    number: Mapped[int | None]
    start_on: Mapped[date]
    ends_on: Mapped[date]
    state: Mapped[str]
    """running, paused, stopped."""
    paused_on: Mapped[date | None]
    stopped_at: Mapped[datetime | None]
    pauses: Mapped[list[Any]]
    """Pairs of ISO days between which the clock stood still."""
    provisional: Mapped[bool]
    extended_by: Mapped[int] = mapped_column(default=0)
    """Days by which the parties agreed to make the period longer, in all."""
    moved_from: Mapped[date | None]
    """The last day before a notice of holidays moved it; None where none did, or it changed since."""
    moved_by: Mapped[UUID | None]
    """The notice that moved it (deadlines/notice_models.py)."""
