"""What the form of a new agreement begins with: the terms that both accepted, and the facts of the claim."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.disputes.models import Dispute
from mediation.projections.agreement_page import LineShown, lines_of, parties_of
from mediation.proposals.models import Proposal
from mediation.proposals.terms import read_all


@dataclass(frozen=True)
class Draft:
    """What the form of a new agreement begins with."""

    lines: tuple[LineShown, ...]
    other_duties: str
    facts: str


def draft(session: Session, dispute_id: UUID) -> Draft | None:
    """The accepted terms, to be written down; None while there are none."""
    row = session.execute(
        select(Proposal, Dispute.facts)
        .join(Dispute, Dispute.id == Proposal.dispute_id)
        .where(Proposal.dispute_id == dispute_id, Proposal.state == "accepted")
        .order_by(Proposal.number.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    parties = parties_of(session, dispute_id)
    lines = lines_of(session, dispute_id, read_all(row.Proposal.terms), parties)
    return Draft(lines, row.Proposal.other_duties, row.facts)
