"""A party ends new talks about an agreement in force: it goes on to be performed as it stands."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.enforcement import renegotiate
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.parties.asking import ask
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.step_page import step_page
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class EndTalksForm(StepForm):
    """Why a party does not go on with the new talks; it need not say."""

    reason = AreaField(_l("原因（可以不写，对方能看到）"), most=500, required=False)


@page(
    blueprint, "/disputes/<reference>/steps/resume-enforcement", permission=Permission.RESUME_ENFORCEMENT,
    methods=("GET", "POST"), form=EndTalksForm,
)  # fmt: skip
def step_resume_enforcement(reference: str) -> ResponseReturnValue:
    """Do not go on with the new talks."""
    head = step_page(reference, "resume_enforcement")
    form = EndTalksForm(seen=head.version)
    back = url_for("parties.case", reference=reference)
    asking = Asking(
        _("不再重新协商，按原协议履行"), _("按原协议履行"), kind="warning",
        effects=[_("重新协商是自愿的，任何一方都可以不再谈，不需要对方同意。"),
                 _("原来的调解协议一直有效，按它约定的金额和日期履行；没有签署完毕的新协议作废。"),
                 _("对方到期不履行的，您可以报告未履行，也可以依法申请仲裁。")],
        told=[_("双方和调解员会知道是哪一方不再商谈。")],
    )  # fmt: skip
    return ask(
        head, "case", form, asking,
        lambda session, actor: renegotiate.resume_enforcement(
            session, actor, head.id, form.seen_version, form.reason.data or ""
        ),
        lambda _result: back, _("重新协商已经结束，双方会收到短信。请按原协议履行。"), back_url=back,
    )  # fmt: skip
