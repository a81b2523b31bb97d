"""A party says whether a mediator who disclosed a conflict of interest may go on."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.policy.permissions import Permission
from mediation.procedure.mediators import conflict as procedure
from mediation.projections import candidates, party_case
from mediation.store import reading
from mediation.web.access import page
from mediation.web.forms import StepForm
from mediation.web.labels import assignments as words
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class WordForm(StepForm):
    """Whether the mediator may go on."""

    word = RadioField(
        _l("您是否同意由这位调解员继续调解？"),
        choices=lambda: words.word.choices(*procedure.WORDS),
        validators=[InputRequired(_l("请选择一项"))],
    )


@page(
    blueprint, "/disputes/<reference>/conflict", permission=Permission.AGREE_TO_CONFLICT,
    methods=("GET", "POST"), form=WordForm,
)  # fmt: skip
def conflict(reference: str) -> ResponseReturnValue:
    """What the mediator disclosed, and this party's word about it."""
    actor = current_actor()
    head = party_case.header(reading(), actor, party_case.key_of(reference))
    shown = candidates.own_conflict(reading(), actor, head)
    form = WordForm(seen=head.version)
    return submit(
        form,
        act=lambda session: procedure.answer(
            session, actor, head.id, shown.assignment.id, form.word.data
        ),
        then=lambda _result: url_for("parties.case", reference=reference),
        show=lambda: render_party(
            "parties/conflict/page.html", head, "case", form=form, conflict=shown,
            own=words.word(shown.word_of(head.party_id)),
        ),
        told=_("您的意见已记下。各方都同意后，这位调解员才会开始调解；有一方不同意，将更换调解员。"),
    )  # fmt: skip
