"""Enter a year's notice of holidays, and find the clocks that it touches. None is ever changed."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.deadlines import calendars
from mediation.deadlines.changes import AGREED, period_of
from mediation.deadlines.models import Deadline
from mediation.deadlines.notice_models import CalendarNotice
from mediation.deadlines.notice_rules import YearNotice
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.law.calendar import Calendar


def enter(session: Session, actor: Actor, person_id: UUID, notice: YearNotice) -> CalendarNotice:
    """Write a notice down with its entry in the log of the actor's office."""
    last = session.scalar(select(CalendarNotice).order_by(CalendarNotice.serial.desc()).limit(1))
    lists = {
        "statutory_holidays": _written(notice.statutory_holidays),
        "rest_days": _written(notice.rest_days),
        "makeup_workdays": _written(notice.makeup_workdays),
    }
    told = {"year": notice.year, "source": notice.source, "issued_on": notice.issued_on.isoformat(), **lists}
    stand = sha256(f"{last.stand if last else ''}|{sorted(told.items())}".encode()).hexdigest()
    row = CalendarNotice(
        id=identifiers.new(actor.stream("calendar")), serial=last.serial + 1 if last else 1, year=notice.year,
        source=notice.source, issued_on=notice.issued_on, **lists, entered_at=clock.now(),
        entered_by=person_id, stand=stand, recounted_at=None,
    )  # fmt: skip
    session.add(row)
    chain = office_chain(actor.posts[0].office_id if actor.posts else None)
    record(session, actor, "calendar.notice_entered", Subject("calendar_notice", row.id), chain, after=told)
    return row


def unfinished(session: Session) -> list[CalendarNotice]:
    """The notices by which some running clock may not have been counted yet, in the order of entering."""
    query = select(CalendarNotice).where(CalendarNotice.recounted_at.is_(None))
    return list(session.scalars(query.order_by(CalendarNotice.serial)))


def finish(session: Session, notice_id: UUID, at: datetime) -> None:
    """Every running clock was counted by this notice."""
    session.get_one(CalendarNotice, notice_id).recounted_at = at


def to_recount(session: Session, notice: CalendarNotice) -> list[UUID]:
    """The disputes with a clock that this notice moves, or whose last day is provisional no longer."""
    calendar = calendars.of(session)
    first, last = calendars.notice_of(notice).touches
    query = select(Deadline).where(
        Deadline.state != "stopped", Deadline.clock.not_in(sorted(AGREED)),
        Deadline.start_on <= last, Deadline.ends_on >= first,
    )  # fmt: skip
    found = {row.dispute_id for row in session.scalars(query) if _differs(row, calendar)}
    return sorted(found, key=lambda key: key.hex)


def _differs(row: Deadline, calendar: Calendar) -> bool:
    period = period_of(row, calendar)
    return (period.last_day, period.provisional) != (row.ends_on, row.provisional)


def _written(days: tuple[object, ...]) -> list[str]:
    return sorted(str(day) for day in days)
