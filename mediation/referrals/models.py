"""Rows of hand-overs, where to and on whose wish, and of disputes that an agency sent in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
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
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    """Whose wish it is."""
    utterance_id: Mapped[UUID] = mapped_column(refers("utterances.id"), index=True)
    bundle: Mapped[list[Any]]
    """Titles of what is handed over; never anything from a channel."""
    state: Mapped[str]
    sent_at: Mapped[datetime]
    received_at: Mapped[datetime | None]
    received_by: Mapped[UUID | None]


class IncomingReferral(Base):
    """A dispute that an agency sent in; the agency is told what came of it.

    Apart from `Referral`: that one rests on a person's signed wish and goes to whoever takes over,
    this one on an agency's papers, and there is one at most. Both move by workflows/referral.py.
    """

    __tablename__ = "incoming_referrals"
    __table_args__ = (Index("ix_incoming_referrals_state", "state", "dispute_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), unique=True)
    from_office_id: Mapped[UUID] = mapped_column(refers("offices.id"), index=True)
    ground: Mapped[str]
    """delegated (委派), entrusted (委托), referred (移交)."""
    reference: Mapped[str]
    """The agency's own number: of its case or of its ticket."""
    papers_on: Mapped[date | None]
    """The day its papers bear."""
    answer_by: Mapped[date | None]
    """The last day on which it wants to hear what came of it; None where it named none."""
    state: Mapped[str]
    """sent, received, answered (workflows/referral.py)."""
    sent_at: Mapped[datetime]
    received_at: Mapped[datetime | None]
    received_by: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    told: Mapped[dict[str, Any] | None]
    """The result sheet as it was told (procedure/referrals/outcome.py); later steps do not change it."""
    note: Mapped[str] = mapped_column(default="")
    """What whoever reported wrote to it."""


class LaterReport(Base):
    """What an agency was told once more, as another result came of the dispute; the first report stays."""

    __tablename__ = "later_reports"
    __table_args__ = (UniqueConstraint("referral_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    referral_id: Mapped[UUID] = mapped_column(refers("incoming_referrals.id"))
    number: Mapped[int]
    """Counts from 2: the first stands with the referral."""
    told: Mapped[dict[str, Any]]
    note: Mapped[str]
    reported_at: Mapped[datetime]
    reported_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
