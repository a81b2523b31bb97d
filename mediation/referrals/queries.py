"""Reads for a hand-over: who can receive it, which joint papers may go along; and what came in."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.disputes.models import AgencyConcern
from mediation.documents.models import Document
from mediation.documents.queries import GONE
from mediation.identity.models import Office
from mediation.referrals.models import IncomingReferral, LaterReport
from mediation.referrals.rules import ROADS


def receivers(session: Session) -> list[Office]:
    """Open offices that can take a dispute over on some road, by name."""
    kinds = {kind for kinds in ROADS.values() for kind in kinds}
    query = select(Office).where(Office.kind.in_(kinds), Office.is_open.is_(True))
    return list(session.scalars(query.order_by(Office.kind, Office.name)))


def joint_papers(
    session: Session, dispute_id: UUID, wanted: Collection[UUID] | None = None
) -> list[Document]:
    """Papers of the joint file, whose compartment bears the dispute's own key; never a channel's."""
    query = select(Document).where(
        Document.dispute_id == dispute_id,
        Document.compartment_id == dispute_id,
        Document.state.not_in(GONE),
    )
    if wanted is not None:
        query = query.where(Document.id.in_(wanted))
    return list(session.scalars(query.order_by(Document.added_at, Document.id)))


def is_concerned(session: Session, dispute_id: UUID, office_id: UUID, ground: str) -> bool:
    """Whether the agency may already look at the dispute on this ground."""
    query = select(AgencyConcern.id).where(
        AgencyConcern.dispute_id == dispute_id, AgencyConcern.office_id == office_id,
        AgencyConcern.ground == ground, AgencyConcern.until_at.is_(None),
    )  # fmt: skip
    return session.scalar(query.limit(1)) is not None


def came_in(session: Session, dispute_id: UUID, *, lock: bool = False) -> IncomingReferral | None:
    """The referral by which an agency sent the dispute in; None for one that came otherwise."""
    query = select(IncomingReferral).where(IncomingReferral.dispute_id == dispute_id)
    return session.scalar(query.with_for_update() if lock else query)


def later_reports(session: Session, referral_id: UUID) -> list[LaterReport]:
    """What the agency was told after the first time, in that order."""
    query = select(LaterReport).where(LaterReport.referral_id == referral_id)
    return list(session.scalars(query.order_by(LaterReport.number)))
