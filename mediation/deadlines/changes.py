"""Start, pause and stop the clocks of a dispute when something happens in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.deadlines import calendars, rules
from mediation.deadlines.models import Deadline
from mediation.kernel import clock, identifiers
from mediation.law import clock_table
from mediation.law.calendar import Calendar
from mediation.law.clocks import Clock
from mediation.law.count import Counted

AGREED = frozenset({"C22", "SIGN"})
"""Clocks whose last day people agree on; they are started by the use case that knows the day."""
OF_ONE = AGREED | {"C32"}
"""Clocks of one thing in a dispute; there may be several of them at once."""


def on_filing(session: Session, stream: str, dispute_id: UUID, profile: str, today: date) -> date | None:
    """Start the clocks of a new dispute; gives the nearest last day."""
    rows = _started(session, stream, dispute_id, profile, "filed", today)
    session.add_all(rows)
    return min((row.ends_on for row in rows), default=None)


def on_event(
    session: Session,
    stream: str,
    dispute_id: UUID,
    profile: str,
    event: str,
    today: date,
    variant: str | None = None,
) -> date | None:
    """What an event does to the clocks of a dispute; gives the nearest last day still running.

    `variant` chooses among the numbers of a rule that has several (C11 by the court's procedure).
    """
    rows = _alive(session, dispute_id)
    _stop(rows, {known.code for known in clock_table.clocks_stopped_by(event, profile)})
    _pause(rows, {known.code for known in clock_table.clocks_paused_by(event, profile)}, today)
    _resume(session, rows, {known.code for known in clock_table.clocks_resumed_by(event, profile)}, today)
    started = _started(session, stream, dispute_id, profile, event, today, variant)
    session.add_all(started)
    return nearest([*rows, *started])


@dataclass(frozen=True)
class Rested:
    """A clock that stood still and runs on: what was left of it, and its last day now."""

    clock: Clock
    left: int
    ends_on: date


def rest(
    session: Session, dispute_id: UUID, profile: str, ground: str, today: date
) -> tuple[date | None, tuple[Clock, ...]]:
    """Let the clocks of this profile stand still that rest for this ground, and no other.

    Gives the nearest last day still running, and the clocks that stand still now.
    """
    resting = clock_table.clocks_resting_for(ground, profile)
    rows = _alive(session, dispute_id)
    running = {row.clock for row in rows if row.state == "running"}
    _pause(rows, {known.code for known in resting}, today)
    return nearest(rows), tuple(known for known in resting if known.code in running)


def run_on(
    session: Session, dispute_id: UUID, profile: str, ground: str, today: date
) -> tuple[date | None, tuple[Rested, ...]]:
    """Let the clocks run on that stood still for this ground, with the days that were left.

    Gives the nearest last day still running, and the clocks that run on.
    """
    codes = {known.code for known in clock_table.clocks_resting_for(ground, profile)}
    rows = _alive(session, dispute_id)
    rested = [row for row in rows if row.clock in codes and row.state == "paused"]
    calendar = calendars.of(session)
    left = [
        rules.left_of(period_of(row, calendar), row.state, row.paused_on, today, calendar) for row in rested
    ]
    _resume(session, rested, codes, today)
    told = (
        Rested(clock_table.CLOCKS[row.clock], days, row.ends_on)
        for row, days in zip(rested, left, strict=True)
    )
    return nearest(rows), tuple(told)


def start_agreed(
    session: Session,
    stream: str,
    dispute_id: UUID,
    code: str,
    start: date,
    ends_on: date,
    subject_id: UUID | None = None,
) -> Deadline:
    """Start a clock whose last day was agreed (C22 of an obligation, the days to sign)."""
    row = Deadline(
        id=identifiers.new(stream), dispute_id=dispute_id, clock=code, subject_id=subject_id, number=None,
        start_on=start, ends_on=ends_on, state="running", paused_on=None, stopped_at=None, pauses=[],
        provisional=False, extended_by=0,
    )  # fmt: skip
    session.add(row)
    return row


def start_for(
    session: Session, stream: str, dispute_id: UUID, code: str, today: date, subject_id: UUID
) -> date:
    """Start the clock of one thing by the rule's own number (C32 of an objection); gives its last day."""
    number = clock_table.CLOCKS[code].number
    period = rules.counted(code, today, number, None, calendar=calendars.of(session))
    row = start_agreed(session, stream, dispute_id, code, today, period.last_day, subject_id)
    row.number, row.provisional = number, period.provisional
    return row.ends_on


def stop_for(session: Session, dispute_id: UUID, subject_id: UUID) -> date | None:
    """Stop the clock of one obligation or objection that is settled; gives the nearest day still running."""
    rows = _alive(session, dispute_id)
    _stop((row for row in rows if row.subject_id == subject_id), OF_ONE)
    return nearest(rows)


def extend(session: Session, dispute_id: UUID, profile: str, by: int) -> tuple[date | None, date]:
    """Make the mediation period longer by so many days; gives the nearest last day, and the period's own.

    The caller has asked whether the rule allows it. Raises LookupError when the period is not running.
    """
    rows, code = _alive(session, dispute_id), clock_table.mediation_clock(profile).code
    row = next((row for row in rows if row.clock == code), None)
    if row is None:
        raise LookupError(code)
    row.extended_by += by
    _count_anew(row, calendars.of(session))
    return nearest(rows), row.ends_on


def take_back(
    session: Session,
    dispute_id: UUID,
    profile: str,
    events: Iterable[str],
    taken_at: datetime,
    *,
    rests: bool,
) -> date | None:
    """The last step did not happen: what it stopped goes on as before, what it started is stopped.

    A clock that stood still then stands still again where the case still `rests`; otherwise it runs on with
    the days that were left, from tomorrow. Gives the nearest last day still running.
    """
    began = {known.code for event in events for known in clock_table.clocks_started_by(event, profile)}
    rows = list(session.scalars(select(Deadline).where(Deadline.dispute_id == dispute_id)))
    of_the_step = [row for row in rows if row.clock in began and row.start_on >= clock.day_of(taken_at)]
    _restore(session, rows, taken_at, rests)
    _stop((row for row in of_the_step if row.state != "stopped"), began)
    return nearest(rows)


@dataclass(frozen=True)
class Moved:
    """A clock whose last day a notice of holidays moved."""

    id: UUID
    clock: str
    was: date
    ends_on: date


def recount(session: Session, dispute_id: UUID, notice_id: UUID) -> tuple[date | None, tuple[Moved, ...]]:
    """Count the clocks of a dispute by the calendar that stands now; a day people agreed on stays.

    Gives the nearest last day still running, and the clocks that moved.
    """
    calendar, rows, moved = calendars.of(session), _alive(session, dispute_id), []
    for row in rows:
        period, was = period_of(row, calendar), row.ends_on
        row.provisional = period.provisional
        if row.clock not in AGREED and period.last_day != was:
            row.ends_on, row.moved_from, row.moved_by = period.last_day, was, notice_id
            moved.append(Moved(row.id, row.clock, was, row.ends_on))
    return nearest(rows), tuple(moved)


def _restore(session: Session, rows: Iterable[Deadline], taken_at: datetime, rests: bool) -> None:
    for row in rows:
        if row.state != "stopped" or row.stopped_at is None or row.stopped_at < taken_at:
            continue
        row.state, row.stopped_at = "running" if row.paused_on is None else "paused", None
        row.ends_on = period_of(row, calendars.of(session)).last_day
        if not rests:
            _resume(session, [row], {row.clock}, clock.today())


def _alive(session: Session, dispute_id: UUID) -> list[Deadline]:
    query = select(Deadline).where(Deadline.dispute_id == dispute_id, Deadline.state != "stopped")
    return list(session.scalars(query))


def sooner(due_on: date | None, ends_on: date) -> date:
    """The nearest last day, now that a clock with this last day runs as well."""
    return ends_on if due_on is None else min(due_on, ends_on)


def nearest(rows: Iterable[Deadline]) -> date | None:
    """The nearest last day among running clocks."""
    return min((row.ends_on for row in rows if row.state == "running"), default=None)


def _started(
    session: Session,
    stream: str,
    dispute_id: UUID,
    profile: str,
    event: str,
    today: date,
    variant: str | None = None,
) -> list[Deadline]:
    rows = []
    for known in clock_table.clocks_started_by(event, profile):
        if known.code in AGREED:
            continue
        number = known.number_for(variant if known.variants else None)
        period = rules.counted(known.code, today, number, None, calendar=calendars.of(session))
        row = Deadline(
            id=identifiers.new(stream), dispute_id=dispute_id, clock=known.code, subject_id=None,
            number=number, start_on=today, ends_on=period.last_day, state="running", paused_on=None,
            stopped_at=None, pauses=[], provisional=period.provisional, extended_by=0,
        )  # fmt: skip
        rows.append(row)
    return rows


def _stop(rows: Iterable[Deadline], codes: Iterable[str]) -> None:
    for row in rows:
        if row.clock in codes:
            row.state, row.stopped_at = "stopped", clock.now()


def _pause(rows: Iterable[Deadline], codes: set[str], today: date) -> None:
    for row in rows:
        if row.clock in codes and row.state == "running":
            row.state, row.paused_on = "paused", today


def _resume(session: Session, rows: Iterable[Deadline], codes: set[str], today: date) -> None:
    for row in rows:
        if row.clock not in codes or row.state != "paused" or row.paused_on is None:
            continue
        if row.paused_on <= row.ends_on:
            row.pauses = [*row.pauses, [row.paused_on.isoformat(), today.isoformat()]]
            _count_anew(row, calendars.of(session))
        row.state, row.paused_on = "running", None


def _count_anew(row: Deadline, calendar: Calendar) -> None:
    """The last day as it is now; that a notice had moved it before says nothing any more."""
    period = period_of(row, calendar)
    row.ends_on, row.provisional = period.last_day, period.provisional
    row.moved_from = row.moved_by = None


def period_of(row: Deadline, calendar: Calendar) -> Counted:
    """The period of a row as the law counts it, pauses included."""
    pauses = tuple((date.fromisoformat(begun), date.fromisoformat(ended)) for begun, ended in row.pauses)
    agreed = row.ends_on if row.clock in AGREED else None
    return rules.counted(
        row.clock, row.start_on, row.number, agreed, pauses, row.extended_by, calendar=calendar
    )
