"""Rows that link two disputes which one worker filed against one employer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class RelatedDisputes(Base):
    """Two disputes that belong together, why, and who found it; each keeps its own dates and sums."""

    __tablename__ = "related_disputes"
    __table_args__ = (
        Index(
            "uq_related_disputes_open", "first_id", "second_id", unique=True,
            sqlite_where=text("ended_at IS NULL"), postgresql_where=text("ended_at IS NULL"),
        ),
    )  # fmt: skip

    id: Mapped[UUID] = mapped_column(primary_key=True)
    first_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    """The one with the smaller key, so that a pair stands here once."""
    second_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    reason: Mapped[str]
    related_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    related_name: Mapped[str]
    related_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
