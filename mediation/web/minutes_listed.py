"""The minutes among the papers of a case: when they were laid out, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.projections.minutes import listed
from mediation.web.labels.workflows import state


@dataclass(frozen=True)
class MinutesRow:
    """One line of the list."""

    id: UUID
    number: int
    laid_out_at: datetime
    state_label: str


def listed_in_words(session: Session, dispute_id: UUID) -> tuple[MinutesRow, ...]:
    """The versions that count, newest first, for a reader whom the header of the case let in."""
    return tuple(
        MinutesRow(each.id, each.number, each.laid_out_at, state(each.state, "minutes"))
        for each in listed.of_dispute(session, dispute_id)
    )
