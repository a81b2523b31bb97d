"""Rows of joint papers. Private evidence lies in its channel as an entry, not here."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Document(Base):
    """A paper in the joint file. The bytes lie sealed in the file store under the row's own key."""

    __tablename__ = "documents"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    compartment_id: Mapped[UUID] = mapped_column(refers("compartments.id"), index=True)
    party_id: Mapped[UUID | None]
    kind: Mapped[str]
    """evidence, identity, power_of_attorney, payment_proof, paper_record."""
    title: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    scan: Mapped[str]
    state: Mapped[str]
    added_at: Mapped[datetime]
    added_by: Mapped[UUID | None]
