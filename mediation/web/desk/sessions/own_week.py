"""A mediator's week: every session by day, those with one party alone among them, on phone and desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.kernel import clock
from mediation.policy.permissions import Permission
from mediation.projections.sessions import week as projection
from mediation.projections.sessions.week import Day, OwnSession
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.labels.workflows import state as state_label
from mediation.web.offers import between
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _

YEARS = range(2000, 2100)


@dataclass(frozen=True)
class Line:
    """One session of a day."""

    hours: str
    state: str
    state_label: str
    number: str
    parties: str
    what: str
    href: str


@dataclass(frozen=True)
class DayShown:
    """A day under its own heading."""

    title: str
    today: bool
    lines: tuple[Line, ...]


@page(blueprint, "/week", permission=Permission.OWN_CALENDAR)
def week() -> ResponseReturnValue:
    """Seven days from the one in the address on, or from today."""
    begins = _begins()
    days = projection.week(reading(), current_actor(), begins)
    step = timedelta(days=projection.DAYS)
    return render_template(
        "desk/sessions/week.html",
        days=[_shown(day) for day in days],
        earlier_href=url_for("desk.week", begins=(begins - step).isoformat()),
        later_href=url_for("desk.week", begins=(begins + step).isoformat()),
    )


def lines_of_day(sessions: Iterable[OwnSession]) -> tuple[Line, ...]:
    """The sessions of one day, in the reader's language."""
    return tuple(_line(each) for each in sessions)


def _begins() -> date:
    try:
        asked = date.fromisoformat(request.args.get("begins", "")[:10])
    except ValueError:
        return clock.today()
    return asked if asked.year in YEARS else clock.today()


def _shown(day: Day) -> DayShown:
    names = (_("星期一"), _("星期二"), _("星期三"), _("星期四"), _("星期五"), _("星期六"), _("星期日"))
    title = _("%(day)s %(weekday)s", day=filters.day(day.day), weekday=names[day.day.weekday()])
    return DayShown(title, day.day == clock.today(), lines_of_day(day.sessions))


def _line(each: OwnSession) -> Line:
    begins, ends = (moment.astimezone(clock.SHANGHAI) for moment in (each.starts_at, each.ends_at))
    if each.party_id is None:
        what, href = _("双方会面"), url_for("desk.talks", number=each.number)
    else:
        what = _("与 %(name)s 单独会面", name=each.party_name)
        href = url_for("desk.apart_sessions", number=each.number, party=each.party_id.hex)
    return Line(
        f"{begins:%H:%M}–{ends:%H:%M}", each.state, state_label(each.state, "talk"), each.number,
        between(*each.between), what, href,
    )  # fmt: skip
