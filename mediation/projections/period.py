"""One period of the law counted from a day that somebody names, by the calendar that stands."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from mediation.deadlines import calendars
from mediation.law.clock_table import CLOCKS
from mediation.law.count import Counted, count


def counted(session: Session, code: str, variant: str | None, start: date) -> Counted:
    """The period, in one statement. Raises LookupError for an unknown clock or variant."""
    clock = CLOCKS[code]
    return count(clock, start, calendars.of(session), clock.number_for(variant))
