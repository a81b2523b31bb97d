"""Sessions with one party alone, arranged by a mediator with a grant; and its wishes for other times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, RadioField
from wtforms.validators import InputRequired

from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.procedure.sessions import apart as procedure
from mediation.procedure.sessions import other_time
from mediation.projections import channel_at_desk, desk_case
from mediation.projections.channel_at_desk import PartyOfChannel
from mediation.projections.party_case import key_of
from mediation.projections.sessions import apart as projection
from mediation.projections.sessions import conflicts
from mediation.projections.sessions.apart import ApartPage, ApartShown
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.sessions.form import ArrangementForm, arranged
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.labels.workflows import step as step_label
from mediation.web.sessions import apart_shown
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

HERE = "/disputes/<number>/channels/<party>/sessions"
BOTH = ("GET", "POST")
READ, SCHEDULE = Permission.READ_MEDIATOR_NOTES, Permission.SCHEDULE_TALK
SURE = _l("请确认是与哪一方")


class ApartForm(ArrangementForm):
    """When, how long and where, with one party alone: the mediator ticks whose it is."""

    sure = BooleanField("", validators=[InputRequired(SURE)])

    def __init__(self, party: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sure.label.text = _("我确认是与 %(name)s 单独会面", name=party)


class ApartReasonForm(StepForm):
    """Why it is put off or called off, or what was heard of a party that did not come."""

    reason = AreaField(_l("原因"), most=500)


class WishForm(StepForm):
    """The answer to a wish for another time."""

    agreed = RadioField(_l("怎样答复"), validators=[InputRequired(_l("请选择怎样答复"))])
    text = AreaField(_l("写给这一方的话（不同意的，写明原因）"), most=1000, required=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.agreed.choices = [("yes", _("同意，这次会面延期")), ("no", _("不同意，会面照常"))]


@dataclass(frozen=True)
class At:
    """The case, the actor, and with whom."""

    head: desk_case.DeskHeader
    actor: Actor
    party: PartyOfChannel
    shown: ApartPage

    def draw(self, template: str, **context: Any) -> str:
        """A page that says with whom."""
        return render_case(template, self.head, "channels", party=self.party, **context)

    def back(self, _result: Any = None) -> str:
        return url_for("desk.apart_sessions", number=self.head.number, party=self.party.id.hex)

    @property
    def whom(self) -> tuple[UUID, UUID]:
        return self.head.id, self.party.id


def _at(number: str, party: str) -> At:
    """Raises NotFound for whoever holds no open grant to this channel."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    found = channel_at_desk.party_of(channel_at_desk.index(reading(), actor, head), key_of(party))
    shown = projection.page(reading(), actor, head.id, found.id, head.office_id, as_mediator=True)
    return At(head, actor, found, shown)


@page(blueprint, HERE, permission=READ)
def apart_sessions(number: str, party: str) -> ResponseReturnValue:
    """What was arranged with this party alone, and what it asks for."""
    at = _at(number, party)
    return at.draw(
        "desk/sessions/apart.html",
        sessions=apart_shown(at.shown),
        wishes=at.shown.wishes,
        may_schedule=at.head.may(at.actor, SCHEDULE),
        words={name: step_label(name, "talk") for name in ("reschedule", *WORDS)},
    )


@page(blueprint, f"{HERE}/new", permission=SCHEDULE, methods=BOTH, form=ApartForm)
def arrange_apart(number: str, party: str) -> ResponseReturnValue:
    """Arrange a session with this party alone."""
    at = _at(number, party)
    form = ApartForm(at.party.name)
    return _arranging(
        at, form, _("与 %(name)s 单独会面", name=at.party.name),
        lambda session: procedure.arrange(session, at.actor, *at.whom, arranged(form)),
    )  # fmt: skip


@page(blueprint, f"{HERE}/<session_id>/reschedule", permission=SCHEDULE, methods=BOTH, form=ApartForm)
def reschedule_apart(number: str, party: str, session_id: str) -> ResponseReturnValue:
    """Give one that was put off a new time."""
    at = _at(number, party)
    row = at.shown.session(key_of(session_id))
    form = ApartForm(at.party.name, **_as_before(row))
    return _arranging(
        at, form, _("与 %(name)s 另约时间", name=at.party.name),
        lambda session: procedure.reschedule(session, at.actor, *at.whom, row.id, arranged(form)),
    )  # fmt: skip


def _as_before(row: ApartShown) -> dict[str, Any]:
    minutes = int((row.ends_at - row.starts_at).total_seconds() // 60)
    told: dict[str, Any] = {"mode": row.mode, "place": row.place, "minutes": minutes}
    return {**told, "telephone": row.telephone, "link": row.link}


def _arranging(at: At, form: ApartForm, title: str, act: Any) -> ResponseReturnValue:
    form.offer(conflicts.rooms(reading(), at.head.office_id))
    return submit(
        form,
        act=act,
        then=at.back,
        show=lambda: at.draw(
            "desk/sessions/arrange_apart.html", form=form, title=title, conflicts=_in_the_way(at, form)
        ),
        told=_("已与 %(name)s 约好，对方不会知道。", name=at.party.name),
    )


def _in_the_way(at: At, form: ApartForm) -> tuple[conflicts.Conflict, ...]:
    if request.method != "POST" or not form.span or not at.head.may(at.actor, SCHEDULE):
        return ()
    return conflicts.conflicts(reading(), at.head.subject, form.span, form.room_id, party_id=at.party.id)


WORDS = {
    "postpone": _l("延期，等重新约时间"),
    "cancel": _l("取消这次单独会面"),
    "miss": _l("登记没有到场"),
}
TRIGGERS = frozenset(WORDS)


@page(
    blueprint, f"{HERE}/<session_id>/<trigger>", permission=SCHEDULE, methods=BOTH,
    form=ApartReasonForm,
)  # fmt: skip
def change_apart(number: str, party: str, session_id: str, trigger: str) -> ResponseReturnValue:
    """Put one off, call it off, or note that the party did not come."""
    at, form = _at(number, party), ApartReasonForm()
    row = at.shown.session(key_of(session_id))
    if trigger not in TRIGGERS:
        raise NotFound()
    return submit(
        form,
        act=lambda session: procedure.change(
            session, at.actor, *at.whom, row.id, trigger, form.reason.data or ""
        ),
        then=at.back,
        show=lambda: at.draw("desk/sessions/reason.html", form=form, title=str(WORDS[trigger]), row=row),
        told=_("已登记，这一方已收到短信。"),
    )


@page(
    blueprint, "/disputes/<number>/channels/<party>/other-times/<entry>", permission=SCHEDULE, methods=BOTH,
    form=WishForm,
)  # fmt: skip
def answer_wish(number: str, party: str, entry: str) -> ResponseReturnValue:
    """Answer a party that asked for another time."""
    at, form = _at(number, party), WishForm()
    wish = at.shown.wish(key_of(entry))
    return submit(
        form,
        act=lambda session: other_time.answer(
            session, at.actor, *at.whom, wish.id, agreed=form.agreed.data == "yes",
            text=form.text.data or "",
        ),
        then=at.back,
        show=lambda: at.draw("desk/sessions/wish.html", form=form, wish=wish),
        told=_("已答复 %(name)s。同意的，会面已延期，请重新安排时间。", name=at.party.name),
    )  # fmt: skip
