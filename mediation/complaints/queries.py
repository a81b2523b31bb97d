"""Reads of complaints; who may know of one is the caller's to ask (procedure/complaining/standing.py)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from mediation.complaints.models import Complaint
from mediation.kernel.errors import NotFound

MOST = 100
OPEN = ("filed", "looked_into")


def one(session: Session, key: UUID, *, lock: bool = False) -> Complaint:
    """One of them, read anew under its lock. Raises NotFound."""
    query = select(Complaint).where(Complaint.id == key)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = session.scalar(query)
    if row is None:
        raise NotFound()
    return row


def of_channel(session: Session, compartment_id: UUID) -> Sequence[Complaint]:
    """What the party of a channel complained of, newest first."""
    query = select(Complaint).where(Complaint.compartment_id == compartment_id)
    return session.scalars(query.order_by(Complaint.filed_at.desc(), Complaint.id)).all()


def listed(session: Session, criterion: Any) -> Sequence[Complaint]:
    """Complaints that somebody reviews (SQL): open ones first, the nearest last day first."""
    is_over = case((Complaint.state.in_(OPEN), 0), else_=1)
    query = select(Complaint).where(criterion)
    return session.scalars(query.order_by(is_over, Complaint.due_on, Complaint.id).limit(MOST)).all()
