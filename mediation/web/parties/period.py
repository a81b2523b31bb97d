"""A party asks the other side for more days of mediation."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.course import extend
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.parties.asking import ask
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.step_page import step_page
from mediation.web.period_form import ExtendForm
from mediation.web.translate import gettext as _


@page(
    blueprint, "/disputes/<reference>/steps/extend", permission=Permission.EXTEND, methods=("GET", "POST"),
    form=ExtendForm,
)  # fmt: skip
def step_extend(reference: str) -> ResponseReturnValue:
    """How many days more, and why."""
    head = step_page(reference, "extend")
    form = ExtendForm(seen=head.version)
    form.offer(head.facts)
    back = url_for("parties.case", reference=reference)
    asking = Asking(
        _("请对方同意延长调解期限"), _("请对方同意"),
        effects=[_("现在什么都不变。对方也同意以后，调解期限才延长。"),
                 _("对方有七天时间答复；不同意或者没有答复，期限不变。"),
                 _("延长期限不影响您随时申请仲裁，但仲裁时效不会停下来等您。")],
        told=[_("对方会收到短信。")],
    )  # fmt: skip
    return ask(
        head, "case", form, asking,
        lambda session, actor: extend.ask(
            session, actor, head.id, form.seen_version, form.days.data, form.reason.data or ""
        ),
        lambda _result: back, _("已经提出，等待对方同意。"), back_url=back,
    )  # fmt: skip
