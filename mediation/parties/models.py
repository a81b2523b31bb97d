"""Rows of the parties. A party is named, then invited, then identified."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers
from mediation.kernel.encryption import Sealed


class Party(Base):
    """Somebody on one side of a dispute; an opponent supplied the address, so it proves nothing."""

    __tablename__ = "parties"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    side: Mapped[str]
    """applicant or respondent."""
    kind: Mapped[str]
    """worker, employer, other_liable."""
    position: Mapped[int]
    name: Mapped[str]
    contact_name: Mapped[str]
    legal_representative: Mapped[str]
    address: Mapped[str]
    ground: Mapped[str]
    """Why one who is not the employer is liable."""
    phone_sealed: Mapped[bytes | None]
    phone_index: Mapped[str | None] = mapped_column(index=True)
    identity_number_sealed: Mapped[bytes | None]
    identity_number_index: Mapped[str | None] = mapped_column(index=True)
    credit_code: Mapped[str | None]
    trade: Mapped[str | None]
    """Of an employer, where somebody told it: one of the trades of the rules."""
    language: Mapped[str | None]
    """In which language or dialect it would rather be spoken with, where somebody asked."""
    filed_it: Mapped[bool] = mapped_column(default=False)
    """This party filed the claim from this very phone number."""
    state: Mapped[str] = mapped_column(default="named")
    invited_at: Mapped[datetime | None]
    identified_at: Mapped[datetime | None]
    identified_by: Mapped[UUID | None]
    identified_how: Mapped[str | None]
    answer: Mapped[str | None]
    """To the invitation: agrees or refuses."""
    answered_at: Mapped[datetime | None]
    added_at: Mapped[datetime | None]
    """After filing; None for those named then."""

    phone = Sealed(indexed_as="phone")
    identity_number = Sealed(indexed_as="identity_number")


class PartyMember(Base):
    """A person who acts for a party, and with what authority."""

    __tablename__ = "party_members"
    __table_args__ = (Index("ix_party_members_person", "person_id", "until_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(refers("persons.id"))
    capacity: Mapped[str]
    """self, legal_representative, agent_special (may settle), agent_general, clerk."""
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    mistaken_at: Mapped[datetime | None]
    """Somebody found that the person never had to do with this party: the telephone was wrong."""


class Utterance(Base):
    """A consent, answer or wish of a party, given online or entered by staff as it was said."""

    __tablename__ = "utterances"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(refers("parties.id"), index=True)
    kind: Mapped[str]
    """invitation, completion, authority, conflict, notice_waiver, decline_to_sign, payment, receipt,
    not_received, breach, waiver, withdrawal, refusal, onward_wish, consent, amendment,
    leaving_group, objection, minutes_fact, limitation."""
    value: Mapped[str]
    subject_id: Mapped[UUID | None]
    how: Mapped[str]
    """online, oral, telephone, wechat, paper."""
    said_at: Mapped[datetime]
    entered_at: Mapped[datetime]
    entered_by: Mapped[UUID | None]
    note: Mapped[str]
    document_id: Mapped[UUID | None]
    contradicted_at: Mapped[datetime | None]
    contradiction: Mapped[str | None]
