"""Rows of the mediators' register, of assignments and of plans that give many to others at once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class MediatorProfile(Base):
    """A mediator's entry in the register of an office, with the four conditions of 4343."""

    __tablename__ = "mediator_profiles"

    person_id: Mapped[UUID] = mapped_column(refers("persons.id"), primary_key=True)
    office_id: Mapped[UUID] = mapped_column(refers("offices.id"), index=True)
    register_number: Mapped[str]
    term_from: Mapped[date]
    term_until: Mapped[date]
    suspended: Mapped[bool] = mapped_column(default=False)
    body: Mapped[str] = mapped_column(default="")
    """The body that put the mediator on its register, where that is not the office itself."""
    ended_on: Mapped[date | None]
    """Struck off on this day; the entry stays to be read."""
    version: Mapped[int] = mapped_column(default=0)
    qualifications: Mapped[dict[str, Any]]
    """impartial, knows_law, communicates, knows_psychology → the evidence for it, or empty."""
    languages: Mapped[list[Any]]
    trades: Mapped[list[Any]]


class Assignment(Base):
    """A mediator named for a dispute, who takes it on or refuses, declaring conflicts."""

    __tablename__ = "assignments"
    __table_args__ = (
        Index("ix_assignments_person", "person_id", "state", "dispute_id"),
        Index("ix_assignments_dispute", "dispute_id", "state", "person_id"),
        Index("ix_assignments_newest", "person_id", "state", "named_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"))
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"))
    state: Mapped[str]
    """proposed, accepted, refused, ended (workflows/assignment.py)."""
    named_at: Mapped[datetime]
    named_by: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str | None]
    conflict: Mapped[str | None]
    """What the mediator disclosed; open until every party has agreed in writing."""
    conflict_settled_at: Mapped[datetime | None]
    disclosed_at: Mapped[datetime | None]
    """When the conflict was disclosed last: what parties said before is no word about it."""
    frozen_at: Mapped[datetime | None]
    """Since when an objection holds the mediator back; None while none does."""


class Reassignment(Base):
    """A manager's plan to spread the open disputes of one mediator over others, who fell ill or goes away."""

    __tablename__ = "reassignments"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(refers("offices.id"), index=True)
    """Of the manager's post in which it was asked for."""
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    """The mediator whose disputes are given to others."""
    asked_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    asked_name: Mapped[str]
    asked_at: Mapped[datetime]
    reason: Mapped[str]
    begun_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class ReassignmentItem(Base):
    """One dispute of such a plan: who is to take it on, and what became of it."""

    __tablename__ = "reassignment_items"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    reassignment_id: Mapped[UUID] = mapped_column(refers("reassignments.id"), index=True)
    position: Mapped[int]
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    to_person_id: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    outcome: Mapped[str | None]
    """moved or left; None while its turn has not come."""
    why: Mapped[list[Any]]
    """Codes of everything that kept it with its mediator."""
    done_at: Mapped[datetime | None]
