"""How far a statement may leave one's own channel: changed either way until it was conveyed."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired, Length

from mediation.kernel.errors import NotFound, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.confide.speak import SEALS
from mediation.procedure.release import mark
from mediation.projections import channel_of_party, party_case
from mediation.projections.channel_of_party import Line
from mediation.store import reading
from mediation.web.access import page
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.labels.disputes import release
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.own_channel import OwnChannel, own_channel
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

OWN = Permission.USE_OWN_CHANNEL


class MarkForm(StepForm):
    """The mark, the words to be conveyed, and the consent that its reader saw."""

    seal = RadioField(
        _l("这些话可以让对方知道吗"), validators=[InputRequired(_l("请选择可以让对方知道多少"))]
    )
    words = AreaField(_l("可以转达的原话"), most=mark.MOST, required=False)
    consent = HiddenField(validators=[InputRequired(), Length(32, 32)])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.seal.choices = release.choices(*SEALS)


@page(
    blueprint, "/disputes/<reference>/channel/<entry>/mark", permission=OWN, methods=("GET", "POST"),
    form=MarkForm,
)  # fmt: skip
def mark_statement(reference: str, entry: str) -> ResponseReturnValue:
    """Say anew how much of a statement the other side may learn, and in which words."""
    at, key = own_channel(reference), party_case.key_of(entry)
    line = channel_of_party.line(reading(), at.actor, at.head.id, at.party_id, key)
    form = _form(line)
    return submit(
        form,
        act=lambda session: mark.mark(
            session, at.actor, at.head.id, at.party_id, key, party_case.key_of(form.consent.data),
            form.seal.data, form.words.data or "",
        ),
        then=at.back,
        show=lambda: _drawn(at, line, form),
        told=_("已保存，对方看不到这次改动。"),
    )  # fmt: skip


def _form(line: Line) -> MarkForm:
    if line.release is None:
        raise NotFound()
    if not line.release.may_change:
        raise NotPossible("conveyed_already")
    words = line.release.words if line.release.seal == SEALS[2] else line.text
    return MarkForm(seal=line.release.seal, words=words, consent=line.release.consent_id.hex)


def _drawn(at: OwnChannel, line: Line, form: MarkForm) -> str:
    if line.release is not None:
        # After somebody else of this party changed it meanwhile, the form goes on from what stands now.
        form.consent.data = line.release.consent_id.hex
    return at.draw("parties/channel/mark.html", form=form, line=line, back_url=at.back())
