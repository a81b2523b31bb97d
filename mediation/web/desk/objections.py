"""Objections to mediators at the desk: entered for a party, and decided by the manager."""

from __future__ import annotations

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.kernel.actor import Actor
from mediation.policy.permissions import Permission
from mediation.procedure.objecting import decide, make
from mediation.projections import desk_case
from mediation.projections import objecting as projection
from mediation.projections.desk_case import DeskHeader
from mediation.projections.objecting import Made
from mediation.projections.party_case import key_of
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.downloads import attachment
from mediation.web.fields import AreaField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels.intake import party_name
from mediation.web.objecting import grounds_field, mediator_choices, rows_of
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

CHOOSE = [InputRequired(_l("请选择一项"))]


class EnterForm(SpokenFields, StepForm):
    """What a party said or wrote against a mediator."""

    party = RadioField(_l("哪一方提出"), validators=CHOOSE)
    mediator = RadioField(_l("申请哪位调解员回避"), validators=CHOOSE)
    way = RadioField(
        _l("怎样提出"),
        choices=[
            SelectChoice("grounds", _l("说明理由，由负责人决定")),
            SelectChoice("free", _l("不说明理由，换一位调解员（只能用一次）")),
        ],
        validators=CHOOSE,
    )
    grounds = grounds_field()


class DecideForm(StepForm):
    """The decision and its reason."""

    decision = RadioField(
        _l("是否同意回避"),
        choices=[SelectChoice("upheld", _l("同意回避")), SelectChoice("dismissed", _l("不同意回避"))],
        validators=CHOOSE,
    )
    reason = AreaField(_l("决定的理由"), most=1000)


@page(
    blueprint, "/disputes/<number>/objections/enter", permission=Permission.OBJECT_TO_MEDIATOR,
    methods=("GET", "POST"), form=EnterForm,
)  # fmt: skip
def enter_objection(number: str) -> ResponseReturnValue:
    """Enter what a party said on paper, by telephone or at the counter."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    known, form = projection.to_enter(reading(), actor, head), EnterForm(seen=head.version)
    form.party.choices = [(key.hex, party_name(side, name)) for key, side, name in known.parties]
    form.mediator.choices = mediator_choices(known.mediators)
    return submit(
        form,
        act=lambda session: _enter(session, actor, head, form),
        then=lambda _result: url_for("desk.parties", number=number),
        show=lambda: render_case(
            "desk/objections/enter.html", head, "parties", form=form, mediators=known.mediators
        ),
        told=_("已登记，这位调解员已停止办理本案。负责人会看到。"),
    )


def _enter(session: Session, actor: Actor, head: DeskHeader, form: EnterForm) -> None:
    assignment, party, said = key_of(form.mediator.data), key_of(form.party.data), said_of(form)
    if form.way.data == "free":
        make.enter_rejection(session, actor, head.id, assignment, party, said)
    else:
        make.enter(session, actor, head.id, assignment, party, form.grounds.data or [], said)


@page(
    blueprint, "/disputes/<number>/objections/<uuid:key>", permission=Permission.DECIDE_OBJECTION,
    methods=("GET", "POST"), form=DecideForm,
)  # fmt: skip
def decide_objection(number: str, key: UUID) -> ResponseReturnValue:
    """Read an objection and decide about it."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    made, form = projection.one(reading(), actor, head, key), DecideForm(seen=head.version)
    return submit(
        form,
        act=lambda session: decide.decide(
            session, actor, head.id, key, form.decision.data == "upheld", form.reason.data or ""
        ),
        then=lambda _result: _onward(number, form),
        show=lambda: _decision(head, made, form),
        told=_("已决定，提出的一方会收到短信。"),
    )


def _onward(number: str, form: DecideForm) -> str:
    upheld = form.decision.data == "upheld"
    return url_for("desk.step_assign" if upheld else "desk.parties", number=number)


def _decision(head: DeskHeader, made: Made, form: DecideForm) -> str:
    named = made.opened.against.scan if made.opened and made.opened.against else ""
    href = url_for("desk.objection_scan", number=head.number, key=made.id) if named else ""
    return render_case(
        "desk/objections/decide.html", head, "parties", form=form, rows=rows_of(made), scan=named, href=href,
        waits=made.state == "made",
    )  # fmt: skip


@page(blueprint, "/disputes/<number>/objections/<uuid:key>/scan", permission=Permission.DECIDE_OBJECTION)
def objection_scan(number: str, key: UUID) -> ResponseReturnValue:
    """The paper on which a party objected."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    return attachment(*projection.scan(reading(), actor, head, key))
