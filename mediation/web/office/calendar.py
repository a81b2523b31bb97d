"""The working calendar: which years rest on a notice, and entering a year's notice of holidays."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField
from wtforms.validators import InputRequired

from mediation.deadlines.day_lists import Unreadable, days_in, spans
from mediation.kernel import clock
from mediation.policy.permissions import Permission
from mediation.procedure.office import holidays
from mediation.procedure.office.holidays import YearNotice
from mediation.projections import calendar_page
from mediation.projections.calendar_page import NoticeShown, YearShown
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import page
from mediation.web.fields import AreaField, DateField, TextField
from mediation.web.forms import StepForm
from mediation.web.labels.notices import source_of
from mediation.web.office.blueprint import blueprint
from mediation.web.required import day_in
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from mediation.web.translate import ngettext

SET = Permission.SET_CALENDAR


class DaysField(AreaField):
    """A list of days as people write them; `days` after a form that is valid."""

    days: tuple[date, ...] = ()

    def read(self, year: int) -> bool:
        """Read the text; says beside the field which piece is no day."""
        try:
            self.days = days_in(self.data or "", year)
        except Unreadable as wrong:
            self.errors = [
                _("看不懂“%(piece)s”，请写成 2月5日 或者 2月5日至11日", piece=str(wrong.args[0])[:40])
            ]
            return False
        return True


class NoticeForm(StepForm):
    """A year's notice."""

    year = SelectField(_l("哪一年"), choices=[], validators=[InputRequired(_l("请选择年份"))])
    source = TextField(_l("通知的文号"), most=100)
    issued_on = DateField(_l("通知的日期"))
    statutory_holidays = DaysField(_l("法定休假日"), most=2000)
    rest_days = DaysField(_l("其他放假日（调休和相连的周末）"), most=2000, required=False)
    makeup_workdays = DaysField(_l("补班日（要上班的周末）"), most=2000, required=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        this = clock.today().year
        self.year.choices = [
            (str(year), _("%(year)s年", year=year)) for year in range(this + 1, this - 3, -1)
        ]

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """The lists are read after the rest: what year they are of stands in another field."""
        valid = super().validate(*args, **kwargs)
        year = int(self.year.data) if str(self.year.data or "").isdecimal() else clock.today().year
        for field in (self.statutory_holidays, self.rest_days, self.makeup_workdays):
            valid = (bool(field.errors) or field.read(year)) and valid
        return valid


@page(blueprint, "/calendar", permission=SET)
def calendar() -> ResponseReturnValue:
    """The years and the notices entered."""
    shown = calendar_page.page(reading(), current_actor())
    return render_template(
        "office/calendar.html",
        years=[_year(one) for one in shown.years],
        notices=[_notice(one) for one in shown.notices],
    )


@page(blueprint, "/calendar/new", methods=("GET", "POST"), form=NoticeForm, permission=SET)
def enter_notice() -> ResponseReturnValue:
    """Enter a notice; the running clocks follow it."""
    form, actor = NoticeForm(), current_actor()
    return submit(
        form,
        act=lambda session: holidays.enter(session, actor, _typed(form)),
        then=lambda _result: url_for("office.calendar"),
        show=lambda: render_template("office/notice.html", form=form),
        told=_("放假安排已经录入。正在计算的期限按新的安排重新计算，变动的都有记录。"),
    )


def _days(days: tuple[date, ...]) -> str:
    return _("、").join(
        filters.day(first)
        if first == last
        else _("%(start)s 至 %(end)s", start=filters.day(first), end=filters.day(last))
        for first, last in spans(days)
    )


def _typed(form: NoticeForm) -> YearNotice:
    return YearNotice(
        int(form.year.data), (form.source.data or "").strip(), day_in(form.issued_on),
        form.statutory_holidays.days, form.rest_days.days, form.makeup_workdays.days,
    )  # fmt: skip


def _year(shown: YearShown) -> dict[str, Any]:
    known = source_of(shown.source)
    rows = [
        (_("依据"), known or _("当年的放假安排还没有公布，只知道法定节日")),
        (_("工作日"), ngettext("%(num)s 天", "%(num)s 天", shown.workdays)),
        (_("法定休假日"), _days(shown.statutory_holidays)),
        (_("其他放假日"), _days(shown.days_off) or _("没有")),
        (_("补班日"), _days(shown.makeup_workdays) or _("没有")),
    ]
    return {
        "name": _("%(year)s年", year=shown.year),
        "provisional": shown.provisional,
        "rows": [{"key": key, "value": value} for key, value in rows],
    }


def _notice(shown: NoticeShown) -> dict[str, Any]:
    state = _("现行") if shown.stands else _("已被后来录入的代替")
    followed = (
        ngettext("%(num)s 项期限的截止日因此变动", "%(num)s 项期限的截止日因此变动", shown.moved)
        if shown.moved
        else _("没有期限因此变动")
    )
    if not shown.recounted:
        followed = _("%(what)s（还在核对其余期限）", what=followed)
    rows = [
        (_("文号"), shown.notice.source),
        (_("通知的日期"), filters.day(shown.notice.issued_on)),
        (_("录入"), _("%(who)s，%(at)s", who=shown.entered_by, at=filters.moment(shown.entered_at))),
        (_("状态"), state),
        (_("影响"), followed),
        (_("法定休假日"), _days(shown.notice.statutory_holidays)),
        (_("其他放假日"), _days(shown.notice.rest_days) or _("没有")),
        (_("补班日"), _days(shown.notice.makeup_workdays) or _("没有")),
    ]
    return {
        "name": _("%(year)s年", year=shown.notice.year),
        "rows": [{"key": key, "value": value} for key, value in rows],
    }
