"""The visit after an agreement at the desk: note that it was made, and the reminders of the day."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.kernel import clock
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.follow_up import visits as made
from mediation.projections import desk_case
from mediation.projections.visits import VisitDue
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.consents import Line
from mediation.web.fields import AreaField, DateField
from mediation.web.filters import day
from mediation.web.forms import StepForm
from mediation.web.signed_in import current_actor
from mediation.web.spoken import given
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class VisitForm(StepForm):
    """When a visit was made, and what was found."""

    on = DateField(_l("哪天回访的"))
    note = AreaField(_l("回访的情况"), most=2000)


@page(
    blueprint, "/disputes/<number>/visits/<uuid:key>", permission=Permission.NOTE_VISIT,
    methods=("GET", "POST"), form=VisitForm,
)  # fmt: skip
def note_visit(number: str, key: UUID) -> ResponseReturnValue:
    """Note that the planned visit was made."""
    head = desk_case.header(reading(), current_actor(), number)
    require(current_actor(), Permission.NOTE_VISIT, head.subject)
    form = VisitForm(data={"on": clock.today()})
    asking = Asking(
        _("登记回访"), _("登记"), effects=[_("回访的情况写进案卷，“今日工作”不再提醒。")],
        hints={"note": _("例如：钱是否付清、还有什么困难、又做了什么。")},
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: made.note(
            session, actor, head.id, key, given(form.on.data), form.note.data or ""
        ),
        lambda _result: url_for("desk.enforcement", number=number), _("回访已登记。"),
    )  # fmt: skip


def lines_of_day(due: Iterable[VisitDue]) -> list[Line]:
    """The visits to make, each with its day."""
    return [
        Line(
            _("%(number)s：回访 %(name)s", number=each.number, name=each.applicant),
            url_for("desk.enforcement", number=each.number, _anchor="visit"),
            _("已过计划的日子：%(day)s", day=day(each.planned_on))
            if each.planned_on < clock.today()
            else _("计划在 %(day)s", day=day(each.planned_on)),
        )
        for each in due
    ]
