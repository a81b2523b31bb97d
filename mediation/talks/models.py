"""Rows of preparation (the mediator's own) and of joint sessions (everybody's)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Contact(Base):
    """An attempt to reach a party or a talk with it; the note is sealed for the mediators."""

    __tablename__ = "contacts"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    side: Mapped[str]
    at: Mapped[datetime]
    how: Mapped[str]
    """telephone, visit, at_office, wechat, letter."""
    reached: Mapped[bool]
    rights_told: Mapped[bool]
    note_sealed: Mapped[bytes | None]
    entered_by: Mapped[UUID]
    entered_at: Mapped[datetime]


class Preparation(Base):
    """The case map and the way chosen, sealed for the mediators; one row a dispute."""

    __tablename__ = "preparations"

    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), primary_key=True)
    issues_noted: Mapped[bool] = mapped_column(default=False)
    attempts_exhausted: Mapped[bool] = mapped_column(default=False)
    """Every way of reaching the respondent was tried and is in the log."""
    way: Mapped[str | None]
    """back_to_back_first or face_to_face_first."""
    place: Mapped[str | None]
    """at_office, online, telephone, on_site."""
    applicant_meets: Mapped[bool] = mapped_column(default=True)
    respondent_meets: Mapped[bool] = mapped_column(default=True)
    reason_not_apart: Mapped[str | None]
    """Why a party was not heard apart, from the list of the step's form."""
    map_sealed: Mapped[bytes | None]
    changed_at: Mapped[datetime]


class Announcement(Base):
    """The mediator tells all that a party was heard apart; when and how often stays private."""

    __tablename__ = "announcements"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[UUID]


class Talk(Base):
    """A joint session: scheduled with notice, held with minutes, postponed, missed or cancelled."""

    __tablename__ = "talks"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    state: Mapped[str]
    starts_at: Mapped[datetime]
    mode: Mapped[str]
    """at_office, telephone, video, on_site."""
    place: Mapped[str]
    notice_at: Mapped[datetime]
    held_from: Mapped[datetime | None]
    held_until: Mapped[datetime | None]
    present: Mapped[str]
    issues: Mapped[str]
    positions: Mapped[str]
    undisputed_facts: Mapped[str]
    methods: Mapped[list[Any]]
    """build_trust, explain_law, cite_cases, back_to_back, face_to_face."""
    outcome: Mapped[str]
    cited: Mapped[dict[str, Any] | None]
    """Statute cards and lines of like cases as they were told then (procedure/cite.py), if any."""
    recorded_by: Mapped[UUID | None]
