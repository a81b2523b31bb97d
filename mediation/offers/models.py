"""Rows of sealed offers that all three know: the manner and its rounds. What was sealed lies elsewhere.

A party's own figures are entries of a compartment of its own, to which no grant is ever given; the mediator's
figure is an entry of the mediators' compartment.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers
from mediation.kernel.encryption import Sealed


class BlindMethod(Base):
    """The manner of sealed offers between a worker and whoever would pay, to which both agree beforehand."""

    __tablename__ = "blind_methods"
    __table_args__ = (
        UniqueConstraint("dispute_id", "number"),
        Index("ix_blind_methods_state", "state", "answer_by"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"))
    number: Mapped[int]
    state: Mapped[str]
    """asked, agreed, sealing, told, ended, void (workflows/blind_offer.py)."""
    scope: Mapped[str]
    """total or items (offers/rules.SCOPES)."""
    figure: Mapped[str]
    """mediator or midpoint (offers/rules.FIGURES)."""
    items: Mapped[list[Any]]
    """The claim items (hex) that are offered for, or that the total is made of."""
    worker_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    payer_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    asked_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    asked_at: Mapped[datetime]
    answer_by: Mapped[date]
    """The last day on which a party can agree."""
    closed_at: Mapped[datetime | None]
    closed_why: Mapped[str | None]
    """Why it was stopped; names nobody."""


class BlindRound(Base):
    """One round: until when both may seal, and what was told of it."""

    __tablename__ = "blind_rounds"
    __table_args__ = (UniqueConstraint("method_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    method_id: Mapped[UUID] = mapped_column(refers("blind_methods.id"))
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    number: Mapped[int]
    opened_at: Mapped[datetime]
    due_on: Mapped[date]
    closed_at: Mapped[datetime | None]
    told_sealed: Mapped[bytes | None]
    """What all three are told (JSON), when both have sealed; nothing where one did not in time."""

    told = Sealed()
