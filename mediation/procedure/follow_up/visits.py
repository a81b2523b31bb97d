"""Note that a planned visit was made, and what was found: the third caution, service afterwards, kept."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.follow_up import changes
from mediation.follow_up.models import Visit
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.case import take


def note(session: Session, actor: Actor, dispute_id: UUID, visit_id: UUID, on: date, found: str) -> None:
    """The visit was made on this day; `found` is joint, and wanted.

    Raises NotFound, NotAllowed, NotPossible("already_ended"), and Invalid for an empty note, and for a day
    to come or before the visit was planned.
    """
    if not found.strip():
        raise Invalid(note="missing")
    if on > clock.today():
        raise Invalid(on="in_the_future")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.NOTE_VISIT)
        query = select(Visit).where(Visit.id == visit_id, Visit.dispute_id == dispute_id)
        row = session.scalar(query.with_for_update())
        if row is None:
            raise NotFound()
        if row.done_at is not None:
            raise NotPossible("already_ended")
        if on < clock.day_of(row.planned_at):
            raise Invalid(on="in_the_past")
        changes.make(session, actor, row, on, found, ground)
