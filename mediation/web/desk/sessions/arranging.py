"""Joint sessions arranged at the desk: a time and a place, put off, called off, or missed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectMultipleField
from wtforms.validators import InputRequired

from mediation.policy.permissions import Permission
from mediation.procedure.sessions import meet
from mediation.projections import desk_case, talks_tab
from mediation.projections.party_case import key_of
from mediation.projections.sessions import conflicts
from mediation.projections.talks_tab import SessionShown, TalksPage
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.sessions.form import ArrangementForm, arranged
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

TALKS = "/disputes/<number>/talks"
BOTH = ("GET", "POST")
SCHEDULE = Permission.SCHEDULE_TALK


class ReasonForm(StepForm):
    """Why a session is put off or called off."""

    reason = AreaField(_l("原因"), most=500)


class MissedForm(StepForm):
    """Who did not come, of those who had an excuse, and what the mediator heard of it."""

    absent = SelectMultipleField(_l("谁没有到场"), validators=[InputRequired(_l("请选择谁没有到场"))])
    excused = SelectMultipleField(_l("其中谁有正当理由（例如生病、出差、没有收到通知）"))
    reason = AreaField(_l("经过：怎样联系的，本人怎样说的"), most=500)

    def offer(self, shown: TalksPage) -> None:
        """The parties, for both questions."""
        for field in (self.absent, self.excused):
            field.choices = [(each.id.hex, each.name) for each in shown.parties]

    @property
    def who(self) -> dict[UUID, bool]:
        """Each absent party, and whether it was excused."""
        excused = set(self.excused.data or ())
        return {UUID(hex=key): key in excused for key in self.absent.data or ()}


def _head(number: str) -> tuple[desk_case.DeskHeader, TalksPage]:
    head = desk_case.header(reading(), current_actor(), number)
    return head, talks_tab.page(reading(), head.id)


def _back(number: str) -> str:
    return url_for("desk.talks", number=number)


@page(blueprint, f"{TALKS}/new", permission=SCHEDULE, methods=BOTH, form=ArrangementForm)
def schedule_talk(number: str) -> ResponseReturnValue:
    """Arrange a session and tell all whom it concerns."""
    head, actor = desk_case.header(reading(), current_actor(), number), current_actor()
    form = ArrangementForm()
    form.offer(conflicts.rooms(reading(), head.office_id))
    return submit(
        form,
        act=lambda session: meet.schedule(session, actor, head.id, arranged(form)),
        then=lambda _result: _back(head.number),
        show=lambda: _arranging(head, form, _("安排会面")),
        told=_("已安排会面，双方已收到短信。"),
    )


@page(blueprint, f"{TALKS}/<talk_id>/reschedule", permission=SCHEDULE, methods=BOTH, form=ArrangementForm)
def reschedule_talk(number: str, talk_id: str) -> ResponseReturnValue:
    """Give a postponed session a new time."""
    head, shown = _head(number)
    row, actor = shown.session(key_of(talk_id)), current_actor()
    form = ArrangementForm(**_as_before(row))
    form.offer(conflicts.rooms(reading(), head.office_id))
    return submit(
        form,
        act=lambda session: meet.reschedule(session, actor, head.id, row.id, arranged(form)),
        then=lambda _result: _back(head.number),
        show=lambda: _arranging(head, form, _("重新安排会面")),
        told=_("已重新安排会面，双方已收到短信。"),
    )


def _as_before(row: SessionShown) -> dict[str, Any]:
    told: dict[str, Any] = {"mode": row.mode, "place": row.place}
    told |= {"telephone": row.telephone, "link": row.link, "room": row.room_id.hex if row.room_id else ""}
    if row.ends_at:
        told["minutes"] = int((row.ends_at - row.starts_at).total_seconds() // 60)
    return told


def _arranging(head: desk_case.DeskHeader, form: ArrangementForm, title: str) -> str:
    """The form; once hours were typed, with what stands in their way, for who may arrange here."""
    found: tuple[conflicts.Conflict, ...] = ()
    if request.method == "POST" and form.span and head.may(current_actor(), SCHEDULE):
        found = conflicts.conflicts(reading(), head.subject, form.span, form.room_id)
    notice = conflicts.notice(reading(), head.office_id)
    return render_case(
        "desk/talks/arrange.html", head, "talks", form=form, title=title, notice=notice, conflicts=found
    )


@page(blueprint, f"{TALKS}/<talk_id>/postpone", permission=SCHEDULE, methods=BOTH, form=ReasonForm)
def postpone_talk(number: str, talk_id: str) -> ResponseReturnValue:
    """Put a session off."""
    words = (
        _("会面延期"),
        _("给双方发短信：会面延期，新的时间另行通知。"),
        _("会面已延期，双方已收到短信。"),
    )
    return _with_reason(number, talk_id, words, meet.postpone)


@page(blueprint, f"{TALKS}/<talk_id>/cancel", permission=SCHEDULE, methods=BOTH, form=ReasonForm)
def cancel_talk(number: str, talk_id: str) -> ResponseReturnValue:
    """Call a session off."""
    words = (_("取消会面"), _("给双方发短信：会面取消。"), _("会面已取消，双方已收到短信。"))
    return _with_reason(number, talk_id, words, meet.cancel)


def _with_reason(
    number: str, talk_id: str, words: tuple[str, str, str], use_case: Any
) -> ResponseReturnValue:
    head, shown = _head(number)
    row, actor, form = shown.session(key_of(talk_id)), current_actor(), ReasonForm()
    return submit(
        form,
        act=lambda session: use_case(session, actor, head.id, row.id, form.reason.data),
        then=lambda _result: _back(head.number),
        show=lambda: render_case(
            "desk/talks/reason.html", head, "talks", form=form, title=words[0], told=words[1], row=row
        ),
        told=words[2],
    )


@page(blueprint, f"{TALKS}/<talk_id>/miss", permission=Permission.RECORD_TALK, methods=BOTH, form=MissedForm)
def miss_talk(number: str, talk_id: str) -> ResponseReturnValue:
    """Note who did not come, and whether there was an excuse."""
    head, shown = _head(number)
    row, actor, form = shown.session(key_of(talk_id)), current_actor(), MissedForm()
    form.offer(shown)
    return submit(
        form,
        act=lambda session: meet.miss(session, actor, head.id, row.id, form.reason.data, form.who),
        then=lambda _result: _back(head.number),
        show=lambda: render_case("desk/talks/missed.html", head, "talks", form=form, row=row),
        told=_("已登记未到场，双方已收到短信。"),
    )
