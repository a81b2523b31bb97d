"""A party denies words that staff put down as its own."""

from __future__ import annotations

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.procedure.parties import answer
from mediation.projections import party_case, party_page
from mediation.projections.party_page import Recorded
from mediation.store import reading
from mediation.web.access import page
from mediation.web.fields import AreaField
from mediation.web.filters import moment
from mediation.web.forms import StepForm
from mediation.web.labels import people
from mediation.web.parties import words
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class ContradictionForm(StepForm):
    """What was really said."""

    words = AreaField(_l("实际情况是什么？"), most=1000)


@page(
    blueprint,
    "/disputes/<reference>/words/<uuid:key>/contradict",
    permission=Permission.CONTRADICT,
    methods=("GET", "POST"),
    form=ContradictionForm,
)
def contradict(reference: str, key: UUID) -> ResponseReturnValue:
    """What was written stands above the question."""
    actor = current_actor()
    head = party_case.header(reading(), actor, party_case.key_of(reference))
    said = _one(party_page.recorded(reading(), actor, head), key)
    form = ContradictionForm()
    return submit(
        form,
        act=lambda session: answer.contradict(session, actor, head.id, key, form.words.data or ""),
        then=lambda _result: url_for("parties.case", reference=reference),
        show=lambda: render_party(
            "parties/contradict.html", head, "case", form=form, kind=words.said(said.kind),
            value=words.answer(said.value) if said.value in words.answer.codes else "",
            how=people.how(said.how), at=moment(said.said_at), note=said.note,
        ),
        told=_("您的异议已经登记。这段话不再算数，原来的记录和您的异议都会保留。"),
    )  # fmt: skip


def _one(recorded: tuple[Recorded, ...], key: UUID) -> Recorded:
    for said in recorded:
        if said.id == key:
            return said
    raise NotFound()
