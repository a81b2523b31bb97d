"""The mediators under a manager: who has how much at hand, and what of it is near its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, exists, func, or_, select, true
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment, MediatorProfile, Reassignment
from mediation.assignments.queries import ACTIVE
from mediation.assignments.rules import TERM_ENDS_SOON
from mediation.disputes.models import Dispute
from mediation.identity.models import Office, Person, RoleHolding
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.projections.visible import visible

MOST = 200


@dataclass(frozen=True)
class Mediator:
    """A mediator with the open disputes that the reader may give to others."""

    person_id: UUID
    name: str
    office: str
    register_number: str
    standing: str
    """in_term, ends_soon, suspended, out_of_term, ended or not_on_register."""
    at_hand: int
    overdue: int
    due_on: date | None
    """The nearest last day of all."""


@dataclass(frozen=True)
class Unfinished:
    """A plan that was begun and stopped before its end."""

    id: UUID
    name: str
    asked_by: str
    begun_at: datetime


def listed(session: Session, actor: Actor) -> list[Mediator]:
    """Who mediates under the reader's post, most at hand first, in one statement. Raises NotFound."""
    require_by_role(actor, Permission.REASSIGN_LOAD)
    load, home = _load(actor).subquery(), _home()
    query = (
        select(
            Person.id, Person.name, MediatorProfile, home.label("office"), load.c.at_hand, load.c.overdue,
            load.c.due_on,
        )
        .outerjoin(load, load.c.person_id == Person.id)
        .outerjoin(MediatorProfile, MediatorProfile.person_id == Person.id)
        .where(or_(load.c.person_id.is_not(None), exists(_posts(actor))))
        .order_by(func.coalesce(load.c.at_hand, 0).desc(), Person.name, Person.id)
    )  # fmt: skip
    return [_mediator(row) for row in session.execute(query.limit(MOST))]


def unfinished(session: Session, actor: Actor) -> list[Unfinished]:
    """Plans of the reader's offices that were begun and not finished, oldest first."""
    query = (
        select(Reassignment, Person.name)
        .join(Person, Person.id == Reassignment.person_id)
        .where(
            Reassignment.office_id.in_(sorted(covered(actor))),
            Reassignment.begun_at.is_not(None),
            Reassignment.finished_at.is_(None),
        )
        .order_by(Reassignment.begun_at, Reassignment.id)
    )
    return [
        Unfinished(row.id, name, row.asked_name, row.begun_at)
        for row, name in session.execute(query)
        if row.begun_at
    ]


def covered(actor: Actor) -> frozenset[UUID]:
    """The offices under the posts in which the actor manages."""
    return actor.covered(Role.MANAGER)


def _load(actor: Actor) -> Any:
    late = case((Dispute.due_on < clock.today(), 1), else_=0)
    return (
        select(
            Assignment.person_id, func.count().label("at_hand"), func.sum(late).label("overdue"),
            func.min(Dispute.due_on).label("due_on"),
        )
        .join(Dispute, Dispute.id == Assignment.dispute_id)
        .where(
            Assignment.state.in_(ACTIVE), Dispute.is_open == true(), visible(actor, Permission.REPLACE)
        )
        .group_by(Assignment.person_id)
    )  # fmt: skip


def _posts(actor: Actor) -> Any:
    return select(RoleHolding.id).where(
        RoleHolding.person_id == Person.id,
        RoleHolding.role == Role.MEDIATOR.value,
        RoleHolding.until_at.is_(None),
        RoleHolding.office_id.in_(sorted(covered(actor))),
    )


def _home() -> Any:
    """Where somebody mediates: on the register of this office, or else by the first post."""
    posted = and_(
        RoleHolding.person_id == Person.id,
        RoleHolding.role == Role.MEDIATOR.value,
        RoleHolding.office_id == Office.id,
    )
    registered = select(Office.name).where(Office.id == MediatorProfile.office_id).scalar_subquery()
    first = select(Office.name).join(RoleHolding, posted).order_by(RoleHolding.from_at, RoleHolding.id)
    return func.coalesce(registered, first.limit(1).scalar_subquery())


def _mediator(row: Any) -> Mediator:
    profile: MediatorProfile | None = row.MediatorProfile
    return Mediator(
        row.id, row.name, row.office or "", profile.register_number if profile else "", standing(profile),
        row.at_hand or 0, row.overdue or 0, row.due_on,
    )  # fmt: skip


def standing(profile: MediatorProfile | None) -> str:
    """How a mediator stands on the register today: a code of labels/assignments.standing."""
    if profile is None:
        return "not_on_register"
    if profile.ended_on is not None:
        return "ended"
    if profile.suspended:
        return "suspended"
    if not profile.term_from <= clock.today() <= profile.term_until:
        return "out_of_term"
    return "ends_soon" if profile.term_until < clock.today() + TERM_ENDS_SOON else "in_term"
