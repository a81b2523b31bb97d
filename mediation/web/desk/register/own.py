"""A mediator's own entry: to read, to report training, and to declare what only the mediator may read."""

from __future__ import annotations

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.register import learning, ties
from mediation.projections.register import entry as projection
from mediation.projections.register.entry import OwnTie
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.register import shown as words
from mediation.web.desk.register.entries import BOTH, draw
from mediation.web.desk.register.forms import TieForm, TrainingForm
from mediation.web.desk.register.learning import training_hints
from mediation.web.filters import day
from mediation.web.forms import StepForm
from mediation.web.labels.assignments import tie as tie_label
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

OWN = Permission.OWN_REGISTER_ENTRY


@page(blueprint, "/register", permission=OWN)
def own_register() -> ResponseReturnValue:
    """What the register says of the reader."""
    actor = current_actor()
    found = projection.own(reading(), actor)
    return render_template(
        "desk/register/own.html",
        shown=found,
        facts=words.facts(found),
        conditions=words.conditions(found, keeps=False),
        trainings=words.trainings(found, False),
        years=words.years(found),
        ties=[_tie(each) for each in projection.own_ties(reading(), actor)],
    )


def _tie(row: OwnTie) -> dict[str, str]:
    said = _("%(kind)s，%(at)s申报", kind=tie_label(row.kind), at=day(row.declared_on))
    return {
        "name": row.name, "phone": row.phone, "said": said, "end": url_for("desk.end_tie", key=row.id),
    }  # fmt: skip


@page(blueprint, "/register/trainings", permission=OWN, methods=BOTH, form=TrainingForm)
def report_training() -> ResponseReturnValue:
    """Tell of a training; the manager says whether it counts."""
    actor, found, form = current_actor(), projection.own(reading(), current_actor()), TrainingForm()
    own = url_for("desk.own_register")
    return submit(
        form,
        act=lambda session: learning.report_training(session, actor, form.learnt),
        then=lambda _result: own,
        show=lambda: draw(
            form, found, _("报告培训"), _("报告"), hints=training_hints(), back=own,
            effects=(_("负责人确认后计入学时"),),
        ),
        told=_("已报告，等负责人确认。"),
    )  # fmt: skip


@page(blueprint, "/register/ties", permission=OWN, methods=BOTH, form=TieForm)
def declare_tie() -> ResponseReturnValue:
    """Declare somebody with whom the mediator could be in a conflict."""
    actor, found, form = current_actor(), projection.own(reading(), current_actor()), TieForm()
    own = url_for("desk.own_register")
    return submit(
        form,
        act=lambda session: ties.declare(
            session, actor, form.kind.data, form.name.data or "", form.phone.data or ""
        ),
        then=lambda _result: own,
        show=lambda: draw(
            form, found, _("申报利害关系"), _("申报"), back=own,
            effects=(
                _("加密保存，只有您自己能看到"),
                _("以后的案件里出现同样的姓名、单位、地址或者电话，您接受指派时会看到提醒"),
                _("负责人指派时只看到“有利害关系”和是哪一种，看不到您写的内容"),
            ),
        ),
        told=_("已申报。"),
    )  # fmt: skip


@page(blueprint, "/register/ties/<uuid:key>/end", permission=OWN, methods=("POST",), form=StepForm)
def end_tie(key: UUID) -> ResponseReturnValue:
    """Take something off the list."""
    actor = current_actor()
    return submit(
        StepForm(),
        act=lambda session: ties.take_back(session, actor, key),
        then=lambda _result: url_for("desk.own_register"),
        told=_("已从申报中去掉。"),
    )
