"""The calendar by which a transaction counts: the notices entered, built once in a process and then kept.

Which notices stand is told by one short text. It is read beside rows that are read anyway, so that neither a
page nor a step asks the store once more, and every process counts by a new notice from its next page on.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.deadlines.notice_models import CalendarNotice
from mediation.deadlines.notice_rules import YearNotice, calendar_of
from mediation.law.calendar import Calendar, national

KEPT = 8
_built: dict[str, Calendar] = {}


@cache
def stand() -> Any:
    """A column to be read beside others: which notices stand; NULL while none was entered."""
    newest = select(CalendarNotice.stand).order_by(CalendarNotice.serial.desc()).limit(1)
    return newest.scalar_subquery().label("calendar_stand")


def know(session: Session, seen: str | None) -> Calendar:
    """The calendar of the stand that was read in this transaction; from now on `of` needs not ask."""
    session.info["calendar"] = session.get_transaction(), (found := _of_stand(session, seen))
    return found


def of(session: Session) -> Calendar:
    """The calendar of this transaction, in one statement where nothing brought its stand along."""
    known = session.info.get("calendar")
    if known is not None and known[0] is session.get_transaction():
        return known[1]
    return know(session, session.scalar(select(stand())))


def notice_of(row: CalendarNotice) -> YearNotice:
    """A row as the rules know it."""
    lists = (row.statutory_holidays, row.rest_days, row.makeup_workdays)
    return YearNotice(
        row.year, row.source, row.issued_on, *(tuple(map(date.fromisoformat, days)) for days in lists)
    )


def _of_stand(session: Session, seen: str | None) -> Calendar:
    if seen is None:
        return national()
    if seen not in _built:
        rows = session.scalars(select(CalendarNotice).order_by(CalendarNotice.serial))
        made = calendar_of([notice_of(row) for row in rows])
        while len(_built) >= KEPT:
            _built.pop(next(iter(_built)))
        _built[seen] = made
    return _built[seen]
