"""Rows of the register beside its entries: what was changed, the proofs, the training, and private ties."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers
from mediation.kernel.encryption import Sealed, blind_index

NAMES = "tie|name"
"""Purpose of the blind index over names and company codes that a mediator declared."""


def name_index(text: str) -> str:
    """The keyed index of a name, a company code or an address, whatever blanks it was typed with."""
    return blind_index("".join(text.split()), NAMES)


class RegisterChange(Base):
    """One change of a mediator's entry, dated and never edited: the entry itself is what stands today."""

    __tablename__ = "register_changes"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    office_id: Mapped[UUID] = mapped_column(refers("offices.id"), index=True)
    kind: Mapped[str]
    """entered, changed, renewed, suspended, resumed, ended."""
    version: Mapped[int]
    """Of the entry from then on."""
    told: Mapped[dict[str, Any]]
    """What the entry says from then on: number, body, first and last day, languages, trades."""
    reason: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    by_name: Mapped[str]


class QualificationProof(Base):
    """What shows one of the four conditions of 4343: a note, a paper if there is one, who checked it."""

    __tablename__ = "qualification_proofs"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    condition: Mapped[str]
    """impartial, knows_law, communicates, knows_psychology."""
    note: Mapped[str]
    checked_by: Mapped[str]
    checked_on: Mapped[date]
    paper_name: Mapped[str | None]
    """The bytes lie sealed in the file store under the key of this row."""
    paper_size: Mapped[int | None]
    paper_sha256: Mapped[str | None]
    entered_at: Mapped[datetime]
    entered_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    entered_name: Mapped[str]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_name: Mapped[str | None]
    withdrawn_reason: Mapped[str | None]


class Training(Base):
    """Hours that a mediator learnt, as it reported them or as the manager entered them."""

    __tablename__ = "trainings"
    __table_args__ = (Index("ix_trainings_person", "person_id", "held_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"))
    held_on: Mapped[date]
    minutes: Mapped[int]
    topic: Mapped[str]
    given_by: Mapped[str]
    reported_at: Mapped[datetime]
    reported_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    reported_name: Mapped[str]
    counted: Mapped[bool | None]
    """None while nobody has looked at it; then whether the hours count."""
    decided_at: Mapped[datetime | None]
    decided_name: Mapped[str | None]
    decided_reason: Mapped[str | None]


class Tie(Base):
    """Somebody with whom a mediator could be in a conflict, told once; read by that mediator alone.

    What a case has in common with it is found by the index, so that nobody else need read the list.
    """

    __tablename__ = "mediator_ties"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    kind: Mapped[str]
    """relative, employer (present or former), address."""
    name_sealed: Mapped[bytes | None]
    name_index: Mapped[str | None] = mapped_column(index=True)
    phone_sealed: Mapped[bytes | None]
    phone_index: Mapped[str | None] = mapped_column(index=True)
    declared_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    name = Sealed()
    phone = Sealed(indexed_as="phone")
