"""A mediator falls ill or goes away: the manager gives the open disputes to others and sees how it went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.assignments.rules import CONDITIONS, Ranked
from mediation.policy.permissions import Permission
from mediation.procedure.mediators import reassign as procedure
from mediation.projections import reassignment
from mediation.projections.reassignment import Load, Plan, Planned
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.mediators import count_of
from mediation.web.desk.reassign_form import OF_THE_CASE, ReassignForm
from mediation.web.desk.rows import Column, rows_shown
from mediation.web.forms import StepForm
from mediation.web.labels import assignments as words
from mediation.web.labels.workflows import state as state_label
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


@page(
    blueprint, "/mediators/<uuid:key>/reassign", permission=Permission.REASSIGN_LOAD,
    methods=("GET", "POST"), form=ReassignForm,
)  # fmt: skip
def reassign(key: UUID) -> ResponseReturnValue:
    """Choose who takes on each dispute of a mediator."""
    actor = current_actor()
    load, form = reassignment.load_of(reading(), actor, key), ReassignForm()
    form.offer(load)
    return submit(
        form,
        act=lambda session: procedure.plan(session, actor, key, form.choices(load), form.reason.data).hex,
        then=lambda plan: url_for("desk.reassignment_plan", key=UUID(hex=plan)),
        show=lambda: _choosing(load, form),
    )


def _choosing(load: Load, form: ReassignForm) -> str:
    shown = rows_shown(each.row for each in load.rows)
    return render_template(
        "desk/mediators/reassign.html",
        form=form,
        load=load,
        rows=[
            {"case": row, "next_session": filters.moment(each.next_session), "field": entry.form}
            for row, each, entry in zip(shown, load.rows, form.rows, strict=True)
        ],
        able=_people(load, offered=True),
        barred=_people(load, offered=False),
        people_columns=_people_columns(),
        most=reassignment.MOST,
    )


def _people_columns() -> list[Column]:
    return [
        Column("name", _("调解员")),
        Column("load", _("手上案件")),
        Column("conditions", _("四项条件")),
        Column("able", _("能接手")),
        Column("notes", _("提醒和原因")),
    ]


def _people(load: Load, *, offered: bool) -> list[dict[str, str]]:
    """Each mediator once who can be named for some dispute, or for none, with what speaks against it."""
    found: dict[UUID, list[Ranked]] = {}
    for at_hand in load.rows:
        for each in at_hand.candidates:
            if each.candidate.person_id != load.person_id:
                found.setdefault(each.candidate.person_id, []).append(each)
    return [_person(rows) for rows in found.values() if any(row.offered for row in rows) is offered]


def _person(rows: list[Ranked]) -> dict[str, str]:
    who, able = rows[0].candidate, sum(row.offered for row in rows)
    barred = dict.fromkeys(words.unfit(code) for row in rows for code in row.refusals)
    general = (code for row in rows for code in row.warnings if code not in OF_THE_CASE)
    weighed = dict.fromkeys(words.warning(code) for code in general if code != "trade_unknown")
    return {
        "name": _("%(name)s · %(office)s", name=who.name, office=who.office_name),
        "load": count_of(who.load),
        "conditions": f"{len(rows[0].met)}/{len(CONDITIONS)}",
        "able": count_of(able),
        "notes": _("；").join((*barred, *(weighed if able else ()))),
    }


@page(blueprint, "/reassignments/<uuid:key>", permission=Permission.REASSIGN_LOAD)
def reassignment_plan(key: UUID) -> ResponseReturnValue:
    """A plan before it is begun, on its way and when it is finished."""
    return _shown(reassignment.plan(reading(), current_actor(), key), StepForm())


@page(
    blueprint, "/reassignments/<uuid:key>/go-on", permission=Permission.REASSIGN_LOAD, methods=("POST",),
    form=StepForm,
)  # fmt: skip
def reassignment_go_on(key: UUID) -> ResponseReturnValue:
    """Move the next disputes of the plan; sent again, it goes on where it stopped."""
    actor = current_actor()
    plan = reassignment.plan(reading(), actor, key)
    return submit(
        StepForm(),
        act=lambda session: procedure.go_on(session, actor, plan.id),
        then=lambda _left: url_for("desk.reassignment_plan", key=key),
    )


def _shown(plan: Plan, form: StepForm) -> str:
    total, waiting = len(plan.rows), plan.count(None)
    return render_template(
        "desk/mediators/plan.html",
        form=form,
        plan=plan,
        total=total,
        done=total - waiting,
        moved=plan.count("moved"),
        left=[_line(row) for row in plan.rows if row.outcome == "left"],
        rows=[_line(row) for row in plan.rows if row.outcome != "left"],
        columns=_columns(plan),
        left_columns=_left_columns(),
        receivers=_receivers(plan.rows),
    )


def _columns(plan: Plan) -> list[Column]:
    last = Column("outcome", _("进展")) if plan.begun_at else Column("notes", _("提醒"))
    return [*_left_columns()[:-1], last]


def _left_columns() -> list[Column]:
    return [
        Column("number", _("案号")),
        Column("parties", _("当事人")),
        Column("state", _("阶段")),
        Column("due", _("期限")),
        Column("to", _("转给")),
        Column("why", _("原因")),
    ]


def _line(planned: Planned) -> dict[str, Any]:
    row = rows_shown([planned.row])[0]
    return {
        "number": row.number, "href": row.href, "parties": row.parties, "state": row.state,
        "state_label": state_label(row.state), "due": row.due, "to": planned.to_name,
        "notes": _joined(words.warning(code) for code in planned.warnings),
        "why": _joined(words.not_moved(code) for code in planned.why),
        "outcome": words.outcome(planned.outcome) if planned.outcome else _("等待转办"),
    }  # fmt: skip


def _joined(texts: Iterable[str]) -> str:
    return _("；").join(texts)


def _receivers(rows: Iterable[Planned]) -> str:
    counted: dict[str, int] = {}
    for row in rows:
        counted[row.to_name] = counted.get(row.to_name, 0) + 1
    return _("、").join(
        _("%(name)s %(count)s", name=name, count=count_of(count)) for name, count in counted.items()
    )
