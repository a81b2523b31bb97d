"""Rows of people and offices. An account signs in; a person acts; a party stands in a dispute."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.kernel.base import Base, refers
from mediation.kernel.encryption import Sealed


class Office(Base):
    """A mediation body or an agency: its legal basis, what it may take in, whose seal it uses."""

    __tablename__ = "offices"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str]
    kind: Mapped[str]
    parent_id: Mapped[UUID | None] = mapped_column(refers("offices.id"))
    path: Mapped[str] = mapped_column(index=True)
    """Codes from the root down, like `YC/YC01/`: an office covers all whose path begins with its own."""
    legal_basis: Mapped[str]
    scope: Mapped[list[Any]]
    """Kinds of claim that the office may take in (claims/kinds.py)."""
    profile: Mapped[str]
    """Clock profile (law/clocks.py)."""
    seal_office_id: Mapped[UUID | None] = mapped_column(refers("offices.id"))
    short_name: Mapped[str]
    """As it stands in the Chinese case number: 越城."""
    region: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    is_open: Mapped[bool] = mapped_column(default=True)
    session_notice_days: Mapped[int | None]
    """Working days before a session by which the parties are told: the office's promise, not the law's.
    None: the usual one (bookings/rules.py)."""
    complaint_answer_days: Mapped[int | None]
    """Working days within which a complaint is answered: a promise, too. None: the usual one
    (complaints/rules.py)."""

    @property
    def uses_seal_of(self) -> UUID:
        return self.seal_office_id or self.id


class Person(Base):
    """A natural person."""

    __tablename__ = "persons"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    phone_sealed: Mapped[bytes | None]
    phone_index: Mapped[str | None] = mapped_column(index=True)
    language: Mapped[str] = mapped_column(default="zh_Hans_CN")
    created_at: Mapped[datetime]

    phone = Sealed(indexed_as="phone")


class Account(Base):
    """What signs in: staff by name and password, parties by phone and one-time code."""

    __tablename__ = "accounts"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"), unique=True)
    kind: Mapped[str]
    name: Mapped[str | None] = mapped_column(unique=True)
    phone_index: Mapped[str | None] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    password_set_at: Mapped[datetime | None]
    """When the present password was chosen."""
    state: Mapped[str]
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    invite_hash: Mapped[str | None] = mapped_column(unique=True)
    invite_until: Mapped[datetime | None]
    reset_hash: Mapped[str | None] = mapped_column(unique=True, index=True)
    reset_until: Mapped[datetime | None]
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


class FormerPassword(Base):
    """A password that was replaced: kept hashed, as many as are not taken again."""

    __tablename__ = "former_passwords"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(refers("accounts.id"), index=True)
    password_hash: Mapped[str]
    replaced_at: Mapped[datetime]


class RoleHolding(Base):
    """A role held at an office, from a moment until another; never edited, only ended."""

    __tablename__ = "role_holdings"
    __table_args__ = (Index("ix_role_holdings_open", "person_id", "until_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"))
    office_id: Mapped[UUID] = mapped_column(refers("offices.id"), index=True)
    role: Mapped[str]
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]


class SignInSession(Base):
    """One sign-in, kept on the server so that it can be listed and ended."""

    __tablename__ = "sign_in_sessions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[UUID] = mapped_column(refers("accounts.id"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    device: Mapped[str]
    assurance: Mapped[str]
    """How the person showed who it is: `password`, `two_factors`, `passkey`, `recovery_code` or
    `one_time_code`."""
    confirmed_at: Mapped[datetime | None]
    """When the person last showed it, at signing in or since."""

    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)


class OneTimeCode(Base):
    """A code sent to a phone for one purpose; hashed, short-lived, few attempts."""

    __tablename__ = "one_time_codes"
    __table_args__ = (UniqueConstraint("phone_index", "purpose"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    phone_index: Mapped[str]
    purpose: Mapped[str]
    """`sign_in`, or `sign:<agreement>` for a signature."""
    code_hash: Mapped[str]
    sent_at: Mapped[datetime]
    until_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_today: Mapped[int] = mapped_column(default=1)
    used_at: Mapped[datetime | None]
