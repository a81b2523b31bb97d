"""Rows of what is asked for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class ClaimItem(Base):
    """One thing asked for; a sum in fen, or none where no money is asked."""

    __tablename__ = "claim_items"
    __table_args__ = (Index("ix_claim_items_safe", "safe_on", "safe_lead"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    amount_fen: Mapped[int | None]
    period_from: Mapped[date | None]
    period_until: Mapped[date | None]
    basis: Mapped[str]
    added_at: Mapped[datetime | None]
    """After filing; None for what was asked then."""
    changed_at: Mapped[datetime | None]
    """When the sum was changed last."""
    withdrawn_at: Mapped[datetime | None]
    known_on: Mapped[date | None]
    """When the applicant knew of the breach, where that was told."""
    safe_on: Mapped[date | None]
    """The safe day of limitation that is watched: it counts no interruption."""
    safe_lead: Mapped[int | None]
    """How many days ahead the applicant was reminded last; 0 when there is nothing more to remind of."""


class ClaimFacts(Base):
    """What one side says the facts of a claim item are, or what was found undisputed between the sides.

    Said anew it is a new row and the old one is marked, so that what was said before stays known.
    """

    __tablename__ = "claim_facts"
    __table_args__ = (
        Index(
            "uq_claim_facts_standing", "claim_item_id", "law_kind", "side", unique=True,
            sqlite_where=text("replaced_at IS NULL"), postgresql_where=text("replaced_at IS NULL"),
        ),
    )  # fmt: skip

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    claim_item_id: Mapped[UUID] = mapped_column(refers("claim_items.id"), index=True)
    law_kind: Mapped[str]
    """A kind of entitlement (law/entitlements/table.py)."""
    side: Mapped[str]
    """applicant, respondent, or undisputed."""
    number: Mapped[int]
    """Counts what was said about this item, from 1: a form knows by it what its reader saw."""
    facts: Mapped[dict[str, Any]]
    """Raw facts as the kind reads them: sums as text in yuan, days in ISO."""
    note: Mapped[str]
    utterance_id: Mapped[UUID | None]
    """The words of the party from which staff know it; None for what a party wrote itself or was found."""
    stated_at: Mapped[datetime]
    stated_by: Mapped[UUID | None]
    """The person; None for a claim filed without signing in."""
    stated_name: Mapped[str]
    replaced_at: Mapped[datetime | None]
