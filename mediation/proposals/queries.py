"""Read proposals, and answers to them: those a reader may see, or all for the use case that decides."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session

from mediation.channels import compartments
from mediation.channels.models import ChannelEntry, Compartment
from mediation.channels.queries import has_grant, is_member
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import PartyMember
from mediation.proposals.models import Proposal


def of_dispute(session: Session, dispute_id: UUID) -> Sequence[Proposal]:
    """All proposals that were put, newest first."""
    query = select(Proposal).where(Proposal.dispute_id == dispute_id)
    return session.scalars(query.order_by(Proposal.number.desc())).all()


def one(session: Session, dispute_id: UUID, proposal_id: UUID) -> Proposal:
    """A proposal of this dispute. Raises NotFound."""
    found = session.scalar(
        select(Proposal).where(Proposal.id == proposal_id, Proposal.dispute_id == dispute_id)
    )
    if found is None:
        raise NotFound()
    return found


def highest_number(session: Session, dispute_id: UUID) -> int:
    """The number of the newest proposal; 0 before the first."""
    highest = select(func.max(Proposal.number)).where(Proposal.dispute_id == dispute_id)
    return session.scalar(highest) or 0


@dataclass(frozen=True)
class Given:
    """An answer as its reader may see it."""

    answer: str
    words: str
    how: str
    at: datetime
    by_mediator: bool


def answers_seen_by(session: Session, actor: Actor, dispute_id: UUID) -> dict[tuple[UUID, UUID], Given]:
    """(proposal, party) → newest answer, of the channels that this actor may open and no other."""
    if actor.person_id is None:
        return {}
    query = _answers(dispute_id).where(or_(is_member(actor), has_grant(actor)))
    seen = {}
    for entry, place in session.execute(query):
        if entry.subject_id is not None and place.party_id is not None:
            told = _payload(entry, place)
            key = (entry.subject_id, place.party_id)
            seen[key] = Given(told["answer"], told["words"], told["how"], entry.at, entry.by_mediator)
    return seen


def answers(session: Session, proposal: Proposal) -> dict[str, str]:
    """Party (hex) → its newest answer. Only `procedure.propose` may ask, to see whether all have answered."""
    given: dict[str, str] = {}
    query = _answers(proposal.dispute_id).where(ChannelEntry.subject_id == proposal.id)
    for entry, place in session.execute(query):
        if place.party_id is not None:
            given[place.party_id.hex] = _payload(entry, place)["answer"]
    return given


def accepted_by(session: Session, dispute_id: UUID, party_id: UUID, people: Collection[UUID]) -> bool:
    """Whether the terms that all accepted were accepted for a party by one of these people.

    Only `procedure.repair` may ask; that the terms were accepted is joint, who wrote it is not.
    """
    if not people:
        return False
    accepted = select(Proposal.id).where(Proposal.dispute_id == dispute_id, Proposal.state == "accepted")
    query = _answers(dispute_id).where(
        Compartment.party_id == party_id,
        ChannelEntry.subject_id.in_(accepted),
        ChannelEntry.by_mediator.is_(False),
        ChannelEntry.author_id.in_(sorted(people)),
    )
    return session.execute(query).first() is not None


def _by_a_stranger() -> Any:
    """SQL: whoever wrote the entry was led into the party's place by a wrong telephone."""
    return exists().where(
        PartyMember.party_id == Compartment.party_id,
        PartyMember.person_id == ChannelEntry.author_id,
        PartyMember.mistaken_at >= ChannelEntry.at,
    )


def _answers(dispute_id: UUID) -> Select[ChannelEntry, Compartment]:
    joined = select(ChannelEntry, Compartment).join(
        Compartment, Compartment.id == ChannelEntry.compartment_id
    )
    mine = joined.where(
        Compartment.dispute_id == dispute_id, ChannelEntry.kind == "answer", ~_by_a_stranger()
    )
    return mine.order_by(ChannelEntry.compartment_id, ChannelEntry.seq)


def _payload(entry: ChannelEntry, place: Compartment) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(compartments.opener(place)(entry.payload_sealed, entry.id.hex))
    return told
