"""Rows of minutes. The draft is sealed for the mediators; from the laying out on everything is joint."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class MinutesDraft(Base):
    """What the mediator has written of a session so far; gone when it is laid out."""

    __tablename__ = "minutes_drafts"

    talk_id: Mapped[UUID] = mapped_column(refers("talks.id"), primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    version: Mapped[int]
    content_sealed: Mapped[bytes]
    """JSON of text.Content, under the key of the mediators' compartment."""
    changed_at: Mapped[datetime]
    changed_by: Mapped[UUID]


class MediationMinutes(Base):
    """One version of the minutes of a session: its text does not change, a correction is another row."""

    __tablename__ = "mediation_minutes"
    __table_args__ = (UniqueConstraint("talk_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    talk_id: Mapped[UUID] = mapped_column(refers("talks.id"))
    number: Mapped[int]
    state: Mapped[str]
    """workflows/minutes.py."""
    text: Mapped[dict[str, Any]]
    """As it was laid out (procedure/minutes/lay_out.py), with the names of those days."""
    written: Mapped[dict[str, Any]]
    """text.Content as it was written, with which a correction begins."""
    digest: Mapped[str]
    """SHA-256 of the canonical text, which every signature names."""
    change_note: Mapped[str]
    """What a correction changed; empty for the first version."""
    proposal_id: Mapped[UUID | None] = mapped_column(refers("proposals.id"), index=True)
    """The proposal whose terms were agreed in the session, if any."""
    laid_out_at: Mapped[datetime]
    laid_out_by: Mapped[UUID]
    signed_at: Mapped[datetime | None]


class Attendee(Base):
    """Somebody who was present, with the authority shown there."""

    __tablename__ = "minutes_attendees"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = mapped_column(refers("mediation_minutes.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    role: Mapped[str]
    """mediator, party, or one of rules.OTHER_ROLES."""
    side: Mapped[str]
    """applicant, respondent, or nothing."""
    party_id: Mapped[UUID | None] = mapped_column(refers("parties.id"), index=True)
    person_id: Mapped[UUID | None]
    """None for who has no account: such a person signs on paper."""
    capacity: Mapped[str]
    """Of who acts for a party, as in PartyMember; empty for others."""


class MinutesWord(Base):
    """A signature, a refusal to sign or an objection of somebody who was present."""

    __tablename__ = "minutes_words"
    __table_args__ = (UniqueConstraint("attendee_id", "kind"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    attendee_id: Mapped[UUID] = mapped_column(refers("minutes_attendees.id"))
    kind: Mapped[str]
    """signature, refusal, objection."""
    words: Mapped[str]
    """Why somebody does not sign, or what is objected; empty for a signature."""
    method: Mapped[str]
    """one_time_code, signed_in, paper, thumb_print; online, oral for words."""
    level: Mapped[str]
    """Of a signature: L1, L2, paper (agreements/rules.level)."""
    digest: Mapped[str]
    at: Mapped[datetime]
    person_id: Mapped[UUID | None]
    entered_by: Mapped[UUID | None]
    """The mediator who entered it; None for who spoke for itself."""
    document_id: Mapped[UUID | None] = mapped_column(refers("documents.id"), index=True)


class MinutesFact(Base):
    """A fact that the session found undisputed; each party confirms or denies it (an Utterance about it)."""

    __tablename__ = "minutes_facts"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = mapped_column(refers("mediation_minutes.id"), index=True)
    position: Mapped[int]
    text: Mapped[str]
    claim_item_id: Mapped[UUID | None] = mapped_column(refers("claim_items.id"), index=True)
    law_kind: Mapped[str]
    fact: Mapped[str]
    """One of the facts that the law asks of the claim item; empty where it is none of them."""
    value: Mapped[dict[str, Any] | None]
    """The raw fact under `raw`, as claims keep it."""
    confirmed_at: Mapped[datetime | None]
    """When the last party confirmed it."""
