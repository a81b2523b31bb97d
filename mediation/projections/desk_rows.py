"""A dispute as one row of a list at the desk: who, what, how much, where it stands, how long, whose move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, exists, null, select
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.claims.rules import is_near
from mediation.deadlines import calendars
from mediation.deadlines.models import Deadline
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.law.calendar import Calendar
from mediation.law.clock_table import CLOCKS
from mediation.law.count import days_left, until
from mediation.projections import channel_at_desk
from mediation.projections.next_move import WAITS_FOR, move
from mediation.projections.visible import READER, Kind, kind_of, values_of
from workflows.dispute import BEFORE_FORCE

__all__ = ["DeskRow", "of_kind", "row_of", "statement", "values_of"]


@dataclass(frozen=True)
class DeskRow:
    """One dispute in a list; joint facts only, but for a mediator's own news."""

    id: UUID
    number: str
    applicant_name: str
    respondent_name: str
    cause: str
    claimed_fen: int
    state: str
    filed_at: datetime
    due_on: date | None
    days_left: int | None
    """Units left of the nearest running clock; negative when overdue."""
    unit: str
    """working or calendar."""
    move: str | None
    """What comes next (projections/next_move.py); None for a dispute that is over."""
    waits_for: str | None
    suspended_for: str | None
    """Ground of the suspension, while the dispute stands still."""
    resting: bool
    """No clock runs, and one stands still."""
    mine: bool
    """The next move is this reader's."""
    has_news: bool
    """A party said something to this mediator, in its own channel, that the mediator has not looked at."""
    safe_on: date | None
    """The safe day of limitation while it is near, or over, and the right rests on the claim alone."""


def statement(actor: Actor) -> Any:
    """The columns of a row, for disputes that the caller selects, orders and limits.

    Wants `values_of(actor)` when it is executed: it is built once and the same for all readers.
    """
    return of_kind(kind_of(actor))


@lru_cache(256)
def of_kind(kind: Kind | None) -> Any:
    """The same for all readers of a kind."""
    chosen: Any = select(
        Dispute.id, Dispute.number, Dispute.applicant_name, Dispute.respondent_name, Dispute.cause,
        Dispute.claimed_fen, Dispute.state, Dispute.filed_at, Dispute.due_on, Dispute.office_id,
        Dispute.seal_office_id, Dispute.suspended_for, Dispute.safe_on, _resting().label("resting"),
        _nearest_clock().label("clock"), move().label("move"),
        _own_assignment(kind).label("assigned"), channel_at_desk.news(kind).label("news"), calendars.stand(),
    )  # fmt: skip
    return chosen


def row_of(session: Session, row: Row[Any], actor: Actor) -> DeskRow:
    """The row for this reader, its days counted by the calendar that stands."""
    left, unit = _left(row.clock, row.due_on, calendars.know(session, row.calendar_stand))
    waits_for = WAITS_FOR[row.move] if row.move else None
    return DeskRow(
        row.id, row.number, row.applicant_name, row.respondent_name, row.cause, row.claimed_fen, row.state,
        row.filed_at, row.due_on, left, unit, row.move, waits_for, row.suspended_for,
        left is None and bool(row.resting), _is_mine(actor, waits_for, row), bool(row.news), _near(row),
    )  # fmt: skip


def _nearest_clock() -> Any:
    running = select(Deadline.clock).where(Deadline.dispute_id == Dispute.id, Deadline.state == "running")
    return running.order_by(Deadline.ends_on, Deadline.clock).limit(1).scalar_subquery()


def _resting() -> Any:
    return exists().where(Deadline.dispute_id == Dispute.id, Deadline.state == "paused")


def _own_assignment(kind: Kind | None) -> Any:
    if kind is None or not kind.posts_as(Role.MEDIATOR):
        return null()
    own = select(Assignment.state).where(Assignment.dispute_id == Dispute.id, Assignment.person_id == READER)
    return own.where(Assignment.state.in_(("accepted", "proposed"))).limit(1).scalar_subquery()


def _near(row: Row[Any]) -> date | None:
    at_stake = row.safe_on is not None and row.state in BEFORE_FORCE
    return row.safe_on if at_stake and is_near(row.safe_on, clock.today()) else None


def _left(code: str | None, due_on: date | None, calendar: Calendar) -> tuple[int | None, str]:
    if code is None or due_on is None:
        return None, "working"
    known, today = CLOCKS[code], clock.today()
    return days_left(until(known, min(today, due_on), due_on), today, calendar), known.unit.value


def _is_mine(actor: Actor, waits_for: str | None, row: Row[Any]) -> bool:
    if waits_for in ("registrar", "manager"):
        return row.office_id in actor.covered(Role(waits_for))
    if waits_for == "seal_keeper":
        return row.seal_office_id in actor.offices(Role.SEAL_KEEPER)
    return {"mediator": "accepted", "named_mediator": "proposed"}.get(waits_for or "", "-") == row.assigned
