"""Proposals on the phone: what is proposed, one's own answer, and the outcome once all have answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.kernel.errors import NotFound, NotPossible
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure import propose
from mediation.procedure.propose import ANSWERS, Answer
from mediation.projections import party_case, proposals_tab
from mediation.projections.proposals_tab import ProposalShown, ProposalsPage
from mediation.store import reading
from mediation.web.access import page
from mediation.web.fields import AreaField
from mediation.web.filters import moment
from mediation.web.forms import StepForm
from mediation.web.labels.talks import answer
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.terms import ProposalInWords, proposal_in_words


class AnswerForm(StepForm):
    """Accept a proposal or decline it, with words for the mediator only."""

    answer = RadioField(_l("您接受这个方案吗"), validators=[InputRequired(_l("请选择接受还是不接受"))])
    words = AreaField(_l("想对调解员说的话"), most=2000, required=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.answer.choices = answer.choices(*ANSWERS)


@dataclass(frozen=True)
class OwnView:
    """A proposal, one's own answer to it, and whether an answer may be given now."""

    words: ProposalInWords
    own: str
    can_answer: bool
    asked: bool


def _head(reference: str) -> party_case.PartyHeader:
    """Raises NotFound unless the party is identified."""
    head = party_case.header(reading(), current_actor(), party_case.key_of(reference))
    if not head.may(current_actor(), Permission.USE_OWN_CHANNEL):
        raise NotFound()
    return head


@page(blueprint, "/disputes/<reference>/proposals", permission=Permission.USE_OWN_CHANNEL)
def proposals(reference: str) -> ResponseReturnValue:
    """All proposals, newest first."""
    head = _head(reference)
    shown = proposals_tab.page(reading(), current_actor(), head.id)
    views = [_view(head, shown, row) for row in shown.proposals]
    return render_party("parties/proposals/list.html", head, "proposals", proposals=views)


def _view(head: party_case.PartyHeader, shown: ProposalsPage, row: ProposalShown) -> OwnView:
    asked = head.party_id in row.asked
    may = head.may(current_actor(), Permission.ANSWER_PROPOSAL)
    return OwnView(
        proposal_in_words(shown, row), _own(row, head.party_id), row.state == "put" and asked and may, asked
    )


def _own(row: ProposalShown, party: UUID) -> str:
    given = row.answers.get(party)
    if given is None:
        return ""
    told = _("%(answer)s（%(at)s）", answer=answer(given.answer), at=moment(given.at))
    return told + _("，由调解员登记") if given.by_mediator else told


@page(
    blueprint,
    "/disputes/<reference>/proposals/<proposal>/answer",
    permission=Permission.ANSWER_PROPOSAL,
    methods=("GET", "POST"),
    form=AnswerForm,
)
def answer_proposal(reference: str, proposal: str) -> ResponseReturnValue:
    """Accept or decline, in one's own channel."""
    head, actor = _head(reference), current_actor()
    require(actor, Permission.ANSWER_PROPOSAL, head.subject)
    shown = proposals_tab.page(reading(), actor, head.id)
    row = shown.proposal(party_case.key_of(proposal))
    if row.state != "put":
        raise NotPossible("proposal_over")
    form = AnswerForm()
    back = url_for("parties.proposals", reference=head.id.hex)
    return submit(
        form,
        act=lambda session: propose.answer(
            session, actor, head.id, row.id, Answer(form.answer.data, form.words.data or "")
        ),
        then=lambda _result: back,
        show=lambda: render_party(
            "parties/proposals/answer.html",
            head,
            "proposals",
            form=form,
            proposal=proposal_in_words(shown, row),
            back_url=back,
        ),
        told=_("您的答复已交给调解员。各方都答复之后，结果才会公布；在那之前您可以改。"),
    )
