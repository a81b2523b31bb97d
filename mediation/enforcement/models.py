"""Rows of what is owed under an agreement and of what was paid."""

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
    claim_item_id: Mapped[UUID] = mapped_column(refers("claim_items.id"))
    payer_id: Mapped[UUID] = mapped_column(refers("parties.id"))
    payee_id: Mapped[UUID] = mapped_column(refers("parties.id"))
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
    document_id: Mapped[UUID | None] = mapped_column(refers("documents.id"))
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
    obligation_id: Mapped[UUID | None] = mapped_column(refers("obligations.id"))
    """None where the agreement has no payments, and a duty beside them was not kept."""
    reported_by: Mapped[UUID]
    reported_at: Mapped[datetime]
    note: Mapped[str]
