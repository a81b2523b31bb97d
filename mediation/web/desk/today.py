"""The desk opens on today: what is overdue, what is due soon, what waits for me and what for others."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from mediation.kernel import clock
from mediation.policy.permissions import Permission
from mediation.projections import asked, day, queue
from mediation.projections.desk_rows import DeskRow
from mediation.projections.queue import Wanted
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk import consents, reporting
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.proposing import visits
from mediation.web.desk.rows import RowShown, columns, rows_shown
from mediation.web.desk.sessions.own_week import lines_of_day
from mediation.web.forms import QueryForm
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.workflows import state as state_label
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from workflows.dispute import ANY_OPEN, DISPUTE

SHOW_NAMES = {
    "all": _l("全部在办"),
    "overdue": _l("已超期"),
    "soon": _l("即将到期"),
    "limitation": _l("时效临近"),
    "mine": _l("等我办理"),
    "others": _l("等他人办理"),
    "closed": _l("已经结束"),
}


_PLAIN = vars(Wanted())
"""What need not stand in the address."""


class Filters(QueryForm):
    """What narrows the list; it stands in the address."""

    state = SelectField(_l("阶段"), choices=[], validate_choice=False)
    cause = SelectField(_l("案由"), choices=[], validate_choice=False)
    sort = SelectField(_l("排序"), choices=[], validate_choice=False)


@dataclass(frozen=True)
class Link:
    """A choice that stands in the address."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the day's list under its own heading."""

    title: str
    rows: list[RowShown]


@page(blueprint, "", permission=Permission.USE_DESK)
def today() -> ResponseReturnValue:
    """The disputes of whoever works here, the nearest last day first."""
    wanted = _wanted()
    listed = queue.mine(reading(), current_actor(), wanted)
    to_do = day.of_day(reading(), current_actor())
    waits, asked_by_me = consents.lines_of_day(asked.waiting_for(reading(), current_actor()))
    return render_template(
        "desk/lists/today.html",
        waits=waits,
        own_today=lines_of_day(to_do.sessions),
        asked_by_me=asked_by_me,
        visits=visits.lines_of_day(to_do.visits),
        reports=reporting.lines_of_day(to_do.reports),
        sub_nav=[_choice(show, wanted) for show in SHOW_NAMES],
        day=clock.today(),
        sections=_sections(listed.rows, wanted),
        columns=columns(
            _address(wanted, sort="newest", after=""), _address(wanted, sort="due", after=""), wanted.sort
        ),
        filters=_form(wanted),
        wanted=wanted,
        selected=_selected(wanted),
        clear_href=_address(Wanted(show=wanted.show)),
        older_href=_address(wanted, after=listed.after) if listed.after else None,
        first_href=_address(wanted, after="") if wanted.after else None,
    )


def _wanted() -> Wanted:
    """What the address asks for; what it cannot mean is taken as not said."""
    given = {name: request.args.get(name, "")[:100] for name in ("show", "state", "cause", "sort", "after")}
    known = {
        "show": queue.SHOWS,
        "sort": queue.SORTS,
        "state": [state.name for state in DISPUTE.states],
        "cause": claim_kind.codes,
    }
    sound = {name: value for name, value in given.items() if name not in known or value in known[name]}
    return Wanted(**sound)


def _choice(show: str, wanted: Wanted) -> Link:
    return Link(str(SHOW_NAMES[show]), _address(Wanted(show=show)), show == wanted.show)


def _address(wanted: Wanted, **changed: str) -> str:
    told = {**vars(wanted), **changed}
    return url_for("desk.today", **{name: value for name, value in told.items() if value != _PLAIN[name]})


def _form(wanted: Wanted) -> Filters:
    form = Filters(data=vars(wanted))
    any_one = ("", _("不限"))
    form.state.choices = [any_one, *((name, state_label(name)) for name in ANY_OPEN)]
    form.cause.choices = [any_one, *claim_kind.choices()]
    form.sort.choices = [("due", _("期限最近的在前")), ("newest", _("最新申请的在前"))]
    return form


def _selected(wanted: Wanted) -> list[Link]:
    chosen = []
    if wanted.state:
        chosen.append(Link(state_label(wanted.state), _address(wanted, state="", after="")))
    if wanted.cause:
        chosen.append(Link(claim_kind(wanted.cause), _address(wanted, cause="", after="")))
    return chosen


def _sections(rows: tuple[DeskRow, ...], wanted: Wanted) -> list[Section]:
    """The whole list under four headings; a list that was narrowed or sorted anew under one."""
    if wanted.show != "all" or wanted.sort != "due":
        return [Section(str(SHOW_NAMES[wanted.show]), rows_shown(rows))]
    now = clock.today()
    near = queue.soon_until(reading(), now) if rows else now
    parts: dict[str, list[DeskRow]] = {"overdue": [], "soon": [], "mine": [], "others": []}
    for row in rows:
        if row.due_on and row.due_on <= near:
            parts["overdue" if row.due_on < now else "soon"].append(row)
        else:
            parts["mine" if row.mine else "others"].append(row)
    return [Section(str(SHOW_NAMES[name]), rows_shown(found)) for name, found in parts.items() if found]
