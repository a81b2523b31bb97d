"""Rows of proposals. Answers are entries of the channels until both have answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Proposal(Base):
    """Terms put to both parties; the outcome becomes joint once both have answered."""

    __tablename__ = "proposals"
    __table_args__ = (UniqueConstraint("dispute_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    number: Mapped[int]
    state: Mapped[str]
    """put, accepted, not_accepted, superseded (workflows/proposal.py)."""
    terms: Mapped[list[Any]]
    """proposals/terms.py: one term for every claim item, with instalments."""
    other_duties: Mapped[str]
    put_by: Mapped[UUID]
    put_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
