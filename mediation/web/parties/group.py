"""A worker leaves the group with which the dispute is handled, by one button and without a reason."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.parties import group
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.forms import StepForm
from mediation.web.parties.asking import ask
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.step_page import step_page
from mediation.web.translate import gettext as _


@page(
    blueprint, "/disputes/<reference>/steps/leave-group", permission=Permission.LEAVE_GROUP,
    methods=("GET", "POST"), form=StepForm,
)  # fmt: skip
def step_leave_group(reference: str) -> ResponseReturnValue:
    """What leaving means, and the button."""
    head = step_page(reference, "leave_group")
    form = StepForm(seen=head.version)
    back = url_for("parties.case", reference=reference)
    asking = Asking(
        _("退出集体办理"), _("退出"),
        effects=[_("不用任何人同意，也不用说明理由。"),
                 _("您的案件照常单独调解，请求、期限和已经谈好的都不变。"),
                 _("以后调解组织可以再请您参加，由您决定。")],
        told=[_("对方会收到短信，知道本案不再一并办理。")],
    )  # fmt: skip
    return ask(
        head, "case", form, asking,
        lambda session, actor: group.leave(session, actor, head.id, form.seen_version),
        lambda _result: back, _("您已经退出，案件照常调解。"), back_url=back,
    )  # fmt: skip
