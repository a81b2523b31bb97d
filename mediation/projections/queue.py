"""The lists at the desk: the open disputes of one officer by their last day, and those without a mediator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Date, and_, bindparam, exists, false, or_, true
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.claims.rules import LEADS
from mediation.deadlines import calendars
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.policy.permissions import Permission
from mediation.policy.relations import Relation
from mediation.projections.next_move import waits_for_me
from mediation.projections.pages import KEPT, Listed, by_filing, by_last_day
from mediation.projections.visible import (
    Criterion,
    Kind,
    in_states,
    kind_of,
    seen_by,
    standing_as,
)
from workflows.dispute import BEFORE_FORCE

SOON = 3
"""Working days within which a last day is near."""
SHOWS = ("all", "overdue", "soon", "limitation", "mine", "others", "closed")
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
    where = _mine(kind_of(actor), wanted.show, wanted.state, bool(wanted.cause))
    values: dict[str, Any] = {"cause": wanted.cause}
    if wanted.show == "soon":
        values["soon_until"] = soon_until(session, clock.today())
    newest = wanted.sort == "newest" or wanted.show == "closed"
    listed = by_filing if newest else by_last_day
    return listed(session, actor, where, wanted.after, values)


def unassigned(session: Session, actor: Actor, after: str = "") -> Listed:
    """The open disputes of a registrar's or manager's offices that no mediator has or is asked to take."""
    return by_last_day(session, actor, _unassigned(kind_of(actor)), after)


@lru_cache(KEPT)
def _unassigned(kind: Kind | None) -> Criterion:
    own = or_(standing_as(kind, Relation.REGISTRAR), standing_as(kind, Relation.MANAGER))
    taken = exists().where(
        Assignment.dispute_id == Dispute.id, Assignment.state.in_(("proposed", "accepted"))
    )
    return and_(own, Dispute.is_open == true(), ~taken)


def soon_until(session: Session, today: date) -> date:
    """The last day that counts as near."""
    return calendars.of(session).add_working_days(today, SOON)


_TODAY = bindparam("today", callable_=clock.today, type_=Date())
"""Asked for anew whenever a statement is executed."""
_SOON = bindparam("soon_until", type_=Date())
_WARNED = bindparam("warned_until", callable_=lambda: clock.today() + timedelta(max(LEADS)), type_=Date())
"""Safe days of limitation up to this one stand out."""


@lru_cache(KEPT)
def _mine(kind: Kind | None, show: str, state: str, of_cause: bool) -> Criterion:
    """What is listed for a kind of reader; the statement wants `values_of(actor)` and the `cause`."""
    narrowed = [
        seen_by(kind, Permission.READ_AT_DESK),
        Dispute.is_open == (false() if show == "closed" else true()),
    ]
    if show == "overdue":
        narrowed.append(Dispute.due_on < _TODAY)
    elif show == "soon":
        narrowed.append(Dispute.due_on.between(_TODAY, _SOON))
    elif show == "limitation":
        narrowed += [Dispute.safe_on <= _WARNED, in_states(BEFORE_FORCE)]
    elif show in ("mine", "others"):
        own = waits_for_me(kind)
        narrowed.append(own if show == "mine" else ~own)
    if state:
        narrowed.append(in_states([state]))
    if of_cause:
        narrowed.append(Dispute.cause == bindparam("cause"))
    return and_(*narrowed)
