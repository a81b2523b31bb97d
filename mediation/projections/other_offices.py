"""The offices that could take a dispute over from the one that handles it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.claims.models import ClaimItem
from mediation.claims.rules import in_scope
from mediation.identity.models import Office
from mediation.identity.rules import MEDIATING
from mediation.projections.closing import Choice
from mediation.projections.desk_case import DeskHeader


def receiving_offices(session: Session, header: DeskHeader) -> tuple[Choice, ...]:
    """Open mediating offices in whose scope every claim lies, by their place in the tree."""
    kinds = session.scalars(select(ClaimItem.kind).where(ClaimItem.dispute_id == header.id)).all()
    query = select(Office).where(
        Office.is_open.is_(True), Office.kind.in_(sorted(MEDIATING)), Office.id != header.office_id
    )
    rows = session.scalars(query.order_by(Office.path))
    return tuple(Choice(row.id, row.name, row.kind) for row in rows if in_scope(kinds, row.scope))
