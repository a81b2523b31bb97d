"""One session for somebody's calendar. Nothing of the way in: a calendar is not read by its owner alone."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel.icalendar import Event
from mediation.projections.sessions.apart import ApartShown
from mediation.projections.sessions.week import joint_event
from mediation.talks import queries


def starts_at(session: Session, dispute_id: UUID, talk_id: UUID) -> datetime:
    """When a joint session of this dispute begins. Raises NotFound."""
    return queries.session_of(session, dispute_id, talk_id).starts_at


def of_joint(session: Session, dispute_id: UUID, talk_id: UUID, summary: str, description: str) -> Event:
    """A joint session, for a reader who may read the talks of the dispute. Raises NotFound."""
    return joint_event(queries.session_of(session, dispute_id, talk_id), summary, description=description)


def of_apart(shown: ApartShown, summary: str, description: str) -> Event:
    """A session with one party alone, on that party's own phone: worded as a joint one."""
    return Event(
        f"{shown.id.hex}@sessions", shown.arranged_at, shown.starts_at, shown.ends_at, summary, "",
        description, shown.sequence, shown.state in ("cancelled", "postponed"), 60,
    )  # fmt: skip
