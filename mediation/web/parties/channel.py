"""A party's own channel on the phone: who can read it, what was said, a statement with its seal, evidence."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.policy.permissions import Permission
from mediation.procedure.confide import looked, speak
from mediation.procedure.confide.speak import SEALS
from mediation.projections import channel_of_party, party_case
from mediation.store import reading
from mediation.web import live
from mediation.web.access import page
from mediation.web.downloads import attachment, received
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.labels.disputes import release
from mediation.web.paging import place_asked
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.own_channel import OwnChannel, ReadForm, own_channel
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.threads import Thread, thread
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

OWN = Permission.USE_OWN_CHANNEL


class StatementForm(StepForm):
    """What a party says to the mediator, and how far it may go."""

    text = AreaField(_l("您想对调解员说什么"), most=4000)
    seal = RadioField(
        _l("这些话可以让对方知道吗"),
        default=SEALS[0],
        validators=[InputRequired(_l("请选择可以让对方知道多少"))],
    )

    words = AreaField(_l("可以转达的原话"), most=4000, required=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.seal.choices = release.choices(*SEALS)


class EvidenceForm(StepForm):
    """A file for the mediator only."""

    file = FileField(_l("选择文件"), validators=[FileRequired(_l("请选择文件"))])
    note = AreaField(_l("这份材料说明什么"), most=1000, required=False)


class ContradictionForm(StepForm):
    """What a mediator entered is not what the party said."""

    text = AreaField(_l("您的意思是什么"), most=2000)


@page(
    blueprint,
    "/disputes/<reference>/channel",
    permission=OWN,
    methods=("GET", "POST"),
    form=StatementForm,
)
def channel(reference: str) -> ResponseReturnValue:
    """One's own channel, newest first, and a statement with its seal."""
    at, form = own_channel(reference), StatementForm()
    return submit(
        form,
        act=lambda session: speak.state(
            session, at.actor, at.head.id, at.party_id, form.text.data, form.seal.data,
            form.words.data or "",
        ),
        then=at.back,
        show=lambda: at.draw(
            "parties/channel/channel.html", form=form, thread=_thread(at, place_asked()),
            may_set_point=at.head.may(at.actor, Permission.SET_RESERVATION_POINT)
            and at.party_id in at.head.settles_for,
        ),
        told=_("已发给调解员，对方看不到。"),
    )  # fmt: skip


def _thread(at: OwnChannel, before: int | None) -> Thread:
    # The digest first: what comes in between is then shown once more, and never missed.
    tag = live.tag_shown(channel_of_party.tag(reading(), at.actor, at.head.id, at.party_id))
    shown = channel_of_party.page(reading(), at.actor, at.head.id, at.party_id, before)
    return thread(shown, at.ways(), tag, before=before, for_party=True)


@page(blueprint, "/disputes/<reference>/channel/<party>/new", permission=OWN)
def channel_news(reference: str, party: str) -> ResponseReturnValue:
    """The newest page of one's own channel for a page that looks for news; 304 while there is none."""
    key, own_party = party_case.key_of(reference), party_case.key_of(party)
    tag = live.tag_shown(channel_of_party.tag(reading(), current_actor(), key, own_party))
    if live.has_not_changed(tag):
        return live.not_modified(tag)
    at = own_channel(reference, own_party)
    return live.part(at.draw("parties/channel/live.html", thread=_thread(at, None)), tag)


@page(
    blueprint,
    "/disputes/<reference>/channel/<party>/read",
    permission=OWN,
    methods=("POST",),
    form=ReadForm,
)
def channel_read(reference: str, party: str) -> ResponseReturnValue:
    """The reader has seen what stood on the page."""
    at, form = own_channel(reference, party_case.key_of(party)), ReadForm()
    return submit(
        form,
        act=lambda session: looked.look(session, at.actor, at.head.id, at.party_id, form.upto.data),
        then=at.back,
    )


@page(
    blueprint,
    "/disputes/<reference>/channel/evidence",
    permission=OWN,
    methods=("GET", "POST"),
    form=EvidenceForm,
)
def channel_evidence(reference: str) -> ResponseReturnValue:
    """Hand in a file that only the mediator can see."""
    at, form = own_channel(reference), EvidenceForm()
    return submit(
        form,
        act=lambda session: _hand_in(session, at, form),
        then=at.back,
        show=lambda: at.draw("parties/channel/evidence.html", form=form, back_url=at.back()),
        told=_("已交给调解员，对方看不到。"),
    )


def _hand_in(session: Any, at: OwnChannel, form: EvidenceForm) -> None:
    for body, name in received(form.file):
        speak.hand_in(session, at.actor, at.head.id, at.party_id, body, name, form.note.data or "")


@page(blueprint, "/disputes/<reference>/channel/files/<entry>", permission=OWN)
def channel_file(reference: str, entry: str) -> ResponseReturnValue:
    """A file of one's own channel."""
    at, key = own_channel(reference), party_case.key_of(entry)
    name, body = channel_of_party.evidence(reading(), at.actor, at.head.id, at.party_id, key)
    return attachment(name, body)


@page(
    blueprint,
    "/disputes/<reference>/channel/<entry>/taken-back",
    permission=OWN,
    methods=("POST",),
    form=StepForm,
)
def take_back(reference: str, entry: str) -> ResponseReturnValue:
    """Keep a statement after all that the mediator might have used."""
    at, key = own_channel(reference), party_case.key_of(entry)
    return submit(
        StepForm(),
        act=lambda session: speak.take_back(session, at.actor, at.head.id, at.party_id, key),
        then=at.back,
        told=_("已收回，这段话现在是保密的。"),
    )


@page(
    blueprint,
    "/disputes/<reference>/channel/<entry>/contradiction",
    permission=OWN,
    methods=("GET", "POST"),
    form=ContradictionForm,
)
def contradict_entry(reference: str, entry: str) -> ResponseReturnValue:
    """Say that what the mediator entered is not what one said."""
    at, form = own_channel(reference), ContradictionForm()
    key = party_case.key_of(entry)
    line = channel_of_party.line(reading(), at.actor, at.head.id, at.party_id, key)
    return submit(
        form,
        act=lambda session: speak.contradict(session, at.actor, at.head.id, at.party_id, key, form.text.data),
        then=at.back,
        show=lambda: at.draw("parties/channel/contradiction.html", form=form, line=line, back_url=at.back()),
        told=_("已告诉调解员，原来的记录会标明您的更正。"),
    )
