"""The endings at the desk: withdrawn or refused as told, terminated with its result, handed over."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.course import close
from mediation.procedure.referrals import refer
from mediation.projections import closing, desk_case
from mediation.referrals.rules import road_after_termination
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.closing_text import closing_text
from mediation.web.desk import reporting
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.ending_forms import HandOverForm, TerminateForm, ToldForm, WithdrawForm
from mediation.web.desk.frame import render_case
from mediation.web.desk.step_page import clock_lines, step_page
from mediation.web.labels.agreements import road_notice
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.translate import gettext as _

PATH = "/disputes/<number>/steps"
BOTH = ("GET", "POST")


def _ended(number: str) -> str:
    return url_for("desk.ending", number=number)


def _road_told(profile: str) -> str:
    """What the notice says to the parties, as told to who sends it."""
    return _("通知书会告诉当事人：“%(road)s”", road=road_notice(road_after_termination(profile)))


@page(blueprint, "/disputes/<number>/ending", permission=Permission.READ_AT_DESK)
def ending(number: str) -> ResponseReturnValue:
    """How the mediation ended; printed as its notice."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    shown = closing.page(reading(), actor, head.subject)
    known, report_href = reporting.came_from(reading(), head)
    return render_case(
        "desk/ending/tab.html", head, "ending", closing=closing_text(shown), incoming=known,
        report_href=report_href,
    )  # fmt: skip


@page(blueprint, f"{PATH}/withdraw", permission=Permission.WITHDRAW, methods=BOTH, form=WithdrawForm)
def step_withdraw(number: str) -> ResponseReturnValue:
    """Enter that an applicant takes the claim back."""
    head = step_page(number, "withdraw")
    form = WithdrawForm(seen=head.version)
    form.offer(closing.parties(reading(), head.id, "applicant"))
    asking = Asking(
        _("登记撤回申请"), _("登记撤回"), kind="warning",
        effects=[_("调解结束，状态为“撤回”。不需要对方同意。"), _("撤回不影响申请人以后申请仲裁。")],
        told=[_("被申请人会收到短信。")], clocks=clock_lines(head, "withdraw"),
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: close.withdraw(
            session, actor, head.id, form.seen_version, settled_privately_fen=form.settled.data,
            note=form.reason.data or "", said=said_of(form), party_id=form.party_id,
        ),
        lambda _result: _ended(number), _("撤回已登记，被申请人会收到短信。"),
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/refuse-mediation", permission=Permission.REFUSE_MEDIATION, methods=BOTH, form=ToldForm
)
def step_refuse_mediation(number: str) -> ResponseReturnValue:
    """Enter that a party refuses to go on."""
    head = step_page(number, "refuse_mediation")
    form = ToldForm(seen=head.version)
    form.offer(closing.parties(reading(), head.id))
    asking = Asking(
        _("登记拒绝调解"), _("登记拒绝"), kind="warning",
        effects=[_("任何一方拒绝，调解就终止，不能再恢复。"),
                 _road_told(head.profile)],
        told=[_("双方会收到短信。")], clocks=clock_lines(head, "refuse_mediation"),
        warning=_("请先确认当事人明白这意味着什么。"),
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: close.refuse_mediation(
            session, actor, head.id, form.seen_version, note=form.reason.data or "", said=said_of(form),
            party_id=form.party_id,
        ),
        lambda _result: _ended(number), _("已登记，调解终止，双方会收到短信。"),
    )  # fmt: skip


@page(blueprint, f"{PATH}/terminate", permission=Permission.TERMINATE, methods=BOTH, form=TerminateForm)
def step_terminate(number: str) -> ResponseReturnValue:
    """End the mediation with its result."""
    head = step_page(number, "terminate")
    form = TerminateForm(seen=head.version)
    asking = Asking(
        _("终止调解"), _("终止调解"), kind="warning",
        effects=[_("调解终止，不能再恢复。"), _road_told(head.profile)],
        told=[_("双方会收到短信，登录后可以看到终止通知。")], clocks=clock_lines(head, "terminate"),
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: close.terminate(
            session, actor, head.id, form.seen_version, form.result.data, form.reason.data or ""
        ),
        lambda _result: _ended(number),
        _("调解已终止，双方会收到短信。下一步：当事人愿意的，可以转其他途径。"),
    )  # fmt: skip


@page(blueprint, f"{PATH}/hand-over", permission=Permission.HAND_OVER, methods=BOTH, form=HandOverForm)
def step_hand_over(number: str) -> ResponseReturnValue:
    """Hand the dispute over on a party's own signed wish."""
    head = step_page(number, "hand_over")
    form = HandOverForm(seen=head.version)
    form.offer(closing.ways(reading(), current_actor(), head.subject, head.profile))
    asking = Asking(
        _("转其他途径"), _("移交"),
        effects=[_("所选机构从现在起可以查看本案的公开材料，看不到任何一方单独说过的话。"),
                 _("移交以后，本案在这里结束。")],
        told=[_("双方会收到短信。")], clocks=clock_lines(head, "hand_over"),
        warning=_("必须是当事人本人签署的意愿：写明原件在哪里，或者上传扫描件。"),
        hints={"note": _("例如：本人当面签署，原件在案卷第 3 页。"),
               "papers": _("只列出双方都能看到的材料。")},
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: refer.hand_over(session, actor, head.id, form.seen_version, form.onward()),
        lambda _result: _ended(number), _("已移交，双方会收到短信。下一步：等待对方机构签收。"),
    )  # fmt: skip
