"""Visits after an agreement: the plan of a dispute, and those that an officer is to make soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Date, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.assignments.models import Assignment
from mediation.disputes.models import Dispute
from mediation.follow_up.models import Visit
from mediation.kernel import clock
from mediation.policy.relations import Relation
from mediation.projections.visible import Kind, standing_as

AHEAD = timedelta(days=3)
"""So long before its day a visit stands in the day's list."""
MOST_LISTED = 50


@dataclass(frozen=True)
class VisitShown:
    """A visit of a dispute: planned, or made and what was found."""

    id: UUID
    planned_on: date
    made_on: date | None
    note: str


@dataclass(frozen=True)
class VisitDue:
    """A line of the day's list."""

    number: str
    visit_id: UUID
    applicant: str
    planned_on: date


def of_dispute(session: Session, dispute_id: UUID) -> VisitShown | None:
    """The visit planned with the agreement at hand, in one statement. The caller asked the policy."""
    query = (
        select(Visit.id, Visit.planned_on, Visit.made_on, Visit.note)
        .join(Agreement, Agreement.id == Visit.agreement_id)
        .where(Visit.dispute_id == dispute_id, Agreement.state.in_(("offered", "signed", "in_force")))
        .order_by((Agreement.state == "in_force").desc(), Agreement.number.desc())
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    return VisitShown(*row) if row else None


_UNTIL = bindparam("visits_until", callable_=lambda: clock.today() + AHEAD, type_=Date())
"""Asked for anew whenever the statement is executed."""


@lru_cache(256)
def due_of(kind: Kind | None) -> Any:
    """Visits that a kind of reader is to make by now or in the next days; wants `values_of(actor)`.

    Of agreements that stand: the mediator's own, and of a desk those that no mediator has any more.
    """
    mediated = exists().where(Assignment.dispute_id == Dispute.id, Assignment.state == "accepted")
    of_the_desk = or_(standing_as(kind, Relation.REGISTRAR), standing_as(kind, Relation.MANAGER))
    return (
        select(Dispute.number, Visit.id, Dispute.applicant_name, Visit.planned_on)
        .join(Visit, Visit.dispute_id == Dispute.id)
        .join(Agreement, Agreement.id == Visit.agreement_id)
        .where(
            Visit.done_at.is_(None), Visit.planned_on <= _UNTIL, Agreement.state == "in_force",
            or_(standing_as(kind, Relation.MEDIATOR), and_(of_the_desk, ~mediated)),
        )
        .order_by(Visit.planned_on, Dispute.number)
        .limit(MOST_LISTED)
    )  # fmt: skip
