"""Proposals on the phone: what is proposed, one's own answer, and the outcome once all have answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.kernel.errors import NotFound, NotPossible
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure import propose
from mediation.procedure.propose import ANSWERS, Answer
from mediation.projections import party_case, proposals_tab
from mediation.projections.proposals_tab import Given, PartyNamed, ProposalShown, ProposalsPage
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
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class AnswerForm(StepForm):
    """Accept a proposal or decline it, with words for the mediator only."""

    party = RadioField(_l("您替哪一方答复"), validators=[InputRequired(_l("请选择替哪一方答复"))])
    answer = RadioField(_l("您接受这个方案吗"), validators=[InputRequired(_l("请选择接受还是不接受"))])
    words = AreaField(_l("想对调解员说的话"), most=2000, required=False)

    def __init__(self, asked: Sequence[PartyNamed] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.answer.choices = answer.choices(*ANSWERS)
        self.party.choices = [(each.id.hex, each.name) for each in asked]
        if len(asked) == 1:
            # Nobody is asked what has one answer.
            self.only = asked[0].id
            del self.party

    @property
    def party_id(self) -> UUID:
        return UUID(hex=self.party.data) if "party" in self else self.only


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
    mine = [party for party in row.asked if party in head.own_parties]
    may = head.may(current_actor(), Permission.ANSWER_PROPOSAL)
    can_answer = row.state == "put" and bool(_answered_by(head, row)) and may
    return OwnView(proposal_in_words(shown, row), _own(shown, row, mine), can_answer, bool(mine))


def _answered_by(head: party_case.PartyHeader, row: ProposalShown) -> list[UUID]:
    """The parties for which the reader may answer this proposal."""
    return [party for party in row.asked if party in head.settles_for]


def _own(shown: ProposalsPage, row: ProposalShown, mine: Sequence[UUID]) -> str:
    """What was answered for the reader's party; of several, each by its name."""
    told = [(shown.party(party).name, _told(row.answers[party])) for party in mine if party in row.answers]
    if len(mine) == 1:
        return told[0][1] if told else ""
    return _("；").join(_("%(name)s：%(answer)s", name=name, answer=said) for name, said in told)


def _told(given: Given) -> str:
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
    own = _answered_by(head, row)
    if not own:
        raise NotPossible("proposal_not_to_you")
    form = AnswerForm([shown.party(party) for party in own])
    back = url_for("parties.proposals", reference=head.id.hex)
    return submit(
        form,
        act=lambda session: propose.answer(
            session, actor, head.id, row.id, Answer(form.answer.data, form.words.data or ""), form.party_id
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
