"""Rows of agreements and signatures. A signature names the digest of the text that was signed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers
from mediation.kernel.encryption import Sealed


class Agreement(Base):
    """What both accepted, written down for signature."""

    __tablename__ = "agreements"
    __table_args__ = (UniqueConstraint("dispute_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    number: Mapped[int]
    proposal_id: Mapped[UUID] = mapped_column(refers("proposals.id"), index=True)
    state: Mapped[str]
    main_facts: Mapped[str]
    result: Mapped[str]
    default_clause: Mapped[str]
    release_scope: Mapped[str]
    other_duties: Mapped[str]
    signatories: Mapped[list[Any]]
    """Keys (hex) of the parties whom the terms bind and who must all sign."""
    sign_by: Mapped[date]
    digest: Mapped[str]
    """SHA-256 of the canonical text that is signed."""
    offered_at: Mapped[datetime]
    declined_by: Mapped[UUID | None]
    declined_at: Mapped[datetime | None]
    sealed_at: Mapped[datetime | None]
    sealed_by: Mapped[UUID | None]
    register_number: Mapped[str | None] = mapped_column(unique=True)
    in_force_at: Mapped[datetime | None]
    replaces_id: Mapped[UUID | None] = mapped_column(refers("agreements.id"), index=True)
    """The agreement that stands until this one, an amended agreement, is in force; None for a first one."""
    findings: Mapped[list[Any]] = mapped_column(default=list, nullable=True)
    """What was found in the draft, with the mediator's explanations (findings.kept); never NULL."""
    cautions: Mapped[dict[str, Any] | None]
    """What the mediator answered to the three cautions (procedure/agreements/settle.py), if it was asked."""
    accounts_sealed: Mapped[bytes | None]

    accounts = Sealed()
    """Where money goes: JSON of text.PayeeAccount."""


class Signature(Base):
    """A party's or the mediator's name under an agreement, with the assurance it was given."""

    __tablename__ = "signatures"
    __table_args__ = (UniqueConstraint("agreement_id", "signer"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(refers("agreements.id"))
    signer: Mapped[str]
    """The party's key in hex, or `mediator`."""
    party_id: Mapped[UUID | None] = mapped_column(refers("parties.id"), index=True)
    side: Mapped[str]
    """applicant, respondent, mediator."""
    person_id: Mapped[UUID | None]
    """None where only a paper shows who signed."""
    person_name: Mapped[str]
    capacity: Mapped[str]
    level: Mapped[str]
    """L1 one-time code, L2 code after identity check, paper (signed or thumb-printed, scanned)."""
    method: Mapped[str]
    digest: Mapped[str]
    at: Mapped[datetime]
    entered_by: Mapped[UUID | None]
    document_id: Mapped[UUID | None] = mapped_column(refers("documents.id"), index=True)
