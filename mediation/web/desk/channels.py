"""Both channels of a case, one at a time and never to be mistaken: for mediators with a grant only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, SelectMultipleField
from wtforms.validators import InputRequired

from mediation.kernel.actor import Actor
from mediation.policy.permissions import Permission
from mediation.procedure.confide import speak
from mediation.procedure.confide.speak import TalkApart
from mediation.procedure.successor import readings
from mediation.projections import channel_at_desk, desk_case, proposals_tab
from mediation.projections.channel_at_desk import PartyOfChannel
from mediation.projections.party_case import key_of
from mediation.store import reading, writing
from mediation.talks import rules
from mediation.web import live
from mediation.web.access import page
from mediation.web.citing import CitingFields
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.downloads import attachment
from mediation.web.fields import AreaField, MomentField
from mediation.web.forms import StepForm
from mediation.web.labels.talks import method
from mediation.web.paging import place_asked
from mediation.web.required import moment_in
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.threads import Thread, Ways, thread
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


@dataclass(frozen=True)
class At:
    """The case, the actor and whose channel is open."""

    head: desk_case.DeskHeader
    actor: Actor
    parties: tuple[PartyOfChannel, ...]
    party: PartyOfChannel

    def draw(self, template: str, **context: Any) -> str:
        """A page of this channel, which says whose it is."""
        may = self.head.may(self.actor, Permission.CONVEY)
        return render_case(
            template, self.head, "channels", party=self.party, parties=self.parties, may_convey=may, **context
        )

    def back(self, _result: Any = None) -> str:
        return url_for("desk.channel", number=self.head.number, party=self.party.id.hex)

    def url(self, endpoint: str, **values: Any) -> str:
        """The address of a page of this channel."""
        return url_for(f"desk.{endpoint}", number=self.head.number, party=self.party.id.hex, **values)

    def ways(self) -> Ways:
        """The addresses of its thread."""
        return Ways(
            file=lambda entry: self.url("channel_file", entry=entry.hex),
            page=lambda before: self.url("channel", before=before) if before else self.url("channel"),
            look=self.url("channel_news"),
            read=self.url("channel_read"),
            choice=lambda _grant: self.url("enter_choice"),
        )


def at_channel(number: str, party: str) -> At:
    """The channel of a case that is open. Raises NotFound for whoever holds no open grant to it."""
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
    at = at_channel(number, party)
    form = MessageForm(at.party.name)
    return submit(
        form,
        act=lambda session: speak.write(session, at.actor, at.head.id, at.party.id, form.text.data),
        then=at.back,
        show=lambda: _page(at, form),
        told=_("已发给 %(name)s，对方看不到。", name=at.party.name),
    )


def thread_of(at: At, before: int | None) -> Thread:
    """A page of the channel in words."""
    # The digest first: what comes in between is then shown once more, and never missed.
    tag = live.tag_shown(channel_at_desk.tag(reading(), at.actor, at.head.number, at.party.id))
    shown = channel_at_desk.page(reading(), at.actor, at.head.id, at.party.id, before)
    # What stands before its reader for the first time is kept as read, for the party to see.
    readings.note(writing(), at.actor, at.head.id, at.party.id, shown.fresh)
    return thread(shown, at.ways(), tag, before=before, for_party=False)


def _page(at: At, form: MessageForm) -> str:
    proposals = proposals_tab.page(reading(), at.actor, at.head.id).proposals
    waiting = next((row for row in proposals if row.state == "put" and at.party.id in row.asked), None)
    return at.draw(
        "desk/channels/channel.html",
        form=form,
        thread=thread_of(at, place_asked()),
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
    at = at_channel(number, party)
    form = TalkApartForm(at.party.name)
    form.offer_for(at.head)
    return submit(
        form,
        act=lambda session: speak.record_apart(
            session, at.actor, at.head.id, at.party.id, _talk(form, _arranged())
        ),
        then=at.back,
        show=lambda: at.draw("desk/channels/talk.html", form=form),
        told=_("已记入 %(name)s 的页面，对方看不到。", name=at.party.name),
    )


def _arranged() -> UUID | None:
    """The session apart of which the address says that this is its record. Raises NotFound."""
    told = request.args.get("session", "")
    return key_of(told) if told else None


def _talk(form: TalkApartForm, arranged: UUID | None) -> TalkApart:
    return TalkApart(
        moment_in(form.held_from),
        moment_in(form.held_until),
        form.text.data,
        tuple(form.methods.data or ()),
        form.citing(),
        arranged,
    )


@page(blueprint, "/disputes/<number>/channels/<party>/files/<entry>", permission=READ)
def channel_file(number: str, party: str, entry: str) -> ResponseReturnValue:
    """A file that this party handed in for the mediator only."""
    at = at_channel(number, party)
    name, body = channel_at_desk.evidence(reading(), at.actor, at.head.id, at.party.id, key_of(entry))
    readings.note_file(writing(), at.actor, at.head.id, at.party.id, key_of(entry))
    return attachment(name, body)
