"""Reads of acts that await consent; the caller has asked the policy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.pending.models import PendingAct, PendingNeed


def waiting(session: Session, dispute_id: UUID, trigger: str) -> PendingAct | None:
    """The act of this kind that awaits consent in a dispute."""
    query = select(PendingAct).where(
        PendingAct.dispute_id == dispute_id, PendingAct.trigger == trigger, PendingAct.state == "waiting"
    )
    return session.scalar(query.limit(1))


def all_waiting(session: Session, dispute_id: UUID) -> Sequence[PendingAct]:
    """Everything that awaits consent in a dispute."""
    query = select(PendingAct).where(PendingAct.dispute_id == dispute_id, PendingAct.state == "waiting")
    return session.scalars(query.order_by(PendingAct.asked_at, PendingAct.id)).all()


def locked(session: Session, dispute_id: UUID, act_id: UUID) -> PendingAct | None:
    """An act of this dispute, locked after its dispute and read anew."""
    query = select(PendingAct).where(PendingAct.id == act_id, PendingAct.dispute_id == dispute_id)
    return session.scalar(query.with_for_update().execution_options(populate_existing=True))


def needs(session: Session, act_id: UUID) -> Sequence[PendingNeed]:
    """What an act needs, in the order in which it was asked."""
    query = select(PendingNeed).where(PendingNeed.act_id == act_id).order_by(PendingNeed.id)
    return session.scalars(query.execution_options(populate_existing=True)).all()


def disputes_with_old(session: Session, now: datetime) -> Sequence[UUID]:
    """Disputes in which an act was waited for long enough."""
    query = select(PendingAct.dispute_id).where(PendingAct.state == "waiting", PendingAct.expires_at <= now)
    return session.scalars(query.distinct().order_by(PendingAct.dispute_id)).all()


def old(session: Session, dispute_id: UUID, now: datetime) -> Sequence[PendingAct]:
    """The acts of one dispute that were waited for long enough."""
    query = select(PendingAct).where(
        PendingAct.dispute_id == dispute_id, PendingAct.state == "waiting", PendingAct.expires_at <= now
    )
    return session.scalars(query).all()
