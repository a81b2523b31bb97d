"""Take the last step of a case back: what it was, why, and the second officer who has to agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import request, url_for
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import Refused
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.course import correct as use_case
from mediation.procedure.last_step import Taken, last_step, obstacles_for
from mediation.projections import desk_case
from mediation.projections.asked import Act
from mediation.projections.correction import undo_until, way_back
from mediation.projections.desk_case import DeskHeader
from mediation.projections.history import Happened
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import page
from mediation.web.afterwards import Afterwards
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.fields import AreaField, TextField
from mediation.web.forms import StepForm
from mediation.web.labels.refusals import refusal
from mediation.web.labels.workflows import state as state_label
from mediation.web.labels.workflows import step as step_label
from mediation.web.offers import Reason
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class UndoForm(StepForm):
    """In a few words, why."""

    reason = TextField(_l("为什么取消（双方都能看到）"), most=60)


class CorrectForm(StepForm):
    """Why the last step is to be taken back."""

    reason = AreaField(_l("哪里有误（双方都能看到）"), most=500)


@dataclass(frozen=True)
class Back:
    """The way back beside the next steps: where it leads, or every reason why there is none."""

    what: str
    href: str
    refusals: tuple[Reason, ...]


def back_of(head: DeskHeader, waiting: Iterable[Act]) -> Back | None:
    """For the first page of a case; nothing for whoever may not ask, nor while it is asked for already."""
    if any(act.trigger == use_case.TRIGGER for act in waiting):
        return None
    last = way_back(reading(), current_actor(), head.subject)
    if last is None:
        return None
    reasons = tuple(Reason(code, refusal(code)) for code in last.obstacles)
    return Back(_what(last), url_for("desk.correct", number=head.number), reasons)


def _what(last: Taken) -> str:
    told = {"step": step_label(last.step.trigger), "when": filters.moment(last.at)}
    return _("最近一步：%(step)s，%(when)s", **told)


@dataclass(frozen=True)
class Undo:
    """The button with which whoever took the last step takes it back alone."""

    what: str
    href: str


def undo_of(head: DeskHeader, newest: Sequence[Happened]) -> Undo | None:
    """For the first page of a case; nothing where the last step cannot be taken back alone."""
    until = undo_until(reading(), current_actor(), head.subject, newest)
    if until is None:
        return None
    told = {"step": step_label(newest[0].trigger), "when": filters.moment(until)}
    return Undo(
        _("您刚才办理了“%(step)s”，还没有通知任何人。%(when)s 以前可以自己取消。", **told),
        url_for("desk.undo", number=head.number),
    )


@page(
    blueprint, "/disputes/<number>/undo", permission=Permission.UNDO, methods=("GET", "POST"), form=UndoForm
)
def undo(number: str) -> ResponseReturnValue:
    """Take back alone what one did just now."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, Permission.UNDO, head.subject)
    last = last_step(reading(), head.id)
    if request.method == "GET":
        codes = obstacles_for(reading(), head.id, actor, last)
        if codes:
            raise Refused(codes)
    form = UndoForm(seen=head.version)
    told = {"step": step_label(last.step.trigger), "back": state_label(last.step.from_state)}
    asking = Asking(
        _("取消刚才的一步：%(step)s", **told), _("取消这一步"), kind="warning",
        effects=[_("案件立即退回“%(back)s”，还没有发出的短信不再发出。", **told),
                 _("这一步停下的期限照原来的日子继续计算，这一步开始的期限停止。"),
                 _("已经写下的经过都保留，旁边记明更正和理由。")],
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: use_case.undo(
            session, actor, head.id, form.seen_version, form.reason.data or ""
        ),
        lambda _result: url_for("desk.overview", number=head.number), _("这一步已经取消。"),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/correct", permission=Permission.CORRECT, methods=("GET", "POST"),
    form=CorrectForm,
)  # fmt: skip
def correct(number: str) -> ResponseReturnValue:
    """Ask a second officer to agree that the last step is taken back."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, Permission.CORRECT, head.subject)
    if request.method == "GET":
        _refuse_lasting(head)
    form = CorrectForm(seen=head.version)
    asking = Asking(
        _("更正：退回上一步"), _("请另一位同意"), kind="warning",
        effects=Afterwards(lambda: _effects(head)),
        told=[_("另一位主任和受理员现在收到短信；同意以后，双方收到短信。")],
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: use_case.ask(
            session, actor, head.id, form.seen_version, form.reason.data or ""
        ),
        lambda _result: url_for("desk.overview", number=head.number), _("已经提出，等待另一位同意。"),
    )  # fmt: skip


def _refuse_lasting(head: DeskHeader) -> None:
    last = way_back(reading(), current_actor(), head.subject)
    if last is not None and last.obstacles:
        raise Refused(last.obstacles)


def _effects(head: DeskHeader) -> list[str]:
    last = way_back(reading(), current_actor(), head.subject)
    if last is None:
        return []
    told = {
        "step": step_label(last.step.trigger), "who": last.by_name, "when": filters.moment(last.at),
        "now": state_label(last.step.to_state), "back": state_label(last.step.from_state),
    }  # fmt: skip
    return [
        _("要退回的一步：%(step)s（%(who)s，%(when)s）。", **told),
        _(
            "现在什么都不变。本机构或上级机构的另一位主任或受理员同意以后，案件从“%(now)s”退回“%(back)s”。",
            **told,
        ),
        _("这一步停下的期限照原来的日子继续计算，这一步开始的期限停止。"),
        _("已经写下的经过都保留，旁边记明更正和理由。"),
    ]
