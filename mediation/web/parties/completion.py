"""The applicant hands in what the office asked for."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import MultipleFileField

from mediation.policy.permissions import Permission
from mediation.procedure.parties import answer
from mediation.procedure.parties.answer import Completion
from mediation.web.access import page
from mediation.web.downloads import received
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.parties.step_page import step_page
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class CompletionForm(StepForm):
    """What was missing: words, and files where there are some."""

    text = AreaField(_l("补充的内容"), most=2000)
    files = MultipleFileField(_l("补充的材料（可以不传）"))


@page(
    blueprint,
    "/disputes/<reference>/steps/complete-filing",
    permission=Permission.COMPLETE_FILING,
    methods=("GET", "POST"),
    form=CompletionForm,
)
def step_complete_filing(reference: str) -> ResponseReturnValue:
    """What is asked for stands above the field."""
    actor = current_actor()
    head = step_page(reference, "complete_filing")
    form = CompletionForm(seen=head.version)
    return submit(
        form,
        act=lambda session: answer.complete_filing(
            session,
            actor,
            head.id,
            form.seen_version,
            Completion(form.text.data or "", received(form.files)),
        ),
        then=lambda _result: url_for("parties.case", reference=reference),
        show=lambda: render_party("parties/complete_filing.html", head, "case", form=form),
        told=_("补充的内容已经收到。调解组织的审查期限从今天起继续计算。"),
    )
