"""Rows of a dispute that everybody who may see it shares: the joint state, never a private act."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.identity.models import Office
from mediation.kernel.base import Base, refers


class Dispute(Base):
    """One worker on one side, an employer and any others liable on the other."""

    __tablename__ = "disputes"
    __table_args__ = (
        Index("ix_disputes_queue", "office_id", "is_open", "due_on", "id"),
        Index("ix_disputes_newest", "filed_at", "id"),
        Index("ix_disputes_respondent_name", "respondent_name"),
        Index("ix_disputes_safe", "is_open", "safe_on", "id"),
        Index("ix_disputes_closed", "cause", "closed_at", "claimed_fen", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    """Random; `id.hex` is the reference in a party's addresses."""
    number: Mapped[str] = mapped_column(unique=True)
    """Like YC-2026-000093-7; given once by the office that received the claim."""
    office_id: Mapped[UUID] = mapped_column(refers("offices.id"))
    seal_office_id: Mapped[UUID] = mapped_column(refers("offices.id"))
    state: Mapped[str]
    is_open: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    """Counts joint steps only; equals the number of history rows."""
    profile: Mapped[str]
    source: Mapped[str]
    """online, oral, telephone, paper, own_motion, delegated (委派), entrusted (委托)."""
    source_reference: Mapped[str | None]
    """Ticket of a hotline, or case number of the court whose papers came with it."""
    cause: Mapped[str]
    """Kind of the first claim item (claims/kinds.py)."""
    facts: Mapped[str]
    applicant_name: Mapped[str]
    respondent_name: Mapped[str]
    claimed_fen: Mapped[int]
    filed_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    """Last day of the nearest running joint deadline."""
    awaiting_completion: Mapped[str | None]
    """What the applicant was asked to complete, while it is awaited."""
    suspended_for: Mapped[str | None]
    """Ground of the suspension (procedure/course/suspend.py), while the dispute stands still."""
    suspended_at: Mapped[datetime | None]
    suspension_note: Mapped[str | None]
    result: Mapped[str | None]
    """Of a termination: refused, unreachable, no_agreement, time_up, refused_to_sign."""
    settled_privately_fen: Mapped[int | None]
    tracking_hash: Mapped[str] = mapped_column(unique=True)
    employment: Mapped[str | None]
    """continues or ended, as the applicant told; None where nobody told."""
    employment_ended_on: Mapped[date | None]
    safe_on: Mapped[date | None]
    """The nearest safe day of limitation among what is asked, over or not (claims/rules.py)."""

    office: Mapped[Office] = relationship(foreign_keys=[office_id], lazy="raise")


class History(Base):
    """One joint step of a dispute, by whom and when; never edited."""

    __tablename__ = "history"
    __table_args__ = (UniqueConstraint("dispute_id", "version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"))
    version: Mapped[int]
    trigger: Mapped[str]
    from_state: Mapped[str]
    to_state: Mapped[str]
    at: Mapped[datetime]
    person_id: Mapped[UUID | None]
    person_name: Mapped[str]
    role: Mapped[str | None]
    office_id: Mapped[UUID | None]
    on_behalf_of: Mapped[UUID | None]
    note: Mapped[str]


class CaseNumber(Base):
    """The last serial given by an office in a year."""

    __tablename__ = "case_numbers"

    office_id: Mapped[UUID] = mapped_column(refers("offices.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class AgencyConcern(Base):
    """Why an agency may look at a dispute: the ground and the article, from when until when."""

    __tablename__ = "agency_concerns"
    __table_args__ = (Index("ix_agency_concerns_office", "office_id", "until_at", "dispute_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    office_id: Mapped[UUID] = mapped_column(refers("offices.id"))
    ground: Mapped[str]
    """referral_in, joint_invitation, hand_over."""
    article: Mapped[str]
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]


class CounterDelta(Base):
    """What one step changes in the figures; folded by a timer."""

    __tablename__ = "counter_deltas"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(refers("offices.id"))
    month: Mapped[str]
    """Month of filing in Asia/Shanghai, like 2026-11."""
    state: Mapped[str]
    delta: Mapped[int]
    fen: Mapped[int]


class Figure(Base):
    """Folded figures: how many disputes filed in a month stand in a state, and their sum."""

    __tablename__ = "figures"

    office_id: Mapped[UUID] = mapped_column(refers("offices.id"), primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    fen: Mapped[int]
