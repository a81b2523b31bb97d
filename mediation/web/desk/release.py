"""At the desk: convey the released words, write down a hint, and what was conveyed so far."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue
from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from mediation.kernel.errors import NotFound, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.release import convey as use_case
from mediation.procedure.release import mark
from mediation.projections import channel_at_desk, desk_case
from mediation.projections import conveyed as projection
from mediation.projections.channel_of_party import Line
from mediation.projections.party_case import key_of
from mediation.store import reading
from mediation.web.access import page
from mediation.web.conveyed import in_words
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.channels import At, SureForm, at_channel
from mediation.web.desk.frame import render_case
from mediation.web.fields import AreaField
from mediation.web.labels.impossible import impossible
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

READ = Permission.READ_MEDIATOR_NOTES
ENTRY = "/disputes/<number>/channels/<party>/<entry>"


class ConveyForm(SureForm):
    """The consent that the mediator read, and whose words they are."""

    consent = HiddenField(validators=[InputRequired(), Length(32, 32)])


class HintForm(SureForm):
    """What the other side was given to understand, in the mediator's own words."""

    text = AreaField(_l("向对方透露了什么意思，用您自己的话写"), most=2000)


def _statement(at: At, entry: str) -> Line:
    line = channel_at_desk.line(reading(), at.actor, at.head.id, at.party.id, key_of(entry))
    if line.release is None:
        raise NotFound()
    return line


@page(blueprint, f"{ENTRY}/convey", permission=Permission.CONVEY, methods=("GET", "POST"), form=ConveyForm)
def convey_statement(number: str, party: str, entry: str) -> ResponseReturnValue:
    """Exactly the words that will be conveyed stand above the question."""
    at = at_channel(number, party)
    line = _statement(at, entry)
    form = ConveyForm(at.party.name, consent=_consent(line))
    return submit(
        form,
        act=lambda session: use_case.convey(
            session, at.actor, at.head.id, at.party.id, line.id, key_of(form.consent.data)
        ),
        then=at.back,
        show=lambda: _conveying(at, line, form),
        told=_("已按原话转达，各方登录后都能看到。"),
    )


def _consent(line: Line) -> str:
    return line.release.consent_id.hex if line.release else ""


def _conveying(at: At, line: Line, form: ConveyForm) -> str:
    now = line.release
    if now is None or not now.may_be_conveyed:
        raise NotPossible("not_released" if now is None or now.may_change else "conveyed_already")
    form.consent.data = _consent(line)
    others = [party.name for party in _others(at, at.party.id)]
    return at.draw("desk/channels/convey.html", form=form, words=now.words, others=others)


def _others(at: At, own: UUID) -> list[Any]:
    return [party for party in at.parties if party.id != own]


@page(blueprint, f"{ENTRY}/hint", permission=Permission.CONVEY, methods=("GET", "POST"), form=HintForm)
def hint_statement(number: str, party: str, entry: str) -> ResponseReturnValue:
    """Write down that a hint was given; it stays in this party's channel."""
    at = at_channel(number, party)
    line, form = _statement(at, entry), HintForm(at.party.name)
    return submit(
        form,
        act=lambda session: mark.hint(session, at.actor, at.head.id, at.party.id, line.id, form.text.data),
        then=at.back,
        show=lambda: at.draw("desk/channels/hint.html", form=form, line=line, barred=_barred(line)),
        told=_("已记入 %(name)s 的页面，对方看不到。", name=at.party.name),
    )


def _barred(line: Line) -> str:
    open_ = line.release is not None and line.release.may_be_hinted
    return "" if open_ else impossible("not_to_be_hinted")


@page(blueprint, "/disputes/<number>/conveyed", permission=READ)
def conveyed(number: str) -> ResponseReturnValue:
    """What was conveyed in this case, as all its parties can read it."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    shown = in_words(projection.at_desk(reading(), actor, head))
    return render_case("desk/conveyed/list.html", head, "conveyed", conveyed=shown)
