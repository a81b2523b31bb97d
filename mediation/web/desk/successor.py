"""At the desk: a party's choice about a later mediator, entered as it was told, and what was read kept."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.kernel.errors import NotPossible
from mediation.parties.rules import SPOKEN
from mediation.policy.permissions import Permission
from mediation.procedure.successor import choose
from mediation.procedure.successor.choose import Chosen
from mediation.projections import channel_at_desk
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.channels import At, SureForm, at_channel
from mediation.web.fields import AreaField, MomentField
from mediation.web.labels.people import how
from mediation.web.labels.talks import choice
from mediation.web.required import moment_in
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class EnteredChoiceForm(SureForm):
    """What the party said about what this mediator may read, and how it said so."""

    choice = RadioField(_l("这一方怎样决定"), validators=[InputRequired(_l("请选择一项"))])
    how = RadioField(_l("怎样说的"), validators=[InputRequired(_l("请选择怎样说的"))])
    said_at = MomentField(_l("什么时候说的"))
    words = AreaField(_l("原话或说明"), most=2000)

    def __init__(self, party: str = "", **kwargs: Any) -> None:
        super().__init__(party, **kwargs)
        self.choice.choices = choice.choices(*choose.CHOICES)
        self.how.choices = how.choices(*SPOKEN)


@page(
    blueprint, "/disputes/<number>/channels/<party>/choice", permission=Permission.READ_MEDIATOR_NOTES,
    methods=("GET", "POST"), form=EnteredChoiceForm,
)  # fmt: skip
def enter_choice(number: str, party: str) -> ResponseReturnValue:
    """Enter what a party chose about the reader of this page."""
    at = at_channel(number, party)
    form = EnteredChoiceForm(at.party.name)
    return submit(
        form,
        act=lambda session: choose.enter(session, at.actor, at.head.id, at.party.id, _chosen(form)),
        then=at.back,
        show=lambda: _drawn(at, form),
        told=_("已登记 %(name)s 的决定，对方看不到。", name=at.party.name),
    )


def _chosen(form: EnteredChoiceForm) -> Chosen:
    return Chosen(form.choice.data, form.how.data, moment_in(form.said_at), form.words.data)


def _drawn(at: At, form: EnteredChoiceForm) -> str:
    later = channel_at_desk.page(reading(), at.actor, at.head.id, at.party.id).later
    if not any(each.choice in ("asked", "rewrite") for each in later):
        raise NotPossible("already_answered")
    return at.draw("desk/channels/choice.html", form=form)
