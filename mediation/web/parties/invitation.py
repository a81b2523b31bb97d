"""A respondent answers the invitation on its own phone."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.policy.permissions import Permission
from mediation.procedure.parties import answer
from mediation.projections import notice
from mediation.store import reading
from mediation.web.access import page
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.labels.claims import claim_kind
from mediation.web.parties import words
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.parties.step_page import step_page
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class AnswerForm(StepForm):
    """Agree, refuse, or say something else."""

    answer = RadioField(
        _l("您愿意参加调解吗？"),
        choices=[
            SelectChoice("agrees", _l("愿意调解")),
            SelectChoice("refuses", _l("不愿意调解")),
            SelectChoice("words", _l("先不决定，只作说明")),
        ],
        validators=[InputRequired(_l("请选择愿意、不愿意，或者先作说明"))],
    )
    words = AreaField(_l("您想说明的情况"), most=2000, required=False)


@page(
    blueprint,
    "/disputes/<reference>/steps/answer-invitation",
    permission=Permission.ANSWER_INVITATION,
    methods=("GET", "POST"),
    form=AnswerForm,
)
def step_answer_invitation(reference: str) -> ResponseReturnValue:
    """One question: is the respondent willing?"""
    actor = current_actor()
    head = step_page(reference, "answer_invitation")
    told = notice.of(reading(), actor, head)
    form = AnswerForm(seen=head.version)
    return submit(
        form,
        act=lambda session: answer.answer_invitation(
            session, actor, head.id, form.seen_version, form.answer.data, form.words.data or ""
        ),
        then=lambda _result: url_for("parties.case", reference=reference),
        show=lambda: render_party(
            "parties/answer_invitation.html", head, "case", form=form, notice=told,
            cause=claim_kind(head.cause), answer=words.answer(told.answer),
        ),
        told=_("您的答复已经收到，调解组织和申请人都能看到。以后改变主意，可以再答复一次。"),
    )  # fmt: skip
