"""A party objects to a mediator, or asks for another first one without saying why."""

from __future__ import annotations

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.procedure.objecting import make
from mediation.projections import objecting as projection
from mediation.projections import party_case
from mediation.projections.party_case import PartyHeader
from mediation.store import reading
from mediation.web.access import page
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.objecting import grounds_field, mediator_choices, rows_of
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

CHOOSE = [InputRequired(_l("请选择一项"))]


class ObjectionForm(StepForm):
    """Against whom, and why; or without saying why, where the rule lets a party."""

    mediator = RadioField(_l("申请哪位调解员回避"), validators=CHOOSE)
    way = RadioField(
        _l("怎样提出"),
        choices=[
            SelectChoice("grounds", _l("说明理由，由负责人决定")),
            SelectChoice("free", _l("不说明理由，换一位调解员（只能用一次）")),
        ],
        validators=CHOOSE,
        default="grounds",
    )
    grounds = grounds_field()
    words = AreaField(_l("具体情况"), most=2000, required=False)

    @property
    def assignment_id(self) -> UUID:
        return UUID(hex=self.mediator.data)


@page(
    blueprint, "/disputes/<reference>/objection", permission=Permission.OBJECT_TO_MEDIATOR,
    methods=("GET", "POST"), form=ObjectionForm,
)  # fmt: skip
def objection(reference: str) -> ResponseReturnValue:
    """What may be asked for, and what became of what was asked before."""
    actor = current_actor()
    head = party_case.header(reading(), actor, party_case.key_of(reference))
    shown = projection.of_party(reading(), actor, head)
    if not shown.mediators and not shown.own:
        raise NotFound()
    form = ObjectionForm(seen=head.version)
    form.mediator.choices = mediator_choices(shown.mediators)
    if not shown.may_reject_freely:
        del form.way
    if len(shown.mediators) == 1 and not form.is_submitted():
        form.mediator.data = shown.mediators[0].id.hex
    return submit(
        form,
        act=lambda session: _act(session, actor, head, form),
        then=lambda _result: url_for("parties.objection", reference=reference),
        show=lambda: render_party(
            "parties/objection/page.html", head, "case", form=form, mediators=shown.mediators,
            free=shown.may_reject_freely, own=[rows_of(each) for each in shown.own],
        ),
        told=_("已提出。结果会用短信通知您，也写在这一页。"),
    )  # fmt: skip


def _act(session: Session, actor: Actor, head: PartyHeader, form: ObjectionForm) -> None:
    if "way" in form and form.way.data == "free":
        make.reject(session, actor, head.id, form.assignment_id)
        return
    make.object_online(
        session, actor, head.id, form.assignment_id, form.grounds.data or [], form.words.data or ""
    )
