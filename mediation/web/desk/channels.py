"""Both channels of a case, one at a time and never to be mistaken: for mediators with a grant only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, RadioField, SelectMultipleField
from wtforms.validators import InputRequired

from mediation.kernel.actor import Actor
from mediation.parties.rules import SPOKEN
from mediation.policy.permissions import Permission
from mediation.procedure import propose, speak
from mediation.procedure.propose import ANSWERS, Answer
from mediation.procedure.speak import TalkApart
from mediation.projections import channel_at_desk, desk_case, proposals_tab
from mediation.projections.channel_at_desk import PartyOfChannel
from mediation.projections.party_case import key_of
from mediation.store import reading
from mediation.talks import rules
from mediation.web.access import page
from mediation.web.citing import CitingFields
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.downloads import attachment
from mediation.web.fields import AreaField, MomentField
from mediation.web.forms import StepForm
from mediation.web.labels.people import how
from mediation.web.labels.talks import answer, method
from mediation.web.required import moment_in
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.threads import messages
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

READ = Permission.READ_MEDIATOR_NOTES


class SureForm(StepForm):
    """A form that goes to one party and no other: the mediator ticks whose it is."""

    sure = BooleanField("", validators=[InputRequired(_l("请确认是给哪一方的"))])

    def __init__(self, party: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sure.label.text = _("我确认这是 %(name)s 的页面", name=party)


class MessageForm(SureForm):
    """Words to one party."""

    text = AreaField(_l("要说的话"), most=4000)

    def __init__(self, party: str = "", **kwargs: Any) -> None:
        super().__init__(party, **kwargs)
        self.text.label.text = _("写给 %(name)s", name=party)
        self.sure.label.text = _("我确认是发给 %(name)s", name=party)


class TalkApartForm(CitingFields, SureForm):
    """The record of a talk with one party alone."""

    held_from = MomentField(_l("开始时间"))
    held_until = MomentField(_l("结束时间"))
    methods = SelectMultipleField(_l("用了哪些方法"))
    text = AreaField(_l("谈话记录"), most=8000)

    def __init__(self, party: str = "", **kwargs: Any) -> None:
        super().__init__(party, **kwargs)
        self.methods.choices = method.choices(*rules.METHODS_APART)


class EnteredAnswerForm(SureForm):
    """A party's answer to a proposal, as it was told to the mediator."""

    answer = RadioField(_l("怎样答复"), validators=[InputRequired(_l("请选择怎样答复"))])
    how = RadioField(_l("怎样说的"), validators=[InputRequired(_l("请选择怎样说的"))])
    said_at = MomentField(_l("什么时候说的"))
    words = AreaField(_l("原话或说明"), most=2000, required=False)

    def __init__(self, party: str = "", **kwargs: Any) -> None:
        super().__init__(party, **kwargs)
        self.answer.choices = answer.choices(*ANSWERS)
        self.how.choices = how.choices(*SPOKEN)


@dataclass(frozen=True)
class At:
    """The case, the actor and whose channel is open."""

    head: desk_case.DeskHeader
    actor: Actor
    parties: tuple[PartyOfChannel, ...]
    party: PartyOfChannel

    def draw(self, template: str, **context: Any) -> str:
        """A page of this channel, which says whose it is."""
        return render_case(template, self.head, "channels", party=self.party, parties=self.parties, **context)

    def back(self, _result: Any = None) -> str:
        return url_for("desk.channel", number=self.head.number, party=self.party.id.hex)

    def file(self, entry: UUID) -> str:
        return url_for("desk.channel_file", number=self.head.number, party=self.party.id.hex, entry=entry.hex)


def _at(number: str, party: str) -> At:
    """Raises NotFound for whoever holds no open grant to this channel."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    parties = channel_at_desk.index(reading(), actor, head)
    return At(head, actor, parties, channel_at_desk.party_of(parties, key_of(party)))


@page(blueprint, "/disputes/<number>/channels", permission=READ)
def channels(number: str) -> ResponseReturnValue:
    """The way to each channel: names, and nothing of what lies in them."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    parties = channel_at_desk.index(reading(), actor, head)
    return render_case("desk/channels/index.html", head, "channels", parties=parties)


@page(
    blueprint,
    "/disputes/<number>/channels/<party>",
    permission=READ,
    methods=("GET", "POST"),
    form=MessageForm,
)
def channel(number: str, party: str) -> ResponseReturnValue:
    """One party's channel, and a word to that party."""
    at = _at(number, party)
    form = MessageForm(at.party.name)
    return submit(
        form,
        act=lambda session: speak.write(session, at.actor, at.head.id, at.party.id, form.text.data),
        then=at.back,
        show=lambda: _thread(at, form),
        told=_("已发给 %(name)s，对方看不到。", name=at.party.name),
    )


def _thread(at: At, form: MessageForm) -> str:
    shown = channel_at_desk.page(reading(), at.actor, at.head.id, at.party.id)
    found = messages(shown, at.file, for_party=False)
    proposals = proposals_tab.page(reading(), at.actor, at.head.id).proposals
    waiting = next((row for row in proposals if row.state == "put" and at.party.id in row.asked), None)
    return at.draw(
        "desk/channels/channel.html",
        form=form,
        messages=found,
        readers=(at.party.name, *shown.readers),
        waiting=waiting if at.head.may(at.actor, Permission.ANSWER_PROPOSAL) else None,
    )


@page(
    blueprint,
    "/disputes/<number>/channels/<party>/talk",
    permission=READ,
    methods=("GET", "POST"),
    form=TalkApartForm,
)
def record_apart(number: str, party: str) -> ResponseReturnValue:
    """The record of a talk with this party alone."""
    at = _at(number, party)
    form = TalkApartForm(at.party.name)
    form.offer_for(at.head)
    return submit(
        form,
        act=lambda session: speak.record_apart(session, at.actor, at.head.id, at.party.id, _talk(form)),
        then=at.back,
        show=lambda: at.draw("desk/channels/talk.html", form=form),
        told=_("已记入 %(name)s 的页面，对方看不到。", name=at.party.name),
    )


def _talk(form: TalkApartForm) -> TalkApart:
    return TalkApart(
        moment_in(form.held_from),
        moment_in(form.held_until),
        form.text.data,
        tuple(form.methods.data or ()),
        form.citing(),
    )


@page(
    blueprint,
    "/disputes/<number>/channels/<party>/answers/<proposal>",
    permission=Permission.ANSWER_PROPOSAL,
    methods=("GET", "POST"),
    form=EnteredAnswerForm,
)
def enter_answer(number: str, party: str, proposal: str) -> ResponseReturnValue:
    """A party's answer to a proposal, as it was told to the mediator."""
    at = _at(number, party)
    row = proposals_tab.page(reading(), at.actor, at.head.id).proposal(key_of(proposal))
    form = EnteredAnswerForm(at.party.name)
    return submit(
        form,
        act=lambda session: propose.enter_answer(
            session, at.actor, at.head.id, at.party.id, row.id, _answer(form)
        ),
        then=at.back,
        show=lambda: at.draw("desk/channels/answer.html", form=form, proposal=row),
        told=_("已登记 %(name)s 的答复。各方都答复之后，结果才会公布。", name=at.party.name),
    )


def _answer(form: EnteredAnswerForm) -> Answer:
    return Answer(form.answer.data, form.words.data or "", form.how.data, moment_in(form.said_at))


@page(blueprint, "/disputes/<number>/channels/<party>/files/<entry>", permission=READ)
def channel_file(number: str, party: str, entry: str) -> ResponseReturnValue:
    """A file that this party handed in for the mediator only."""
    at = _at(number, party)
    name, body = channel_at_desk.evidence(reading(), at.actor, at.head.id, at.party.id, key_of(entry))
    return attachment(name, body)
