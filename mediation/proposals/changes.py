"""Write a proposal and what became of it: joint rows, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Chain
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from mediation.proposals import queries, rules, terms
from mediation.proposals.models import Proposal
from workflows.proposal import PROPOSAL


def put(
    session: Session,
    actor: Actor,
    chain: Chain,
    ground: Ground,
    dispute_id: UUID,
    agreed: Sequence[terms.Term],
    other_duties: str,
) -> Proposal:
    """A new proposal, put to all; what stood before it is overtaken."""
    overtake(session, actor, chain, ground, dispute_id)
    row = Proposal(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id,
        number=queries.highest_number(session, dispute_id) + 1, state=PROPOSAL.initial,
        terms=[terms.kept(term) for term in agreed], other_duties=other_duties,
        put_by=actor.person_id, put_at=clock.now(), decided_at=None,
    )  # fmt: skip
    session.add(row)
    told = {"number": row.number, "total_fen": rules.total_fen(row.terms)}
    move(session, row, PROPOSAL, "put", actor=actor, chain=chain, ground=ground, after=told)
    return row


def overtake(session: Session, actor: Actor, chain: Chain, ground: Ground, dispute_id: UUID) -> None:
    """Let every proposal that still stands be superseded: a new one comes, or talks were reopened."""
    standing = select(Proposal).where(
        Proposal.dispute_id == dispute_id, Proposal.state.in_(PROPOSAL.step("supersede").sources)
    )
    for row in session.scalars(standing.order_by(Proposal.number)):
        move(session, row, PROPOSAL, "supersede", actor=actor, chain=chain, ground=ground)


def decide(
    session: Session, actor: Actor, chain: Chain, ground: Ground, row: Proposal, accepted: bool
) -> None:
    """All have answered. Who declined is told to nobody here."""
    row.decided_at = clock.now()
    trigger = "accept" if accepted else "not_accept"
    move(session, row, PROPOSAL, trigger, actor=actor, chain=chain, ground=ground)
