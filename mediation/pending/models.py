"""Rows of acts that await consent, in the joint record of their dispute."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class PendingAct(Base):
    """A step that one person asked for, taken when everybody whose consent it needs has given it."""

    __tablename__ = "pending_acts"
    __table_args__ = (
        Index("ix_pending_acts_dispute", "dispute_id", "state"),
        Index("ix_pending_acts_asked_by", "asked_by", "state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"))
    trigger: Mapped[str]
    """The step of the dispute that will be taken; `correct` stands outside its table."""
    seen_version: Mapped[int]
    """Joint version of the dispute at which it was asked for."""
    given: Mapped[dict[str, Any]]
    """What the step needs to know, as plain values; never anything of a channel."""
    reason: Mapped[str]
    asked_by: Mapped[UUID] = mapped_column(refers("persons.id"))
    asked_name: Mapped[str]
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[str]
    """waiting, done, refused, taken_back, expired (workflows/pending_act.py)."""
    closed_at: Mapped[datetime | None]


class PendingNeed(Base):
    """One consent that an act needs: of a party, of a second officer, or of the manager of an office."""

    __tablename__ = "pending_needs"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    act_id: Mapped[UUID] = mapped_column(refers("pending_acts.id"), index=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    kind: Mapped[str]
    """party, officer, office."""
    party_id: Mapped[UUID | None] = mapped_column(refers("parties.id"), index=True)
    office_id: Mapped[UUID | None] = mapped_column(refers("offices.id"), index=True)
    answer: Mapped[str | None]
    """agrees or refuses; None while it is awaited."""
    answered_by: Mapped[UUID | None] = mapped_column(refers("persons.id"), index=True)
    """Who answered, or entered the answer of a party as it was said."""
    answered_name: Mapped[str]
    answered_at: Mapped[datetime | None]
    utterance_id: Mapped[UUID | None] = mapped_column(refers("utterances.id"), index=True)
    """The party's own words, which it can contradict."""
    words: Mapped[str]
