"""The minutes of a dispute in a list: which session, which version counts, whether it is signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.minutes.models import MediationMinutes


@dataclass(frozen=True)
class MinutesListed:
    """The version of a session's minutes that counts."""

    id: UUID
    talk_id: UUID
    number: int
    state: str
    laid_out_at: datetime


def of_dispute(session: Session, dispute_id: UUID) -> tuple[MinutesListed, ...]:
    """One row for each session of which minutes were laid out, newest first; in one statement.

    For a reader whom the header of the case let in.
    """
    query = select(
        MediationMinutes.id, MediationMinutes.talk_id, MediationMinutes.number, MediationMinutes.state,
        MediationMinutes.laid_out_at,
    ).where(MediationMinutes.dispute_id == dispute_id, MediationMinutes.state != "superseded")  # fmt: skip
    rows = session.execute(query.order_by(MediationMinutes.laid_out_at.desc(), MediationMinutes.id))
    return tuple(MinutesListed(*row) for row in rows)
