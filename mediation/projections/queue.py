"""The lists at the desk: the open disputes of one officer by their last day, and those without a mediator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, false, or_, true
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.deadlines import calendars
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.policy.permissions import Permission
from mediation.policy.relations import Relation
from mediation.projections.next_move import waits_for_me
from mediation.projections.pages import Listed, by_filing, by_last_day
from mediation.projections.visible import in_states, standing_as, visible

SOON = 3
"""Working days within which a last day is near."""
SHOWS = ("all", "overdue", "soon", "mine", "others", "closed")
SORTS = ("due", "newest")


@dataclass(frozen=True)
class Wanted:
    """What stands in the address of a list. Unknown values are taken as not given."""

    show: str = "all"
    state: str = ""
    cause: str = ""
    sort: str = "due"
    after: str = ""
    """Where the page before ended."""


def mine(session: Session, actor: Actor, wanted: Wanted) -> Listed:
    """The disputes this officer may see at the desk, in at most two statements."""
    where = and_(visible(actor, Permission.READ_AT_DESK), *_narrowed(session, actor, wanted))
    if wanted.sort == "newest" or wanted.show == "closed":
        return by_filing(session, actor, where, wanted.after)
    return by_last_day(session, actor, where, wanted.after)


def unassigned(session: Session, actor: Actor, after: str = "") -> Listed:
    """The open disputes of a registrar's or manager's offices that no mediator has or is asked to take."""
    own = or_(standing_as(actor, Relation.REGISTRAR), standing_as(actor, Relation.MANAGER))
    taken = exists().where(
        Assignment.dispute_id == Dispute.id, Assignment.state.in_(("proposed", "accepted"))
    )
    return by_last_day(session, actor, and_(own, Dispute.is_open == true(), ~taken), after)


def soon_until(session: Session, today: date) -> date:
    """The last day that counts as near."""
    return calendars.of(session).add_working_days(today, SOON)


def _narrowed(session: Session, actor: Actor, wanted: Wanted) -> list[ColumnElement[bool]]:
    today = clock.today()
    narrowed: list[ColumnElement[bool]] = [
        Dispute.is_open == (false() if wanted.show == "closed" else true())
    ]
    if wanted.show == "overdue":
        narrowed.append(Dispute.due_on < today)
    elif wanted.show == "soon":
        narrowed.append(Dispute.due_on.between(today, soon_until(session, today)))
    elif wanted.show in ("mine", "others"):
        own = waits_for_me(actor)
        narrowed.append(own if wanted.show == "mine" else ~own)
    if wanted.state:
        narrowed.append(in_states([wanted.state]))
    if wanted.cause:
        narrowed.append(Dispute.cause == wanted.cause)
    return narrowed
