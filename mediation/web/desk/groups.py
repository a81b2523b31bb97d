"""Disputes of several workers against one employer, handled together: the list, a group, and its steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectMultipleField
from wtforms.validators import InputRequired

from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.procedure.of_each import Outcome
from mediation.procedure.parties import group as procedure
from mediation.procedure.parties.group import MOST_NAME, Chosen
from mediation.procedure.sessions import group_session
from mediation.projections import groups
from mediation.projections.closing import Choice
from mediation.projections.groups import GroupPage, Member
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.rows import Column, rows_shown
from mediation.web.desk.sessions.form import ArrangementForm, arranged
from mediation.web.desk.step_page import step_page
from mediation.web.fields import AreaField, TextField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels.groups import left_out
from mediation.web.labels.workflows import state as state_label
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from mediation.web.translate import ngettext

STEPS = "/disputes/<number>/steps"
BOTH = ("GET", "POST")
NEW = "new"


class JoinForm(StepForm):
    """With which group, and what the worker is told of it."""

    group = RadioField(_l("与哪些案件一并办理"), validators=[InputRequired(_l("请选择一项"))])
    name = TextField(_l("新的集体叫什么（选“新建”时填写）"), most=MOST_NAME, required=False)
    reason = AreaField(_l("为什么一并办理（写给劳动者看）"), most=500)

    def offer(self, found: Sequence[Choice]) -> None:
        """The groups that the dispute may join, and a new one."""
        self.group.choices = [*((each.id.hex, each.name) for each in found), (NEW, _("新建一个"))]
        if not found and not self.is_submitted():
            self.group.data = NEW

    def chosen(self) -> Chosen:
        """The group as the use case takes it."""
        if self.group.data == NEW:
            return Chosen(name=self.name.data or "")
        return Chosen(UUID(hex=self.group.data))


class AskForm(StepForm):
    """Which workers are asked, and why."""

    disputes = SelectMultipleField(_l("请哪些劳动者参加"))
    reason = AreaField(_l("为什么一并办理（写给劳动者看）"), most=500)

    def offer(self, members: Iterable[Member]) -> None:
        """The disputes against the same employer that belong to no group."""
        self.disputes.choices = [(each.row.id.hex, _worker_and_sum(each)) for each in members]


class ToldLeavingForm(SpokenFields, StepForm):
    """That the worker leaves, as staff heard it."""


def _worker_and_sum(each: Member) -> str:
    told = {"name": each.worker_name, "sum": filters.money(each.row.claimed_fen)}
    return _("%(name)s，%(sum)s", **told) if told["sum"] else each.worker_name


def _number_and_state(each: Member) -> str:
    return _("%(number)s，%(state)s", number=each.row.number, state=state_label(each.row.state))


@page(blueprint, f"{STEPS}/join-group", permission=Permission.JOIN_GROUP, methods=BOTH, form=JoinForm)
def step_join_group(number: str) -> ResponseReturnValue:
    """Ask the worker to let the dispute be handled together with others."""
    head = step_page(number, "join_group")
    form = JoinForm(seen=head.version)
    form.offer(groups.choices(reading(), head))
    asking = Asking(
        _("请劳动者参加集体办理"), _("请劳动者同意"),
        effects=[_("现在什么都不变。劳动者同意以后，本案与同一用人单位的其他案件一并办理。"),
                 _("每件案件仍有自己的案号、请求、期限、沟通、协议和签字；谁没有同意，谁就不受影响。"),
                 _("劳动者随时可以退出，不用说明理由。")],
        told=[_("劳动者会收到短信，登录后答复；不会上网的，可以登记他口头或书面的答复。同意以后，双方都会收到短信。")],
        hints={"name": _("劳动者和用人单位都能看到，不要写任何人的姓名。例如：越城环卫项目欠薪。")},
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: procedure.ask(
            session, actor, head.id, form.seen_version, form.chosen(), form.reason.data or ""
        ),
        lambda _result: url_for("desk.overview", number=head.number), _("已经提出，等待劳动者同意。"),
    )  # fmt: skip


@page(
    blueprint, f"{STEPS}/leave-group", permission=Permission.LEAVE_GROUP, methods=BOTH, form=ToldLeavingForm
)
def step_leave_group(number: str) -> ResponseReturnValue:
    """Enter that the worker leaves the group."""
    head = step_page(number, "leave_group")
    form = ToldLeavingForm(seen=head.version)
    asking = Asking(
        _("登记退出集体办理"), _("登记退出"),
        effects=[_("本案不再与其他案件一并办理，阶段、期限和已经做过的都不变。")],
        told=[_("双方会收到短信；劳动者登录后能看到这次登记，也可以提出异议。")],
        warning=_("写明劳动者是怎样说的，或者上传书面材料。"),
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: procedure.leave(session, actor, head.id, form.seen_version, said_of(form)),
        lambda _result: url_for("desk.overview", number=head.number), _("已经登记退出，案件照常调解。"),
    )  # fmt: skip


@page(blueprint, "/groups", permission=Permission.USE_GROUPS)
def groups_list() -> ResponseReturnValue:
    """The groups of whoever works here."""
    lines = groups.mine(reading(), current_actor())
    return render_template("desk/groups/list.html", lines=lines, most=groups.MOST)


@page(blueprint, "/groups/<uuid:key>", permission=Permission.USE_GROUPS)
def group(key: UUID) -> ResponseReturnValue:
    """Who belongs to a group and where each dispute stands."""
    shown = groups.page(reading(), current_actor(), key)
    return render_template(
        "desk/groups/group.html", group=shown, rows=_of_group(shown), columns=_columns(),
        members=_lines(shown.members), asked=_lines(shown.asked), former=_lines(shown.former),
    )  # fmt: skip


@page(blueprint, "/groups/<uuid:key>/ask", permission=Permission.USE_GROUPS, methods=BOTH, form=AskForm)
def ask_to_join(key: UUID) -> ResponseReturnValue:
    """Ask more workers at once; each answers for himself."""
    actor = current_actor()
    shown = groups.page(reading(), actor, key)
    form = AskForm()
    form.offer(shown.askable)
    return submit(
        form,
        act=lambda session: procedure.ask_many(
            session, actor, key, [UUID(hex=each) for each in form.disputes.data or ()], form.reason.data or ""
        ),
        then=lambda asked: _told(key, asked),
        show=lambda: render_template(
            "desk/groups/ask.html",
            group=shown,
            form=form,
            hints={each.row.id.hex: _number_and_state(each) for each in shown.askable},
        ),
    )


@page(
    blueprint, "/groups/<uuid:key>/session", permission=Permission.USE_GROUPS, methods=BOTH,
    form=ArrangementForm,
)  # fmt: skip
def group_session_new(key: UUID) -> ResponseReturnValue:
    """One session for all members that this mediator has, arranged in each dispute by itself."""
    actor = current_actor()
    shown = groups.page(reading(), actor, key)
    if not shown.mediated:
        raise NotFound()
    form = ArrangementForm()
    form.leave_rooms_out()
    return submit(
        form,
        act=lambda session: group_session.schedule(session, actor, key, arranged(form)),
        then=lambda came: _arranged_for(key, came),
        show=lambda: render_template("desk/groups/session.html", group=shown, form=form),
    )


def _arranged_for(key: UUID, came: Sequence[Outcome] | None) -> str:
    done = [each for each in came or () if not each.refused]
    if done:
        told = ngettext(
            "已为 %(num)d 件案件安排会面，各案双方已收到短信。",
            "已为 %(num)d 件案件安排会面，各案双方已收到短信。", len(done),
        )  # fmt: skip
        flash(told, "success")
    for why, numbers in _by_reason(came or ()).items():
        flash(_("没有安排（%(why)s）：%(numbers)s", why=why, numbers=_("、").join(numbers)), "warning")
    return url_for("desk.group", key=key)


def _told(key: UUID, asked: Sequence[Outcome] | None) -> str:
    """What came of it, dispute by dispute; a form sent again has nothing new to tell."""
    done = [each for each in asked or () if not each.refused]
    if done:
        told = ngettext(
            "已请 %(num)d 位劳动者参加，等待答复。", "已请 %(num)d 位劳动者参加，等待答复。", len(done)
        )
        flash(told, "success")
    for why, numbers in _by_reason(asked or ()).items():
        flash(_("没有提出（%(why)s）：%(numbers)s", why=why, numbers=_("、").join(numbers)), "warning")
    return url_for("desk.group", key=key)


def _by_reason(outcomes: Iterable[Outcome]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in outcomes:
        if each.refused:
            found.setdefault(_("；").join(map(left_out, each.refused)), []).append(each.number)
    return found


def _of_group(shown: GroupPage) -> list[dict[str, str]]:
    states = (
        _("%(state)s %(num)s 件", state=state_label(code), num=num) for code, num in shown.by_state.items()
    )
    told = (
        (_("用人单位"), shown.employer_name),
        (_("办理机构"), shown.office_name),
        (_("建立"), _("%(by)s，%(at)s", by=shown.opened_name, at=filters.day(shown.opened_at))),
        (_("案件"), ngettext("%(num)d 件", "%(num)d 件", len(shown.members) + shown.elsewhere)),
        (_("各阶段"), _("、").join(states)),
        (_("请求金额合计"), filters.money(shown.claimed_fen)),
    )
    return [{"key": key, "value": value} for key, value in told if value]


def _columns() -> list[Column]:
    return [
        Column("number", _("案号")),
        Column("worker", _("劳动者")),
        Column("state", _("阶段")),
        Column("sum", _("请求金额"), numeric=True),
        Column("due", _("期限")),
        Column("meets", _("下次会面")),
    ]


def _lines(members: Iterable[Member]) -> list[dict[str, Any]]:
    found = list(members)
    rows = rows_shown(each.row for each in found)
    return [
        {
            "number": row.number, "href": row.href, "worker": each.worker_name, "state": row.state,
            "state_label": row.state_label, "mark": row.mark, "sum": row.sum, "due": row.due,
            "meets": filters.moment(each.next_session) if each.next_session else _("没有安排"),
        }
        for row, each in zip(rows, found, strict=True)
    ]  # fmt: skip
