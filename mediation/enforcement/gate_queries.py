"""Reads of what the gates of an agreement in force ask about; whoever calls has asked the policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.claims.models import ClaimItem
from mediation.disputes.models import Dispute
from mediation.enforcement.gates import Standing, in_force
from mediation.enforcement.models import GateApplication, Obligation
from mediation.identity.models import Office
from mediation.kernel.clock import day_of
from mediation.kernel.errors import NotFound
from mediation.law.gates.values import InForce
from mediation.proposals.models import Proposal
from mediation.proposals.terms import read_all


@dataclass(frozen=True)
class Payment:
    """One payment under the agreement that stands; fen."""

    key: str
    kind: str
    amount_fen: int
    due_on: date
    state: str


@dataclass(frozen=True)
class Stands:
    """The agreement that stands, its payments, and the applications made for it."""

    agreement_id: UUID
    in_force: InForce
    payments: tuple[Payment, ...]
    applications: Sequence[GateApplication]


def stands(session: Session, dispute_id: UUID, today: date) -> Stands | None:
    """What stands in a dispute today, in four statements; None while nothing is in force."""
    row = session.execute(
        select(Agreement, Proposal.terms, Dispute.profile, Office.kind)
        .join(Proposal, Proposal.id == Agreement.proposal_id)
        .join(Dispute, Dispute.id == Agreement.dispute_id)
        .join(Office, Office.id == Dispute.office_id)
        .where(Agreement.dispute_id == dispute_id, Agreement.state == "in_force")
    ).one_or_none()
    if row is None or row.Agreement.in_force_at is None:
        return None
    asked = select(ClaimItem.id, ClaimItem.kind).where(ClaimItem.dispute_id == dispute_id)
    kinds = {each.id.hex: each.kind for each in session.execute(asked)}
    payments = _payments(session, row.Agreement.id, kinds)
    made = applications(session, row.Agreement.id)
    standing = Standing(
        row.profile, row.kind, day_of(row.Agreement.in_force_at), read_all(row.terms), row.Agreement.result,
        row.Agreement.other_duties,
    )  # fmt: skip
    applied = [(each.gate, each.outcome) for each in made]
    return Stands(row.Agreement.id, in_force(standing, kinds, payments, applied, today), payments, made)


def _payments(session: Session, agreement_id: UUID, kinds: dict[str, str]) -> tuple[Payment, ...]:
    query = select(Obligation).where(Obligation.agreement_id == agreement_id).order_by(Obligation.position)
    return tuple(
        Payment(row.id.hex, kinds.get(row.claim_item_id.hex, ""), row.amount_fen, row.due_on, row.state)
        for row in session.scalars(query)
    )


def applications(session: Session, agreement_id: UUID) -> Sequence[GateApplication]:
    """The applications made for an agreement, in the order in which they were noted."""
    query = select(GateApplication).where(GateApplication.agreement_id == agreement_id)
    return session.scalars(query.order_by(GateApplication.noted_at, GateApplication.id)).all()


def application(session: Session, dispute_id: UUID, key: UUID) -> GateApplication:
    """One application of a dispute, locked after its dispute. Raises NotFound."""
    query = select(GateApplication).where(GateApplication.id == key, GateApplication.dispute_id == dispute_id)
    found = session.scalar(query.with_for_update())
    if found is None:
        raise NotFound()
    return found
