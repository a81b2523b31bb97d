"""Rows of preparation (the mediator's own) and of joint sessions (everybody's)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
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
    rights: Mapped[list[Any] | None]
    """Which rights and duties were told: codes of talks/rules.RIGHTS; None for older lines."""
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
    ends_at: Mapped[datetime | None]
    """As planned; None for what was arranged before lengths were asked."""
    room_id: Mapped[UUID | None]
    """A room of the handling office; rooms are closed and never deleted."""
    telephone: Mapped[str | None]
    """By which the parties call in; none when the mediator calls them."""
    link: Mapped[str | None]
    """Of a video meeting of the office's own choice; shown to those invited, after signing in."""
    short_notice: Mapped[bool | None]
    """Told later than the office promises, with the consent of all parties."""
    sequence: Mapped[int | None]
    """How often time or state changed since it was arranged (SEQUENCE of RFC 5545)."""
    reminded_at: Mapped[datetime | None]
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
    """Statute cards and lines of like cases as they were told then (procedure/talks/cite.py), if any."""
    recorded_by: Mapped[UUID | None]


class Conveyance(Base):
    """Words that left a channel as their party released them; everybody in the dispute may read them."""

    __tablename__ = "conveyances"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    """Whose words they are."""
    words: Mapped[str]
    consent: Mapped[str]
    """own_mark: the party's own mark on its statement, which stays in its channel."""
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)


class Absence(Base):
    """A party that did not come to a session, excused or not; it refuses nothing by that."""

    __tablename__ = "absences"
    __table_args__ = (UniqueConstraint("talk_id", "party_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    talk_id: Mapped[UUID] = mapped_column(refers("talks.id"))
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    excused: Mapped[bool]
    noted_at: Mapped[datetime]
    noted_by: Mapped[UUID]
