"""Proposals on the phone: what is proposed, one's own answer, and the outcome once all have answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired, Length

from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound, NotPossible
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.proposing import propose
from mediation.procedure.proposing.propose import Answer
from mediation.projections import party_case, proposals_tab
from mediation.projections.proposals_tab import Given, PartyNamed, ProposalShown, ProposalsPage
from mediation.store import reading
from mediation.web.access import page
from mediation.web.answer_words import OwnRange, own_range, wanted_in_words
from mediation.web.counter_form import CounterFields
from mediation.web.fields import AreaField
from mediation.web.filters import moment
from mediation.web.forms import StepForm
from mediation.web.labels.talks import answer
from mediation.web.own_words import ask_own_words, own_words_of
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.terms import ProposalInWords, Reader, Row, asked_in_words, proposal_in_words
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class WhoseAnswer(StepForm):
    """Whose answer it is: a reader may act for several, and each may answer otherwise."""

    party = RadioField(_l("您替哪一方答复"), validators=[InputRequired(_l("请选择替哪一方答复"))])

    def __init__(self, asked: Sequence[PartyNamed] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.party.choices = [(each.id.hex, each.name) for each in asked]
        if len(asked) == 1:
            # Nobody is asked what has one answer.
            self.only = asked[0].id
            del self.party

    @property
    def party_id(self) -> UUID:
        return UUID(hex=self.party.data) if "party" in self else self.only


class AnswerForm(WhoseAnswer):
    """Accept a proposal or decline it, with words for the mediator only."""

    answer = RadioField(_l("您接受这个方案吗"), validators=[InputRequired(_l("请选择接受还是不接受"))])
    own_words = AreaField(_l("如果接受：请用自己的话写，您为什么愿意"), most=2000, required=False)
    figures_read = HiddenField(validators=[Length(max=64)])
    words = AreaField(_l("想对调解员说的话"), most=2000, required=False)

    def __init__(
        self, asked: Sequence[PartyNamed] = (), below: OwnRange | None = None, **kwargs: Any
    ) -> None:
        super().__init__(asked, **kwargs)
        self.answer.choices = answer.choices("accept", "decline")
        ask_own_words(self, below)

    def given(self) -> Answer:
        """What was answered; a worker's own words where it read what the law gives."""
        words, own = self.words.data or "", own_words_of(self)
        return Answer(self.answer.data, words, own_words=own.words, figures_read=own.figures_read)


class CounterForm(CounterFields, WhoseAnswer):
    """What the party would agree to instead."""


@dataclass(frozen=True)
class OwnView:
    """A proposal, one's own answer to it, and whether an answer may be given now."""

    words: ProposalInWords
    own: str
    can_answer: bool
    asked: bool
    countered: tuple[Row, ...]
    """What one's own party would agree to instead, item by item."""


def _head(reference: str) -> party_case.PartyHeader:
    """Raises NotFound unless the party is identified."""
    head = party_case.header(reading(), current_actor(), party_case.key_of(reference))
    if not head.may(current_actor(), Permission.READ_PROPOSALS):
        raise NotFound()
    return head


@page(blueprint, "/disputes/<reference>/proposals", permission=Permission.READ_PROPOSALS)
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
    words = proposal_in_words(shown, row, _reader(head))
    return OwnView(words, _own(shown, row, mine), can_answer, bool(mine), _countered(shown, row, mine))


def _reader(head: party_case.PartyHeader) -> Reader:
    def working(item: UUID) -> str:
        return url_for("parties.figures", reference=head.id.hex, _anchor=f"item-{item.hex}")

    return Reader(working, head.side)


def _countered(shown: ProposalsPage, row: ProposalShown, mine: Sequence[UUID]) -> tuple[Row, ...]:
    wanted = [given.counter for party in mine if (given := row.answers.get(party)) and given.counter]
    return tuple(
        Row(asked_in_words(shown, item.claim_item_id), wanted_in_words(item))
        for counter in wanted
        for item in counter.items
    )


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
    at = _about(reference, proposal)
    below = at.below()
    form = AnswerForm(at.own, below)
    return submit(
        form,
        act=lambda session: propose.answer(
            session, at.actor, at.head.id, at.row.id, form.given(), form.party_id
        ),
        then=lambda _result: at.back,
        show=lambda: _answer_page(at, form, below),
        told=_given_told(),
    )


def _answer_page(at: About, form: AnswerForm, below: OwnRange | None) -> str:
    if below is not None:
        form.figures_read.data = below.mark
    return render_party(
        "parties/proposals/answer.html", at.head, "proposals", form=form, below=below,
        proposal=proposal_in_words(at.shown, at.row, _reader(at.head)), back_url=at.back,
        counter_url=url_for("parties.counter_proposal", reference=at.head.id.hex, proposal=at.row.id.hex),
    )  # fmt: skip


@page(
    blueprint,
    "/disputes/<reference>/proposals/<proposal>/counter",
    permission=Permission.ANSWER_PROPOSAL,
    methods=("GET", "POST"),
    form=CounterForm,
)
def counter_proposal(reference: str, proposal: str) -> ResponseReturnValue:
    """Say what one would agree to instead, in one's own channel."""
    at = _about(reference, proposal)
    form = CounterForm(at.own)
    form.offer(at.row.terms)
    more = request.form.get("more")
    if more is not None:
        form.add_payment(more)
        return _counter_page(at, form)
    return submit(
        form,
        act=lambda session: propose.answer(
            session, at.actor, at.head.id, at.row.id, _counter_of(at, form), form.party_id
        ),
        then=lambda _result: at.back,
        show=lambda: _counter_page(at, form),
        told=_given_told(),
    )


def _counter_of(at: About, form: CounterForm) -> Answer:
    return Answer("counter", form.words.data or "", counter=form.counter(at.row.terms))


def _counter_page(at: About, form: CounterForm) -> str:
    rows = proposal_in_words(at.shown, at.row, _reader(at.head)).rows
    return render_party(
        "parties/proposals/counter.html", at.head, "proposals", form=form, rows=rows, back_url=at.back
    )


@dataclass(frozen=True)
class About:
    """A proposal that the reader may answer now, and for whom."""

    head: party_case.PartyHeader
    actor: Actor
    shown: ProposalsPage
    row: ProposalShown
    own: list[PartyNamed]

    @property
    def back(self) -> str:
        return url_for("parties.proposals", reference=self.head.id.hex)

    def below(self) -> OwnRange | None:
        """What a worker reads before it accepts."""
        found = (self.shown.shortfalls(self.row.terms, party) for party in self.own)
        return own_range(self.shown, [each for of_party in found for each in of_party], self.head.side)


def _about(reference: str, proposal: str) -> About:
    """Raises NotPossible when it is over, or put to others."""
    head, actor = _head(reference), current_actor()
    require(actor, Permission.ANSWER_PROPOSAL, head.subject)
    shown = proposals_tab.page(reading(), actor, head.id)
    row = shown.proposal(party_case.key_of(proposal))
    if row.state != "put":
        raise NotPossible("proposal_over")
    own = _answered_by(head, row)
    if not own:
        raise NotPossible("proposal_not_to_you")
    return About(head, actor, shown, row, [shown.party(party) for party in own])


def _given_told() -> str:
    return _("您的答复已交给调解员。各方都答复之后，结果才会公布；在那之前您可以改。")
