"""Rows of drafts, sealed, gone after thirty days."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers
from mediation.kernel.encryption import Sealed


class Application(Base):
    """A claim being written. `answers` is sealed JSON; after filing it is wiped and `dispute_id` kept."""

    __tablename__ = "applications"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    resume_hash: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[UUID | None] = mapped_column(index=True)
    state: Mapped[str]
    answers_sealed: Mapped[bytes | None]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    dispute_id: Mapped[UUID | None]

    answers = Sealed()


class ApplicationFile(Base):
    """A paper uploaded to a draft; its bytes lie in the file store under the row's key."""

    __tablename__ = "application_files"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID] = mapped_column(refers("applications.id"), index=True)
    title: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    scan: Mapped[str]
    added_at: Mapped[datetime]
