"""The talks tab: joint sessions with notice and minutes, and who was announced as heard apart."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectMultipleField
from wtforms.validators import InputRequired

from mediation.policy.permissions import Permission
from mediation.procedure.sessions import meet
from mediation.procedure.sessions.meet import Arrangement, Minutes
from mediation.procedure.talks import talk
from mediation.projections import desk_case, talks_tab
from mediation.projections.minutes import listed
from mediation.projections.party_case import key_of
from mediation.store import reading
from mediation.talks import rules
from mediation.web.access import page
from mediation.web.citing import CitingFields
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.fields import AreaField, MomentField, TextField
from mediation.web.forms import StepForm
from mediation.web.labels.talks import method, mode
from mediation.web.labels.workflows import step as step_label
from mediation.web.required import moment_in
from mediation.web.sessions import sessions_shown
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from workflows.talk import TALK


class MinutesForm(CitingFields, StepForm):
    """The record of a session that was held."""

    held_from = MomentField(_l("开始时间"))
    held_until = MomentField(_l("结束时间"))
    present = AreaField(_l("到场的人"), most=1000)
    issues = AreaField(_l("争议焦点"), most=4000)
    positions = AreaField(_l("双方的意见"), most=8000)
    undisputed_facts = AreaField(_l("双方确认没有争议的事实"), most=4000, required=False)
    methods = SelectMultipleField(_l("用了哪些方法"))
    outcome = AreaField(_l("结果"), most=4000)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.methods.choices = method.choices(*rules.METHODS_TOGETHER)


class UnarrangedForm(MinutesForm):
    """The record of a session for which nothing had been arranged."""

    mode = RadioField(_l("怎样会面"), validators=[InputRequired(_l("请选择怎样会面"))])
    place = TextField(_l("地点"), most=200)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.mode.choices = mode.choices(*rules.MODES)


def _head(number: str) -> tuple[desk_case.DeskHeader, talks_tab.TalksPage]:
    head = desk_case.header(reading(), current_actor(), number)
    return head, talks_tab.page(reading(), head.id)


def _back(number: str) -> str:
    return url_for("desk.talks", number=number)


@page(blueprint, "/disputes/<number>/talks", permission=Permission.READ_AT_DESK)
def talks(number: str) -> ResponseReturnValue:
    """Sessions and announcements."""
    head, shown = _head(number)
    actor = current_actor()
    return render_case(
        "desk/talks/tab.html",
        head,
        "talks",
        shown=shown,
        sessions=sessions_shown(shown, invited=head.may(actor, Permission.SCHEDULE_TALK)),
        often_absent=shown.often_absent,
        words={step.trigger: step_label(step.trigger, "talk") for step in TALK.steps},
        may_announce=head.may(actor, Permission.ANNOUNCE),
        may_schedule=head.may(actor, Permission.SCHEDULE_TALK),
        may_record=head.may(actor, Permission.RECORD_TALK),
        may_write=head.may(actor, Permission.WRITE_MINUTES),
        minutes={each.talk_id: each for each in listed.of_dispute(reading(), head.id)},
    )


@page(
    blueprint,
    "/disputes/<number>/talks/announcements/<party>",
    permission=Permission.ANNOUNCE,
    methods=("POST",),
    form=StepForm,
)
def announce(number: str, party: str) -> ResponseReturnValue:
    """Let everybody know that a party was heard apart."""
    head, actor = desk_case.header(reading(), current_actor(), number), current_actor()
    return submit(
        StepForm(),
        act=lambda session: talk.announce(session, actor, head.id, key_of(party)),
        then=lambda _result: _back(head.number),
        told=_("已公布，双方登录后都能看到。"),
    )


@page(
    blueprint,
    "/disputes/<number>/talks/<talk_id>/hold",
    permission=Permission.RECORD_TALK,
    methods=("GET", "POST"),
    form=MinutesForm,
)
def hold_talk(number: str, talk_id: str) -> ResponseReturnValue:
    """Record a session that was held, with its minutes."""
    head, shown = _head(number)
    row, actor = shown.session(key_of(talk_id)), current_actor()
    form = MinutesForm(held_from=row.starts_at)
    form.offer_for(head)
    return submit(
        form,
        act=lambda session: meet.hold(session, actor, head.id, row.id, _minutes(form)),
        then=lambda _result: _back(head.number),
        show=lambda: _recording(head, form),
        told=_("笔录已保存，双方登录后都能看到。"),
    )


@page(
    blueprint,
    "/disputes/<number>/talks/record",
    permission=Permission.RECORD_TALK,
    methods=("GET", "POST"),
    form=UnarrangedForm,
)
def record_talk(number: str) -> ResponseReturnValue:
    """Record a session for which nothing had been arranged."""
    head, actor = desk_case.header(reading(), current_actor(), number), current_actor()
    form = UnarrangedForm()
    form.offer_for(head)
    return submit(
        form,
        act=lambda session: meet.hold_unarranged(session, actor, head.id, _place(form), _minutes(form)),
        then=lambda _result: _back(head.number),
        show=lambda: _recording(head, form),
        told=_("笔录已保存，双方登录后都能看到。"),
    )


def _recording(head: desk_case.DeskHeader, form: MinutesForm) -> str:
    return render_case("desk/talks/minutes.html", head, "talks", form=form)


def _place(form: UnarrangedForm) -> Arrangement:
    return Arrangement(moment_in(form.held_from), form.mode.data, form.place.data)


def _minutes(form: MinutesForm) -> Minutes:
    return Minutes(
        moment_in(form.held_from),
        moment_in(form.held_until),
        form.present.data,
        form.issues.data,
        form.positions.data,
        form.outcome.data,
        form.undisputed_facts.data or "",
        tuple(form.methods.data or ()),
        form.citing(),
    )
