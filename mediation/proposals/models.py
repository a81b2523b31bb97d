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


class ProposalDraft(Base):
    """A proposal that mediators have not finished, sealed in their compartment; one a dispute."""

    __tablename__ = "proposal_drafts"

    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), primary_key=True)
    revision: Mapped[int]
    """Counts how often it was kept: who keeps it knows which one was seen."""
    kept_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    kept_at: Mapped[datetime]
    payload_sealed: Mapped[bytes | None]
    """None once it was put or thrown away."""
