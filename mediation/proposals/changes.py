"""Write a proposal and what became of it: joint rows, and a draft of the next in the mediators' compartment.

In the caller's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, record
from mediation.channels import compartments
from mediation.channels.models import Compartment
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from mediation.proposals import queries, rules, terms
from mediation.proposals.models import Proposal, ProposalDraft
from workflows.proposal import PROPOSAL


def put(
    session: Session,
    actor: Actor,
    chain: Chain,
    ground: Ground,
    dispute_id: UUID,
    agreed: Sequence[terms.Term],
    other_duties: str,
    before: queries.Before,
) -> Proposal:
    """A new proposal, put to all; what stood before it is overtaken."""
    for old in before.standing:
        move(session, old, PROPOSAL, "supersede", actor=actor, chain=chain, ground=ground)
    row = Proposal(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id,
        number=before.next_number, state=PROPOSAL.initial,
        terms=[terms.kept(term) for term in agreed], other_duties=other_duties,
        put_by=actor.person_id, put_at=clock.now(), decided_at=None,
    )  # fmt: skip
    session.add(row)
    told = {"number": row.number, "total_fen": rules.total_fen(row.terms)}
    move(session, row, PROPOSAL, "put", actor=actor, chain=chain, ground=ground, after=told)
    return row


def overtake(session: Session, actor: Actor, chain: Chain, ground: Ground, dispute_id: UUID) -> None:
    """Let every proposal that still stands be superseded: the talks were reopened."""
    for row in queries.before(session, dispute_id).standing:
        move(session, row, PROPOSAL, "supersede", actor=actor, chain=chain, ground=ground)


def decide(
    session: Session, actor: Actor, chain: Chain, ground: Ground, row: Proposal, accepted: bool
) -> None:
    """All have answered. Who declined is told to nobody here."""
    row.decided_at = clock.now()
    trigger = "accept" if accepted else "not_accept"
    move(session, row, PROPOSAL, trigger, actor=actor, chain=chain, ground=ground)


def agree_in_minutes(session: Session, actor: Actor, chain: Chain, ground: Ground, row: Proposal) -> None:
    """All whom the terms bind signed them in minutes of a joint session, whatever they answered apart."""
    row.decided_at = clock.now()
    move(session, row, PROPOSAL, "agree", actor=actor, chain=chain, ground=ground)


def keep_draft(session: Session, actor: Actor, place: Compartment, typed: Mapping[str, Any]) -> ProposalDraft:
    """What was typed so far, in place of what was kept before; `place` is the mediators', locked."""
    if actor.person_id is None:
        raise ValueError("a draft has a person for its author")
    row = session.get(ProposalDraft, place.dispute_id)
    if row is None:
        row = ProposalDraft(dispute_id=place.dispute_id, revision=0)
        session.add(row)
    row.revision, row.kept_by, row.kept_at = row.revision + 1, actor.person_id, clock.now()
    body = json.dumps(typed, ensure_ascii=False).encode()
    row.payload_sealed = compartments.sealer(place)(body, queries.PLACE_OF_DRAFT)
    _note(session, actor, place, "proposal.draft_kept", row)
    return row


def drop_draft(session: Session, actor: Actor, place: Compartment) -> None:
    """Nothing is kept any more: it was put, or thrown away. Nothing happens where nothing was kept."""
    row = session.get(ProposalDraft, place.dispute_id)
    if row is not None and row.payload_sealed is not None:
        row.revision, row.payload_sealed = row.revision + 1, None
        _note(session, actor, place, "proposal.draft_dropped", row)


def _note(session: Session, actor: Actor, place: Compartment, verb: str, row: ProposalDraft) -> None:
    subject = Subject("proposal_draft", row.dispute_id)
    record(session, actor, verb, subject, compartments.chain_of(place), after={"revision": row.revision})
