"""The calendar by which clocks are counted: year by year, and the notices that were entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.deadlines import calendars, notice_rules
from mediation.deadlines.models import Deadline
from mediation.deadlines.notice_models import CalendarNotice
from mediation.deadlines.notice_rules import YearNotice
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.law.calendar import Calendar, DayKind
from mediation.law.year_days import year_days
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission


@dataclass(frozen=True)
class YearShown:
    """One year as clocks are counted in it."""

    year: int
    provisional: bool
    source: str | None
    """The notice it rests on; None while only the festivals are known."""
    workdays: int
    statutory_holidays: tuple[date, ...]
    days_off: tuple[date, ...]
    """Other days off: weekdays that are none, and weekends beside a festival."""
    makeup_workdays: tuple[date, ...]


@dataclass(frozen=True)
class NoticeShown:
    """One notice as it was entered."""

    id: UUID
    notice: YearNotice
    entered_at: datetime
    entered_by: str
    stands: bool
    """Whether it still counts: a newer one of its year stands in its place otherwise."""
    moved: int
    """Running last days that it moved and nothing has changed since."""
    recounted: bool
    """Whether every running clock was counted by it."""


@dataclass(frozen=True)
class CalendarPage:
    """The years around today and those with a notice, and the notices, the newest first."""

    years: tuple[YearShown, ...]
    notices: tuple[NoticeShown, ...]


def page(session: Session, actor: Actor) -> CalendarPage:
    """The page, in three statements. Raises NotFound or NotAllowed."""
    require_by_role(actor, Permission.SET_CALENDAR)
    query = select(CalendarNotice, Person.name).join(Person, Person.id == CalendarNotice.entered_by)
    rows = session.execute(query.order_by(CalendarNotice.serial)).all()
    notices = [calendars.notice_of(row.CalendarNotice) for row in rows]
    newest = {row.CalendarNotice.year: row.CalendarNotice.id for row in rows}
    moved = _moved(session) if rows else {}
    calendar, standing = calendars.of(session), notice_rules.standing(notices)
    this = clock.today().year
    years = sorted({this - 1, this, this + 1, *standing}, reverse=True)
    shown = [_notice(row, each, newest, moved) for row, each in zip(rows, notices, strict=True)]
    return CalendarPage(
        tuple(_year(year, calendar, standing.get(year)) for year in years), tuple(reversed(shown))
    )


def _moved(session: Session) -> dict[UUID, int]:
    moved = Deadline.moved_by.is_not(None)
    rows = session.execute(select(Deadline.moved_by, func.count()).where(moved).group_by(Deadline.moved_by))
    return {row[0]: row[1] for row in rows if row[0] is not None}


def _notice(row: Any, notice: YearNotice, newest: dict[int, UUID], moved: dict[UUID, int]) -> NoticeShown:
    entered: CalendarNotice = row.CalendarNotice
    return NoticeShown(
        entered.id, notice, entered.entered_at, row.name, newest[entered.year] == entered.id,
        moved.get(entered.id, 0), entered.recounted_at is not None,
    )  # fmt: skip


def _year(year: int, calendar: Calendar, entered: YearNotice | None) -> YearShown:
    built_in = year_days(year)
    first = date(year, 1, 1).toordinal()
    kinds = [
        (day, calendar.kind(day))
        for day in map(date.fromordinal, range(first, date(year + 1, 1, 1).toordinal()))
    ]
    source = entered.source if entered else built_in.source if built_in.announced else None
    return YearShown(
        year, calendar.provisional(year), source, sum(kind.is_worked for _, kind in kinds),
        _of(kinds, DayKind.STATUTORY_HOLIDAY),
        tuple(day for day in _of(kinds, DayKind.REST_DAY) if _named(day, entered, built_in.exceptions)),
        _of(kinds, DayKind.MAKEUP_WORKDAY),
    )  # fmt: skip


def _of(kinds: list[tuple[date, DayKind]], wanted: DayKind) -> tuple[date, ...]:
    return tuple(day for day, kind in kinds if kind is wanted)


def _named(day: date, entered: YearNotice | None, built_in: Any) -> bool:
    """Whether a notice names this day off; a plain weekend needs no naming."""
    return day in entered.rest_days if entered else day in built_in
