"""Rows of what is owed under an agreement, of what was paid, and of what both did to make it enforceable."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Obligation(Base):
    """One instalment or one duty: who owes what to whom until when."""

    __tablename__ = "obligations"
    __table_args__ = (UniqueConstraint("agreement_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    agreement_id: Mapped[UUID] = mapped_column(refers("agreements.id"))
    position: Mapped[int]
    claim_item_id: Mapped[UUID] = mapped_column(refers("claim_items.id"), index=True)
    payer_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    payee_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    amount_fen: Mapped[int]
    due_on: Mapped[date] = mapped_column(index=True)
    manner: Mapped[str]
    state: Mapped[str]
    """due, paid, confirmed, overdue, disputed, waived, replaced (workflows/obligation.py)."""


class Payment(Base):
    """A payment reported for an obligation, and the payee's word on it."""

    __tablename__ = "payments"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    obligation_id: Mapped[UUID] = mapped_column(refers("obligations.id"), index=True)
    amount_fen: Mapped[int]
    paid_on: Mapped[date]
    manner: Mapped[str]
    document_id: Mapped[UUID | None] = mapped_column(refers("documents.id"), index=True)
    reported_by: Mapped[UUID]
    reported_at: Mapped[datetime]
    confirmed_by: Mapped[UUID | None]
    confirmed_at: Mapped[datetime | None]
    disputed_at: Mapped[datetime | None]


class Breach(Base):
    """A report that an obligation was not performed in time, or another duty of an agreement not at all."""

    __tablename__ = "breaches"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    obligation_id: Mapped[UUID | None] = mapped_column(refers("obligations.id"), index=True)
    """None where the agreement has no payments, and a duty beside them was not kept."""
    reported_by: Mapped[UUID]
    reported_at: Mapped[datetime]
    note: Mapped[str]


class GateApplication(Base):
    """Both parties applied together at one gate; noted at the office as they told it."""

    __tablename__ = "gate_applications"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    agreement_id: Mapped[UUID] = mapped_column(refers("agreements.id"), index=True)
    gate: Mapped[str]
    """arbitration_review or judicial_confirmation (law/gates)."""
    receiver: Mapped[str]
    """The commission or court, as it is called."""
    applied_on: Mapped[date]
    outcome: Mapped[str]
    """pending, granted, refused, withdrawn."""
    outcome_on: Mapped[date | None]
    paper: Mapped[str] = mapped_column(default="")
    """Number of the mediation statement or of the ruling."""
    noted_at: Mapped[datetime]
    noted_by: Mapped[UUID]
