"""Reads of who acts for a party and of what parties said."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, aliased

from mediation.identity.models import Person
from mediation.parties.models import Party, PartyMember, Utterance

BY_PHONE = ("self", "clerk")
"""Capacities that a telephone gives; for any other somebody has seen an authority."""


def parties_of(person_id: Any, capacities: Collection[str]) -> Select[UUID]:
    """A select of the identified parties for which somebody acts in one of these capacities."""
    joined = select(PartyMember.party_id).join(Party, Party.id == PartyMember.party_id)
    return joined.where(
        PartyMember.person_id == person_id, PartyMember.until_at.is_(None),
        PartyMember.capacity.in_(sorted(capacities)), Party.state == "identified",
    )  # fmt: skip


def open_memberships(session: Session, party_id: UUID, person_id: UUID) -> list[PartyMember]:
    """In what capacities a person acts for a party now."""
    query = select(PartyMember).where(
        PartyMember.party_id == party_id,
        PartyMember.person_id == person_id,
        PartyMember.until_at.is_(None),
    )
    return list(session.scalars(query))


def came_by_phone(session: Session, party_id: UUID, phone_index: str) -> list[PartyMember]:
    """Who acts for a party because of this telephone, and not by an authority that somebody has seen."""
    query = (
        select(PartyMember)
        .join(Person, Person.id == PartyMember.person_id)
        .where(
            PartyMember.party_id == party_id,
            PartyMember.until_at.is_(None),
            PartyMember.capacity.in_(BY_PHONE),
            Person.phone_index == phone_index,
        )
    )
    return list(session.scalars(query))


def led_by_phone(session: Session, party_id: UUID, phone_index: str) -> list[PartyMember]:
    """Whoever acts or acted for a party because of this telephone; nobody who has an authority now."""
    authority = aliased(PartyMember)
    by_authority = exists().where(
        authority.party_id == party_id,
        authority.person_id == PartyMember.person_id,
        authority.until_at.is_(None),
        authority.capacity.not_in(BY_PHONE),
    )
    query = (
        select(PartyMember)
        .join(Person, Person.id == PartyMember.person_id)
        .where(
            PartyMember.party_id == party_id,
            PartyMember.mistaken_at.is_(None),
            PartyMember.capacity.in_(BY_PHONE),
            Person.phone_index == phone_index,
            ~by_authority,
        )
        .order_by(PartyMember.from_at, PartyMember.id)
    )
    return list(session.scalars(query))


def sides_of(session: Session, dispute_id: UUID, person_id: UUID) -> set[str]:
    """Every side of a dispute on which a person ever stood, not counting where it was led by mistake."""
    query = (
        select(Party.side)
        .join(PartyMember, PartyMember.party_id == Party.id)
        .where(
            PartyMember.dispute_id == dispute_id,
            PartyMember.person_id == person_id,
            PartyMember.mistaken_at.is_(None),
        )
    )
    return set(session.scalars(query))


def ever_mistaken(session: Session, party_id: UUID, person_id: UUID) -> bool:
    """Whether somebody found that this person never had to do with the party."""
    found = exists().where(
        PartyMember.party_id == party_id,
        PartyMember.person_id == person_id,
        PartyMember.mistaken_at.is_not(None),
    )
    return bool(session.scalar(select(found)))


def member(session: Session, dispute_id: UUID, member_id: UUID) -> PartyMember | None:
    """A membership of this dispute that has not ended."""
    query = select(PartyMember).where(
        PartyMember.id == member_id, PartyMember.dispute_id == dispute_id, PartyMember.until_at.is_(None)
    )
    return session.scalar(query)


def agreed_to(
    session: Session, dispute_id: UUID, kind: str, subject_id: UUID, since: datetime | None = None
) -> dict[UUID, str]:
    """Party → its latest word of a kind about one thing; words it contradicted do not count.

    Nor do those entered before `since`, where it is given.
    """
    query = (
        select(Utterance.party_id, Utterance.value)
        .where(
            Utterance.dispute_id == dispute_id,
            Utterance.kind == kind,
            Utterance.subject_id == subject_id,
            Utterance.contradicted_at.is_(None),
        )
        .order_by(Utterance.entered_at, Utterance.said_at)
    )
    if since is not None:
        query = query.where(Utterance.entered_at >= since)
    return {row.party_id: row.value for row in session.execute(query)}
