"""Reads of break-glass; who may know of one is the caller's to ask (procedure/break_glass/standing.py)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from mediation.break_glass.models import BreakGlass
from mediation.break_glass.rules import AWAITS_SECOND
from mediation.kernel.errors import NotFound

MOST = 100


def one(session: Session, key: UUID, *, lock: bool = False) -> BreakGlass:
    """One of them, read anew under its lock. Raises NotFound."""
    query = select(BreakGlass).where(BreakGlass.id == key)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = session.scalar(query)
    if row is None:
        raise NotFound()
    return row


def under_way(session: Session, compartment_id: UUID) -> bool:
    """Whether one about this channel still waits, is open or is to be reviewed."""
    query = select(BreakGlass.id).where(
        BreakGlass.compartment_id == compartment_id, BreakGlass.state.in_([*sorted(AWAITS_SECOND), "open"])
    )
    return session.scalar(query.limit(1)) is not None


def listed(session: Session, person_id: UUID | None, disputes: Any) -> Sequence[BreakGlass]:
    """What waits for a second person in these disputes (SQL), and whatever this officer had a part in."""
    mine = or_(BreakGlass.asked_by == person_id, BreakGlass.second_by == person_id)
    query = select(BreakGlass).where(
        BreakGlass.dispute_id.in_(disputes), or_(BreakGlass.state.in_(sorted(AWAITS_SECOND)), mine)
    )
    return session.scalars(query.order_by(BreakGlass.asked_at.desc(), BreakGlass.id).limit(MOST)).all()


def told_of(session: Session, compartment_id: UUID) -> Sequence[BreakGlass]:
    """Those of which the channel's own party was told."""
    query = select(BreakGlass).where(
        BreakGlass.compartment_id == compartment_id, BreakGlass.told_at.is_not(None)
    )
    return session.scalars(query.order_by(BreakGlass.asked_at, BreakGlass.id)).all()


def due(session: Session, now: datetime) -> Sequence[UUID]:
    """Those in which time itself takes the next step."""
    state = BreakGlass.state
    query = select(BreakGlass.id).where(
        or_(
            and_(state == "asked", BreakGlass.consent_by <= now),
            and_(state == "to_review", BreakGlass.review_by <= now),
            and_(state == "open", BreakGlass.until_at <= now),
        )
    )
    return session.scalars(query.order_by(BreakGlass.id)).all()
