"""The form by which a session is arranged, with both parties or with one alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import InputRequired, Length

from mediation.bookings.rules import MOST_LINK, USUAL, Span
from mediation.procedure.sessions.arrangement import MOST_PLACE, Arrangement
from mediation.projections.sessions.conflicts import RoomShown
from mediation.talks import rules
from mediation.web.fields import MomentField, TextField
from mediation.web.forms import StepForm
from mediation.web.labels.talks import mode
from mediation.web.required import moment_in
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

LENGTHS = (30, 45, 60, 90, 120, 180, 240, 480)


class ArrangementForm(StepForm):
    """When, how long, in what manner and where."""

    starts_at = MomentField(_l("什么时候"), past=False)
    minutes = SelectField(_l("计划多长时间"), coerce=int, default=USUAL)
    mode = RadioField(_l("怎样会面"), validators=[InputRequired(_l("请选择怎样会面"))])
    room = SelectField(_l("房间"), choices=[], validators=[Length(max=32)])
    place = TextField(_l("地点"), most=MOST_PLACE, required=False)
    telephone = TextField(_l("会议电话"), most=30, required=False)
    link = TextField(_l("会议网址"), most=MOST_LINK, required=False)
    waived = BooleanField(_l("各方都同意不按承诺的天数提前通知，或者是当事人自己要求尽快会面"))
    anyway = BooleanField(_l("有人已有安排，仍然安排在这个时间"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.minutes.choices = [(each, _length(each)) for each in LENGTHS]
        self.mode.choices = mode.choices(*rules.MODES)

    def offer(self, rooms: Iterable[RoomShown]) -> None:
        """The open rooms of the office; without one there is nothing to choose."""
        found = [
            (each.id.hex, _("%(name)s（%(seats)s 座）", name=each.name, seats=each.seats)) for each in rooms
        ]
        if found:
            self.room.choices = [("", _("不用本机构的房间")), *found]
        else:
            self.leave_rooms_out()

    def leave_rooms_out(self) -> None:
        """Sessions of several offices take place in a room that is named in words."""
        del self.room

    @property
    def span(self) -> Span | None:
        """The hours that were typed, if they can be read."""
        if self.starts_at.data is None or self.starts_at.errors or self.minutes.data not in LENGTHS:
            return None
        return arranged(self).span

    @property
    def room_id(self) -> UUID | None:
        """The room that was chosen."""
        chosen = self.room.data if "room" in self else None
        return UUID(hex=chosen) if chosen and not self.room.errors else None


def arranged(form: ArrangementForm) -> Arrangement:
    """The session as the use case takes it."""
    return Arrangement(
        moment_in(form.starts_at), form.mode.data or "", form.place.data or "", form.minutes.data,
        form.room_id, form.telephone.data or "", form.link.data or "", bool(form.waived.data),
        bool(form.anyway.data),
    )  # fmt: skip


def _length(minutes: int) -> str:
    if minutes % 60:
        return _("%(num)s 分钟", num=minutes)
    return _("%(num)s 小时", num=minutes // 60)
