"""A dispute for who has its tracking code: state, dates and what is due; no name, no sum, no paper."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.deadlines.rules import Running
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel.errors import NotFound
from mediation.projections import clocks


@dataclass(frozen=True)
class Tracked:
    """All that a tracking code shows."""

    number: str
    state: str
    is_open: bool
    result: str | None
    awaiting_completion: bool
    suspended: bool
    filed_at: datetime
    accepted_at: datetime | None
    closed_at: datetime | None
    office_name: str
    office_phone: str
    clocks: tuple[Running, ...]


def tracked(session: Session, number: str, code_hash: str) -> Tracked:
    """The dispute of this number and code, in two statements. Raises NotFound."""
    query = select(Dispute, Office.name, Office.phone).join(Office, Office.id == Dispute.office_id)
    row = session.execute(query.where(Dispute.number == number.strip().upper())).one_or_none()
    if row is None or not hmac.compare_digest(row.Dispute.tracking_hash, code_hash):
        raise NotFound()
    dispute: Dispute = row.Dispute
    running = tuple(each for each in clocks.clocks_of(session, dispute.id) if each.state != "stopped")
    return Tracked(
        **{name: getattr(dispute, name) for name in _SAME},
        awaiting_completion=dispute.awaiting_completion is not None,
        suspended=dispute.suspended_for is not None,
        office_name=row.name,
        office_phone=row.phone,
        clocks=running,
    )


_SAME = ("number", "state", "is_open", "result", "filed_at", "accepted_at", "closed_at")
"""What is shown as it stands in the row."""
