"""Read proposals, and answers to them: those a reader may see, or all for the use case that decides."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from mediation.channels import compartments
from mediation.channels.criteria import opens_entry
from mediation.channels.models import ChannelEntry, Compartment
from mediation.disputes.models import Dispute
from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party, PartyMember
from mediation.proposals import counters, imbalance
from mediation.proposals.counters import Counter
from mediation.proposals.imbalance import Shortfall
from mediation.proposals.models import Proposal, ProposalDraft
from workflows.proposal import PROPOSAL

PLACE_OF_DRAFT = "proposal_draft"
"""Where inside the mediators' compartment a draft is sealed."""


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


@dataclass(frozen=True)
class Before:
    """What a new proposal comes after: those put before it, oldest first, and whether a draft is kept."""

    proposals: tuple[Proposal, ...]
    drafted: bool

    @property
    def next_number(self) -> int:
        """The number of the next one."""
        return self.proposals[-1].number + 1 if self.proposals else 1

    @property
    def standing(self) -> tuple[Proposal, ...]:
        """Those that a new one overtakes."""
        sources = PROPOSAL.step("supersede").sources
        return tuple(row for row in self.proposals if row.state in sources)


def before(session: Session, dispute_id: UUID) -> Before:
    """What a new proposal of this dispute comes after, in one statement."""
    kept = exists().where(ProposalDraft.dispute_id == Dispute.id, ProposalDraft.payload_sealed.is_not(None))
    query = select(Proposal, kept.label("kept")).select_from(Dispute)
    query = query.outerjoin(Proposal, Proposal.dispute_id == Dispute.id).where(Dispute.id == dispute_id)
    rows = session.execute(query.order_by(Proposal.number)).all()
    return Before(
        tuple(row.Proposal for row in rows if row.Proposal is not None), any(row.kept for row in rows)
    )


@dataclass(frozen=True)
class Given:
    """An answer as its reader may see it."""

    answer: str
    words: str
    how: str
    at: datetime
    by_mediator: bool
    counter: Counter | None = None
    """What the party would agree to instead; its mark is the one of its sending."""
    own_words: str = ""
    """With which a worker accepted less than the law gives, and what stood beside them."""
    figures: tuple[Shortfall, ...] = ()


def answers_seen_by(session: Session, actor: Actor, dispute_id: UUID) -> dict[tuple[UUID, UUID], Given]:
    """(proposal, party) → newest answer, of the channels that this actor may open and no other."""
    if actor.person_id is None:
        return {}
    query = _answers(dispute_id).where(opens_entry(actor))
    seen = {}
    for entry, place in session.execute(query):
        if entry.subject_id is not None and place.party_id is not None:
            told = _payload(entry, place)
            key = (entry.subject_id, place.party_id)
            seen[key] = _given(entry, told)
    return seen


def _given(entry: ChannelEntry, told: dict[str, Any]) -> Given:
    confirmed = told.get("confirmed") or {}
    counter = counters.read(told["counter"], told.get("seal")) if "counter" in told else None
    return Given(
        told["answer"], told["words"], told["how"], entry.at, entry.by_mediator, counter,
        confirmed.get("words", ""), imbalance.read(confirmed.get("figures", ())),
    )  # fmt: skip


def answers(session: Session, proposal: Proposal) -> dict[str, str]:
    """Party (hex) → its newest answer. Only `procedure.propose` may ask, to see whether all have answered."""
    given: dict[str, str] = {}
    query = _answers(proposal.dispute_id).where(ChannelEntry.subject_id == proposal.id)
    for entry, place in session.execute(query):
        if place.party_id is not None:
            given[place.party_id.hex] = _payload(entry, place)["answer"]
    return given


def unanswered_by(dispute_id: Any, parties: Select[UUID]) -> Select[UUID]:
    """A select of those among these parties that have not answered what is put; for their own pages alone."""
    answered = exists().where(
        Compartment.party_id == Party.id, Compartment.kind == compartments.CHANNEL,
        ChannelEntry.compartment_id == Compartment.id, ChannelEntry.kind == "answer",
        ChannelEntry.subject_id == Proposal.id, ~_by_a_stranger(),
    )  # fmt: skip
    joined = select(Party.id).join(Proposal, Proposal.dispute_id == Party.dispute_id)
    put = joined.where(Proposal.dispute_id == dispute_id, Proposal.state == "put", Party.id.in_(parties))
    return put.where(~answered)


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


def has_confirmed(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, about: Collection[UUID]
) -> bool:
    """Whether a party read its range and said so, of a proposal or agreement among `about`.

    In one statement, of entries that the actor may open; False for anybody else.
    """
    if actor.person_id is None:
        return False
    told = _of_kinds(dispute_id, "answer", "confirmation").where(
        Compartment.party_id == party_id, ChannelEntry.subject_id.in_(sorted(about)), opens_entry(actor)
    )
    rows = session.execute(told)
    return any("confirmed" in _payload(entry, place) for entry, place in rows)


@dataclass(frozen=True)
class Draft:
    """A proposal that is not finished: what was typed, by whom and when it was kept last."""

    revision: int
    kept_by: UUID
    by_name: str
    kept_at: datetime
    typed: dict[str, Any]


def draft_of(session: Session, dispute_id: UUID) -> Draft | None:
    """The mediators' draft, in one statement; None where nothing is kept. Whoever calls asked the policy."""
    query = (
        select(ProposalDraft, Compartment, Person.name)
        .join(Compartment, Compartment.dispute_id == ProposalDraft.dispute_id)
        .join(Person, Person.id == ProposalDraft.kept_by)
        .where(ProposalDraft.dispute_id == dispute_id, Compartment.kind == compartments.MEDIATOR)
    )
    found = session.execute(query).one_or_none()
    if found is None or found.ProposalDraft.payload_sealed is None:
        return None
    row = found.ProposalDraft
    typed = json.loads(compartments.opener(found.Compartment)(row.payload_sealed, PLACE_OF_DRAFT))
    return Draft(row.revision, row.kept_by, found.name, row.kept_at, typed)


def _by_a_stranger() -> Any:
    """SQL: whoever wrote the entry was led into the party's place by a wrong telephone."""
    return exists().where(
        PartyMember.party_id == Compartment.party_id,
        PartyMember.person_id == ChannelEntry.author_id,
        PartyMember.mistaken_at >= ChannelEntry.at,
    )


def _answers(dispute_id: UUID) -> Select[ChannelEntry, Compartment]:
    return _of_kinds(dispute_id, "answer")


def _of_kinds(dispute_id: UUID, *kinds: str) -> Select[ChannelEntry, Compartment]:
    joined = select(ChannelEntry, Compartment).join(
        Compartment, Compartment.id == ChannelEntry.compartment_id
    )
    mine = joined.where(Compartment.dispute_id == dispute_id, ChannelEntry.kind.in_(kinds), ~_by_a_stranger())
    return mine.order_by(ChannelEntry.compartment_id, ChannelEntry.seq)


def _payload(entry: ChannelEntry, place: Compartment) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(compartments.opener(place)(entry.payload_sealed, entry.id.hex))
    return told
