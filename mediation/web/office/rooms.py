"""The rooms of an office and its promise of notice before a session, kept by its manager."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, IntegerField
from wtforms.validators import InputRequired, NumberRange

from mediation.bookings import services
from mediation.bookings.rules import MOST_NOTICE_DAYS, MOST_SEATS
from mediation.bookings.services import RoomKept
from mediation.complaints.rules import MOST_ANSWER_DAYS
from mediation.complaints.services import promise_answer
from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.projections.sessions import rooms as projection
from mediation.store import reading
from mediation.web.access import page
from mediation.web.fields import TextField
from mediation.web.forms import StepForm
from mediation.web.office.blueprint import blueprint
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from mediation.web.translate import ngettext

MANAGE = Permission.MANAGE_ROOMS
BOTH = ("GET", "POST")


class RoomForm(StepForm):
    """What is known of a room."""

    name = TextField(_l("房间名称"), most=60)
    seats = IntegerField(
        _l("座位数"),
        validators=[InputRequired(_l("请填写座位数")), NumberRange(1, MOST_SEATS, _l("请填写 1 到 500"))],
    )
    is_open = BooleanField(_l("正在使用（不勾选就不能再安排在这里，已经安排的不受影响）"))


class NoticeForm(StepForm):
    """How many working days before a session the parties are told."""

    days = IntegerField(
        _l("提前几个工作日通知会面"),
        validators=[
            InputRequired(_l("请填写天数")),
            NumberRange(0, MOST_NOTICE_DAYS, _l("请填写 0 到 30")),
        ],
    )


class AnswerForm(StepForm):
    """Within how many working days a complaint is answered."""

    days = IntegerField(
        _l("几个工作日内答复投诉"),
        validators=[
            InputRequired(_l("请填写天数")),
            NumberRange(1, MOST_ANSWER_DAYS, _l("请填写 1 到 60")),
        ],
    )


@page(blueprint, "/rooms", permission=MANAGE)
def rooms() -> ResponseReturnValue:
    """The offices under the reader's post."""
    found = projection.offices(reading(), current_actor())
    lines = [
        {
            "name": each.name,
            "href": url_for("office.rooms_of", code=each.code),
            "rooms": ngettext("%(num)d 个房间", "%(num)d 个房间", each.open_rooms),
            "notice": _("提前 %(days)s 个工作日", days=each.notice_days),
        }
        for each in found
    ]
    return render_template("office/rooms/offices.html", lines=lines)


@page(blueprint, "/rooms/<code>", permission=MANAGE)
def rooms_of(code: str) -> ResponseReturnValue:
    """The rooms of one office, and its promise."""
    office, found = projection.office(reading(), current_actor(), code)
    return render_template("office/rooms/rooms.html", office=office, rooms=found)


@page(blueprint, "/rooms/<code>/new", permission=MANAGE, methods=BOTH, form=RoomForm)
def new_room(code: str) -> ResponseReturnValue:
    """Another room."""
    actor = current_actor()
    office, _rooms = projection.office(reading(), actor, code)
    form = RoomForm(is_open=True)
    return submit(
        form,
        act=lambda session: services.add_room(session, actor, office.id, _kept(form)),
        then=lambda _result: url_for("office.rooms_of", code=office.code),
        show=lambda: _drawn(form, office, _("添加房间")),
        told=_("房间已添加。"),
    )


@page(blueprint, "/rooms/<code>/<uuid:key>", permission=MANAGE, methods=BOTH, form=RoomForm)
def room(code: str, key: UUID) -> ResponseReturnValue:
    """Change a room, or close it."""
    actor = current_actor()
    office, found = projection.office(reading(), actor, code)
    row = next((each for each in found if each.id == key), None)
    if row is None:
        raise NotFound()
    form = RoomForm(name=row.name, seats=row.seats, is_open=row.is_open)
    return submit(
        form,
        act=lambda session: services.change_room(session, actor, office.id, row.id, _kept(form)),
        then=lambda _result: url_for("office.rooms_of", code=office.code),
        show=lambda: _drawn(form, office, _("修改房间")),
        told=_("房间已修改。"),
    )


@page(blueprint, "/rooms/<code>/notice-days", permission=MANAGE, methods=BOTH, form=NoticeForm)
def notice_days(code: str) -> ResponseReturnValue:
    """The office's promise of notice."""
    actor = current_actor()
    office, _rooms = projection.office(reading(), actor, code)
    form = NoticeForm(days=office.notice_days)
    return submit(
        form,
        act=lambda session: services.promise_notice(session, actor, office.id, form.days.data or 0),
        then=lambda _result: url_for("office.rooms_of", code=office.code),
        show=lambda: render_template("office/rooms/notice.html", form=form, office=office),
        told=_("已修改，从下一次安排会面起适用。"),
    )


@page(blueprint, "/rooms/<code>/answer-days", permission=MANAGE, methods=BOTH, form=AnswerForm)
def answer_days(code: str) -> ResponseReturnValue:
    """The office's promise of an answer to a complaint."""
    actor = current_actor()
    office, _rooms = projection.office(reading(), actor, code)
    form = AnswerForm(days=office.answer_days)
    return submit(
        form,
        act=lambda session: promise_answer(session, actor, office.id, form.days.data or 0),
        then=lambda _result: url_for("office.rooms_of", code=office.code),
        show=lambda: render_template("office/rooms/answer.html", form=form, office=office),
        told=_("已修改，从下一件投诉起适用。"),
    )


def _drawn(form: RoomForm, office: Any, title: str) -> str:
    return render_template("office/rooms/room.html", form=form, office=office, title=title)


def _kept(form: RoomForm) -> RoomKept:
    return RoomKept(form.name.data or "", form.seats.data or 0, bool(form.is_open.data))
