"""A party's own channel on the phone: who can read it, what was said, a statement with its seal, evidence."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.procedure import speak
from mediation.procedure.speak import SEALS
from mediation.projections import channel_of_party, party_case
from mediation.store import reading
from mediation.web.access import page
from mediation.web.downloads import attachment, received
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.labels.disputes import release
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.threads import messages
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


def _head(reference: str) -> party_case.PartyHeader:
    """Raises NotFound unless the party is identified: until then its channel is not open."""
    head = party_case.header(reading(), current_actor(), party_case.key_of(reference))
    if not head.may(current_actor(), OWN):
        raise NotFound()
    return head


def _back(head: party_case.PartyHeader) -> str:
    return url_for("parties.channel", reference=head.id.hex)


@page(
    blueprint,
    "/disputes/<reference>/channel",
    permission=OWN,
    methods=("GET", "POST"),
    form=StatementForm,
)
def channel(reference: str) -> ResponseReturnValue:
    """One's own channel, and a statement with its seal."""
    head, form, actor = _head(reference), StatementForm(), current_actor()
    return submit(
        form,
        act=lambda session: speak.state(
            session, actor, head.id, head.party_id, form.text.data, form.seal.data
        ),
        then=lambda _result: _back(head),
        show=lambda: _thread(head, form),
        told=_("已发给调解员，对方看不到。"),
    )


def _thread(head: party_case.PartyHeader, form: StatementForm) -> str:
    shown = channel_of_party.page(reading(), current_actor(), head.id, head.party_id)
    found = messages(
        shown,
        lambda entry: url_for("parties.channel_file", reference=head.id.hex, entry=entry.hex),
        for_party=True,
    )
    return render_party(
        "parties/channel/channel.html",
        head,
        "channel",
        form=form,
        messages=found,
        readers=(shown.party_name, *shown.readers),
        mediators=shown.readers,
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
    head, form = _head(reference), EvidenceForm()
    return submit(
        form,
        act=lambda session: _hand_in(session, head, form),
        then=lambda _result: _back(head),
        show=lambda: render_party(
            "parties/channel/evidence.html", head, "channel", form=form, back_url=_back(head)
        ),
        told=_("已交给调解员，对方看不到。"),
    )


def _hand_in(session: Any, head: party_case.PartyHeader, form: EvidenceForm) -> None:
    for body, name in received(form.file):
        note = form.note.data or ""
        speak.hand_in(session, current_actor(), head.id, head.party_id, body, name, note)


@page(blueprint, "/disputes/<reference>/channel/files/<entry>", permission=OWN)
def channel_file(reference: str, entry: str) -> ResponseReturnValue:
    """A file of one's own channel."""
    head, key = _head(reference), party_case.key_of(entry)
    name, body = channel_of_party.evidence(reading(), current_actor(), head.id, head.party_id, key)
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
    head, actor = _head(reference), current_actor()
    key = party_case.key_of(entry)
    return submit(
        StepForm(),
        act=lambda session: speak.take_back(session, actor, head.id, head.party_id, key),
        then=lambda _result: _back(head),
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
    head, form, actor = _head(reference), ContradictionForm(), current_actor()
    key = party_case.key_of(entry)
    line = channel_of_party.page(reading(), actor, head.id, head.party_id).line(key)
    return submit(
        form,
        act=lambda session: speak.contradict(session, actor, head.id, head.party_id, key, form.text.data),
        then=lambda _result: _back(head),
        show=lambda: render_party(
            "parties/channel/contradiction.html",
            head,
            "channel",
            form=form,
            line=line,
            back_url=_back(head),
        ),
        told=_("已告诉调解员，原来的记录会标明您的更正。"),
    )
