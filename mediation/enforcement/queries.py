"""Reads of obligations and payments for the verbs; whoever calls has asked the policy."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.enforcement.models import Obligation, Payment
from mediation.enforcement.rules import REPLACEABLE
from mediation.kernel.errors import NotFound


def obligation(session: Session, dispute_id: UUID, obligation_id: UUID) -> Obligation:
    """One obligation of a dispute, locked after its dispute. Raises NotFound."""
    query = select(Obligation).where(Obligation.id == obligation_id, Obligation.dispute_id == dispute_id)
    found = session.scalar(query.with_for_update())
    if found is None:
        raise NotFound()
    return found


def unpaid(session: Session, agreement_id: UUID) -> list[Obligation]:
    """What is still owed under one agreement and was not recorded as paid, locked."""
    query = select(Obligation).where(
        Obligation.agreement_id == agreement_id, Obligation.state.in_(REPLACEABLE)
    )
    return list(session.scalars(query.order_by(Obligation.position).with_for_update()))


def is_replaced(session: Session, owed: Obligation) -> bool:
    """Whether an amended agreement has taken the place of the one under which this was owed."""
    query = select(Agreement.state).where(Agreement.id == owed.agreement_id)
    return session.scalar(query) == "replaced"


def waiting_payment(session: Session, owed: Obligation) -> Payment:
    """The newest payment reported and neither confirmed nor disputed. Raises NotFound."""
    query = select(Payment).where(
        Payment.obligation_id == owed.id, Payment.confirmed_at.is_(None), Payment.disputed_at.is_(None)
    )
    found = session.scalar(query.order_by(Payment.reported_at.desc()).limit(1))
    if found is None:
        raise NotFound()
    return found


def disputes_fallen_due(session: Session, today: date) -> list[UUID]:
    """Disputes with an obligation whose last day is over and which is not marked as overdue yet."""
    query = select(Obligation.dispute_id).where(Obligation.state == "due", Obligation.due_on < today)
    return list(session.scalars(query.distinct().order_by(Obligation.dispute_id)))


def fallen_due(session: Session, dispute_id: UUID, today: date) -> list[Obligation]:
    """Those obligations of one dispute, locked."""
    query = select(Obligation).where(
        Obligation.dispute_id == dispute_id, Obligation.state == "due", Obligation.due_on < today
    )
    return list(session.scalars(query.order_by(Obligation.position).with_for_update()))
