"""Break-glass at the desk: what waits for a second person, what one asked for, and asking for it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.break_glass.rules import GROUNDS, HOURS, Asked
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.break_glass import ask as use_case
from mediation.projections import desk_case
from mediation.projections.desk_case import DeskHeader
from mediation.projections.party_case import key_of
from mediation.projections.private_reading import by_law
from mediation.projections.private_reading.by_law import InShort, Whole
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.fields import AreaField, TextField
from mediation.web.filters import moment
from mediation.web.forms import StepForm
from mediation.web.labels.intake import party_name
from mediation.web.labels.private_reading import ground, told_when
from mediation.web.labels.workflows import state
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from mediation.web.translate import ngettext

CHOOSE = [InputRequired(_l("请选择一项"))]
SEE = Permission.SEE_BREAK_GLASS


class AskForm(StepForm):
    """Whose channel, on what ground, why, and for how long."""

    party = RadioField(_l("查阅哪一方的单独沟通"), validators=CHOOSE)
    ground = RadioField(_l("依据"), validators=CHOOSE)
    reason = AreaField(_l("具体情况"), most=2000)
    demand = TextField(_l("来函的机关和文号"), most=200, required=False)
    hours = RadioField(_l("需要看多久"), coerce=int, default=HOURS[1], validators=CHOOSE)
    at_once = BooleanField(_l("情况紧急，现在就打开，24 小时以内由另一位复核"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ground.choices = ground.choices(*GROUNDS)
        self.hours.choices = [
            SelectChoice(each, ngettext("%(num)d 小时", "%(num)d 小时", each)) for each in HOURS
        ]

    @property
    def asked(self) -> Asked:
        return Asked(
            self.ground.data, self.reason.data or "", self.hours.data, bool(self.at_once.data),
            self.demand.data or "",
        )  # fmt: skip


@page(blueprint, "/break-glass", permission=SEE)
def break_glass_list() -> ResponseReturnValue:
    """What waits for a second person, and what the reader had a part in."""
    found = by_law.listed(reading(), current_actor())
    columns = [
        {"key": "number", "text": _("案号")},
        {"key": "party", "text": _("哪一方")},
        {"key": "ground", "text": _("依据")},
        {"key": "asked", "text": _("谁提出")},
        {"key": "stands", "text": _("状态")},
        {"key": "answer_by", "text": _("最晚答复")},
    ]
    return render_template(
        "desk/private_reading/list.html", columns=columns, rows=[_row(each) for each in found]
    )


def _row(each: InShort) -> dict[str, str]:
    return {
        "number": each.number, "href": url_for("desk.break_glass", key=each.id),
        "party": party_name(each.side, each.party), "ground": ground(each.ground),
        "asked": _("%(name)s，%(at)s", name=each.asked_name, at=moment(each.asked_at)),
        "stands": state(each.state, "break_glass"),
        "answer_by": moment(each.answer_by) if each.answer_by else "",
    }  # fmt: skip


@page(blueprint, "/break-glass/<uuid:key>", permission=SEE)
def break_glass(key: UUID) -> ResponseReturnValue:
    """One of them, and what the reader may do with it."""
    one = by_law.one(reading(), current_actor(), key)
    return render_template("desk/private_reading/one.html", one=one, rows=rows_of(one))


def rows_of(one: Whole) -> list[dict[str, str]]:
    """Everything of one of them in words."""
    told = [
        (_("案号"), one.number),
        (_("哪一方的单独沟通"), party_name(one.side, one.party)),
        (_("依据"), ground(one.ground)),
        (_("具体情况"), one.said),
        (_("谁提出"), _("%(name)s，%(at)s", name=one.asked_name, at=moment(one.asked_at))),
        (_("状态"), state(one.state, "break_glass")),
    ]
    if one.answer_by:
        told.append((_("最晚答复"), moment(one.answer_by)))
    if one.second_name:
        told.append((_("第二人"), _("%(name)s，%(at)s", name=one.second_name, at=moment(one.second_at))))
    if one.second_said:
        told.append((_("第二人的意见"), one.second_said))
    if one.until_at:
        times = ngettext("看过 %(num)d 次", "看过 %(num)d 次", one.readings)
        told.append((_("查阅"), _("最晚到 %(at)s，%(times)s", at=moment(one.until_at), times=times)))
    told.append((_("告诉这一方"), _told(one)))
    return [{"key": key, "value": value} for key, value in told]


def _told(one: Whole) -> str:
    if one.told_at:
        return _("%(at)s 已经告诉。", at=moment(one.told_at))
    return told_when(GROUNDS[one.ground].tells)


@page(
    blueprint, "/disputes/<number>/break-glass", permission=Permission.ASK_BREAK_GLASS,
    methods=("GET", "POST"), form=AskForm,
)  # fmt: skip
def ask_break_glass(number: str) -> ResponseReturnValue:
    """Ask to read one party's channel by an exception of the law."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, Permission.ASK_BREAK_GLASS, head.subject)
    form = AskForm()
    form.party.choices = [
        (key.hex, party_name(side, name)) for key, side, name in by_law.parties(reading(), head)
    ]
    return ask(
        head, "overview", form, _asking(head),
        lambda session, actor: use_case.ask(session, actor, head.id, key_of(form.party.data), form.asked),
        lambda key: url_for("desk.break_glass", key=key) if key else url_for("desk.break_glass_list"),
        _("已经提出。"),
    )  # fmt: skip


def _asking(head: DeskHeader) -> Asking:
    return Asking(
        _("依法查阅单独沟通"), _("提出"), kind="warning",
        effects=[
            _("只有法律规定的例外才能查阅。没有参与过本案的另一位负责人或者受理员同意以后，才会打开。"),
            _("只能看，不能写；时间一到自动关闭。每看一次，都记在这一方自己的记录里。"),
            _("生命危险、可能发生暴力或者群体性事件的，可以一个人先打开；24 小时没有人复核，立即关闭。"),
        ],
        told=[
            _("没有参与本案的负责人和受理员现在收到短信，短信里没有内容。对方当事人和调解员都不会知道。"),
            _("这一方什么时候知道，由依据决定：书面调取的，打开时告诉；危险和暴力的，查阅结束后告诉；"
              "涉嫌犯罪和虚假调解的，保密的理由消失以后由负责人决定告诉。"),
        ],
        hints={
            "demand": _("有权机关依法书面调取的，必须填写"),
            "reason": _("写给第二人看，这一方看不到这段话"),
        },
    )  # fmt: skip
