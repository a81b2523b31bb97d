"""An office promises within how many working days it answers a complaint."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.complaints.rules import MOST_ANSWER_DAYS, USUAL_ANSWER_DAYS
from mediation.identity.models import Office
from mediation.identity.standing import must_stand
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission


def promise_answer(session: Session, actor: Actor, office_id: UUID, days: int) -> None:
    """Keep the promise, for complaints from now on. Raises NotFound, Invalid(days="out_of_range")."""
    with transaction(session):
        require_by_role(actor, Permission.MANAGE_ROOMS)
        must_stand(session, actor)
        office = session.get(Office, office_id, with_for_update=True)
        if office is None or office.id not in actor.covered(Role.MANAGER):
            raise NotFound()
        if not 1 <= days <= MOST_ANSWER_DAYS:
            raise Invalid(days="out_of_range")
        before = office.complaint_answer_days or USUAL_ANSWER_DAYS
        if before == days:
            return
        office.complaint_answer_days = days
        record(
            session, actor, "office.answer_promised", Subject("office", office.id), office_chain(office.id),
            before={"days": before}, after={"days": days},
        )  # fmt: skip
