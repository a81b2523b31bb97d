"""New talks about an agreement in force, at the desk: the parties are asked; the talks end without one."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.enforcement import renegotiate
from mediation.projections import closing
from mediation.projections.desk_case import DeskHeader
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.ending_forms import ToldForm
from mediation.web.desk.step_page import clock_lines, step_page
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

PATH = "/disputes/<number>/steps"
BOTH = ("GET", "POST")


class RenegotiateForm(StepForm):
    """Why the agreement is to be talked over anew."""

    reason = AreaField(_l("为什么要重新协商（双方都能看到）"), most=500)


class EndTalksForm(StepForm):
    """Why talks that lead nowhere end."""

    reason = AreaField(_l("为什么不再商谈（双方都能看到）"), most=500)


def _overview(head: DeskHeader) -> str:
    return url_for("desk.overview", number=head.number)


@page(blueprint, f"{PATH}/renegotiate", permission=Permission.RENEGOTIATE, methods=BOTH, form=RenegotiateForm)
def step_renegotiate(number: str) -> ResponseReturnValue:
    """Ask every party whether the agreement in force may be talked over anew."""
    head = step_page(number, "renegotiate")
    form = RenegotiateForm(seen=head.version)
    asking = Asking(
        _("请双方同意重新协商"), _("请双方同意"),
        effects=[_("现在什么都不变。各方都同意以后，案件回到面对面调解，重新商谈条款。"),
                 _("新的协议（变更协议）生效以前，原协议继续有效：照常付款、确认，到期的仍是到期。"),
                 _("已经支付的仍然算数；新的协议要重新核对条款、签署和盖章。"),
                 _("调解期限不重新计算。商谈不成，或者任何一方不愿再谈，就按原协议履行。"),
                 _("等待答复七天；有一方不同意，或者没有答复，原协议照旧。")],
        told=[_("还没有同意的当事人会收到短信；不会上网的，可以登记他口头或书面的答复。")],
        hints={"reason": _("例如：被申请人停产，希望剩下的款项分六期付。")},
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: renegotiate.ask(
            session, actor, head.id, form.seen_version, form.reason.data or ""
        ),
        lambda _result: _overview(head), _("已经提出，等待双方同意。"),
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/resume-enforcement", permission=Permission.RESUME_ENFORCEMENT, methods=BOTH,
    form=EndTalksForm,
)  # fmt: skip
def step_resume_enforcement(number: str) -> ResponseReturnValue:
    """The mediator ends talks that lead nowhere; whoever else is at the desk enters a party's word."""
    head = step_page(number, "resume_enforcement")
    if not head.may(current_actor(), Permission.END_NEW_TALKS):
        return _as_told(head)
    form = EndTalksForm(seen=head.version)
    return ask(
        head, "overview", form, _asking(head),
        lambda session, actor: renegotiate.resume_enforcement(
            session, actor, head.id, form.seen_version, form.reason.data or ""
        ),
        lambda _result: _overview(head), _done(), template="desk/ending/end_new_talks.html",
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/resume-enforcement/as-told", permission=Permission.RESUME_ENFORCEMENT, methods=BOTH,
    form=ToldForm,
)  # fmt: skip
def end_new_talks_as_told(number: str) -> ResponseReturnValue:
    """Enter that a party does not go on with the new talks."""
    return _as_told(step_page(number, "resume_enforcement"))


def _as_told(head: DeskHeader) -> ResponseReturnValue:
    form = ToldForm(seen=head.version)
    form.offer(closing.parties(reading(), head.id))
    return ask(
        head, "overview", form, _asking(head),
        lambda session, actor: renegotiate.resume_enforcement(
            session, actor, head.id, form.seen_version, form.reason.data or "", said=said_of(form),
            party_id=form.party_id,
        ),
        lambda _result: _overview(head), _done(),
    )  # fmt: skip


def _asking(head: DeskHeader) -> Asking:
    return Asking(
        _("按原协议履行"), _("结束商谈，按原协议履行"), kind="warning",
        effects=[_("重新商谈到此结束，案件回到协议履行；原协议一直有效，到期的款项不因商谈而推迟。"),
                 _("商谈中提出的方案和没有签署完毕的新协议作废。"),
                 _("以后双方还愿意的，可以再次提出重新协商。")],
        told=[_("双方会收到短信。")], clocks=clock_lines(head, "resume_enforcement"),
    )  # fmt: skip


def _done() -> str:
    return _("重新商谈已经结束，双方会收到短信。下一步：按原协议履行。")
