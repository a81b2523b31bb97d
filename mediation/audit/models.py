"""Rows of the audit log: entries that are never changed, and the head of each chain."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base

_NOT_PRIVATE = text("dispute_id IS NULL OR compartment_id = dispute_id")


def _index(name: str, *columns: str) -> Index:
    """Private entries stand in no index that others read by: they cost nobody else any time."""
    return Index(
        f"ix_audit_entries_{name}", *columns, sqlite_where=_NOT_PRIVATE, postgresql_where=_NOT_PRIVATE
    )


class AuditEntry(Base):
    """One thing that was done, bound to the one before it in its chain."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        UniqueConstraint("chain", "seq"),
        _index("at", "at", "id"),
        _index("person_id", "person_id", "at"),
        _index("dispute_id", "dispute_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    chain: Mapped[str]
    seq: Mapped[int]
    previous: Mapped[str]
    hash: Mapped[str]
    leaf: Mapped[str]
    salt: Mapped[bytes]
    at: Mapped[datetime]
    verb: Mapped[str]
    person_id: Mapped[UUID | None]
    role: Mapped[str | None]
    office_id: Mapped[UUID | None]
    on_behalf_of: Mapped[UUID | None]
    timer: Mapped[str | None]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    dispute_id: Mapped[UUID | None]
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
