"""A party's answer to a proposal as it was told to the mediator: accepted, declined, or its own terms."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired, Length

from mediation.parties.rules import SPOKEN
from mediation.policy.permissions import Permission
from mediation.procedure.proposing import propose
from mediation.procedure.proposing.propose import Answer
from mediation.projections import proposals_tab
from mediation.projections.party_case import key_of
from mediation.proposals.terms import Term
from mediation.store import reading
from mediation.web.access import page
from mediation.web.answer_words import OwnRange, own_range
from mediation.web.counter_form import CounterFields
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.channels import SureForm, at_channel
from mediation.web.fields import AreaField, MomentField
from mediation.web.labels.people import how
from mediation.web.labels.talks import answer
from mediation.web.own_words import ask_own_words, own_words_of
from mediation.web.required import moment_in
from mediation.web.submit import submit
from mediation.web.terms import Row, asked_in_words, term_in_words
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class EnteredAnswerForm(SureForm):
    """A party's answer to a proposal, as it was told to the mediator."""

    answer = RadioField(_l("怎样答复"), validators=[InputRequired(_l("请选择怎样答复"))])
    how = RadioField(_l("怎样说的"), validators=[InputRequired(_l("请选择怎样说的"))])
    said_at = MomentField(_l("什么时候说的"))
    own_words = AreaField(_l("如果接受：当事人自己怎么说"), most=2000, required=False)
    figures_read = HiddenField(validators=[Length(max=64)])
    words = AreaField(_l("原话或说明"), most=2000, required=False)

    def __init__(self, party: str = "", below: OwnRange | None = None, **kwargs: Any) -> None:
        super().__init__(party, **kwargs)
        self.answer.choices = answer.choices("accept", "decline")
        self.how.choices = how.choices(*SPOKEN)
        ask_own_words(self, below)

    def given(self) -> Answer:
        """What was answered; a worker's own words where it was told what the law gives."""
        own = own_words_of(self)
        return Answer(
            self.answer.data, self.words.data or "", self.how.data, moment_in(self.said_at),
            own_words=own.words, figures_read=own.figures_read,
        )  # fmt: skip


class EnteredCounterForm(CounterFields, SureForm):
    """What a party would agree to instead, as it was told to the mediator."""

    how = RadioField(_l("怎样说的"), validators=[InputRequired(_l("请选择怎样说的"))])
    said_at = MomentField(_l("什么时候说的"))

    def __init__(self, party: str = "", **kwargs: Any) -> None:
        super().__init__(party, **kwargs)
        self.how.choices = how.choices(*SPOKEN)
        self.words.label.text = _("原话或说明")


@page(
    blueprint,
    "/disputes/<number>/channels/<party>/answers/<proposal>",
    permission=Permission.ANSWER_PROPOSAL,
    methods=("GET", "POST"),
    form=EnteredAnswerForm,
)
def enter_answer(number: str, party: str, proposal: str) -> ResponseReturnValue:
    """A party's answer to a proposal, as it was told to the mediator."""
    at = at_channel(number, party)
    shown = proposals_tab.page(reading(), at.actor, at.head.id)
    row, told = shown.proposal(key_of(proposal)), shown.party(at.party.id)
    below = own_range(shown, shown.shortfalls(row.terms, told), None)
    form = EnteredAnswerForm(at.party.name, below)

    def show() -> str:
        if below is not None:
            form.figures_read.data = below.mark
        counter_url = url_for("desk.enter_counter", number=number, party=party, proposal=proposal)
        return at.draw(
            "desk/channels/answer.html", form=form, proposal=row, below=below, counter_url=counter_url
        )

    return submit(
        form,
        act=lambda session: propose.enter_answer(
            session, at.actor, at.head.id, at.party.id, row.id, form.given()
        ),
        then=at.back,
        show=show,
        told=_("已登记 %(name)s 的答复。各方都答复之后，结果才会公布。", name=at.party.name),
    )


@page(
    blueprint,
    "/disputes/<number>/channels/<party>/answers/<proposal>/counter",
    permission=Permission.ANSWER_PROPOSAL,
    methods=("GET", "POST"),
    form=EnteredCounterForm,
)
def enter_counter(number: str, party: str, proposal: str) -> ResponseReturnValue:
    """What a party would agree to instead, as it was told to the mediator."""
    at = at_channel(number, party)
    shown = proposals_tab.page(reading(), at.actor, at.head.id)
    row = shown.proposal(key_of(proposal))
    form = EnteredCounterForm(at.party.name)
    form.offer(row.terms)

    def show() -> str:
        rows = [
            Row(asked_in_words(shown, term.claim_item_id), term_in_words(shown, term)) for term in row.terms
        ]
        return at.draw("desk/channels/counter.html", form=form, proposal=row, rows=rows)

    more = request.form.get("more")
    if more is not None:
        form.add_payment(more)
        return show()
    return submit(
        form,
        act=lambda session: propose.enter_answer(
            session, at.actor, at.head.id, at.party.id, row.id, _counter(form, row.terms)
        ),
        then=at.back,
        show=show,
        told=_("已登记 %(name)s 的答复。各方都答复之后，结果才会公布。", name=at.party.name),
    )


def _counter(form: EnteredCounterForm, terms: tuple[Term, ...]) -> Answer:
    words, when = form.words.data or "", moment_in(form.said_at)
    return Answer("counter", words, form.how.data, when, form.counter(terms))
