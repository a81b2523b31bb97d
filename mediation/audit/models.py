"""Rows of the audit log: entries that are never changed, and the head of each chain."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base


class AuditEntry(Base):
    """One thing that was done, bound to the one before it in its chain."""

    __tablename__ = "audit_entries"
    __table_args__ = (UniqueConstraint("chain", "seq"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    chain: Mapped[str]
    seq: Mapped[int]
    previous: Mapped[str]
    hash: Mapped[str]
    leaf: Mapped[str]
    salt: Mapped[bytes]
    at: Mapped[datetime] = mapped_column(index=True)
    verb: Mapped[str]
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    role: Mapped[str | None]
    office_id: Mapped[UUID | None]
    on_behalf_of: Mapped[UUID | None]
    timer: Mapped[str | None]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    dispute_id: Mapped[UUID | None] = mapped_column(index=True)
    compartment_id: Mapped[UUID | None]
    body: Mapped[str]
    """Canonical JSON of before, after, reason and relation; base64 ciphertext in a private chain."""


class AuditHead(Base):
    """The newest entry of each chain: what a truncated log is found out by."""

    __tablename__ = "audit_heads"

    chain: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int]
    hash: Mapped[str]
    at: Mapped[datetime]
