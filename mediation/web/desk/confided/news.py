"""News of one party's channel for a mediator's open page, and how far the mediator has looked."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import HiddenInput

from mediation.policy.permissions import Permission
from mediation.procedure.confide import looked
from mediation.projections import channel_at_desk
from mediation.projections.party_case import key_of
from mediation.store import reading
from mediation.web import live
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.channels import at_channel, thread_of
from mediation.web.forms import MOST_VERSIONS, StepForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit

READ = Permission.READ_MEDIATOR_NOTES


class LookedForm(StepForm):
    """How far the reader has looked: a press of a button, or live.js when the page has been seen."""

    upto = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(0, MOST_VERSIONS)])


@page(blueprint, "/disputes/<number>/channels/<party>/new", permission=READ)
def channel_news(number: str, party: str) -> ResponseReturnValue:
    """The newest page of one channel for a page that looks for news; 304 while there is none."""
    tag = live.tag_shown(channel_at_desk.tag(reading(), current_actor(), number, key_of(party)))
    if live.has_not_changed(tag):
        return live.not_modified(tag)
    at = at_channel(number, party)
    return live.part(at.draw("desk/channels/live.html", thread=thread_of(at, None)), tag)


@page(
    blueprint,
    "/disputes/<number>/channels/<party>/read",
    permission=READ,
    methods=("POST",),
    form=LookedForm,
)
def channel_read(number: str, party: str) -> ResponseReturnValue:
    """The mediator has seen what stood on the page."""
    at, form = at_channel(number, party), LookedForm()
    return submit(
        form,
        act=lambda session: looked.look(session, at.actor, at.head.id, at.party.id, form.upto.data),
        then=at.back,
    )
