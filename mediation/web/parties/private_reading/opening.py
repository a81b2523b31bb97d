"""A party opens its channel for its complaint, and shuts it again when it likes."""

from __future__ import annotations

from uuid import UUID

from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotPossible
from mediation.procedure.complaining import own as use_case
from mediation.projections.private_reading import complaints as projection
from mediation.store import reading
from mediation.web.access import page
from mediation.web.forms import StepForm
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.own_channel import OwnChannel, own_channel
from mediation.web.parties.private_reading.complaint import COMPLAIN, HERE
from mediation.web.parties.private_reading.opening_form import OpeningFields
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


class OpeningForm(OpeningFields, StepForm):
    """How far and how long."""


@page(blueprint, f"{HERE}/<uuid:key>/open", permission=COMPLAIN, methods=("GET", "POST"), form=OpeningForm)
def open_for_complaint(reference: str, key: UUID) -> ResponseReturnValue:
    """Open one's channel to whoever looks into the complaint."""
    at, form = own_channel(reference), OpeningForm()
    return submit(
        form,
        act=lambda session: use_case.open_to_reviewer(
            session, at.actor, at.head.id, at.party_id, key, form.opening()
        ),
        then=lambda _result: at.url("complaint"),
        show=lambda: _drawn(at, key, form),
        told=_("已经按您的决定开放，每看一次这里都会列出来。"),
    )


def _drawn(at: OwnChannel, key: UUID, form: OpeningForm) -> str:
    one = projection.page(reading(), at.actor, at.head.id, at.party_id).one(key)
    if not one.is_open:
        raise NotPossible("complaint_over")
    return at.draw(
        "parties/complaint/open.html", form=form, reviewer=one.reviewer, back_url=at.url("complaint")
    )


@page(blueprint, f"{HERE}/<uuid:key>/shut", permission=COMPLAIN, methods=("POST",), form=StepForm)
def shut_for_complaint(reference: str, key: UUID) -> ResponseReturnValue:
    """Take the consent back, at once."""
    at = own_channel(reference)
    return submit(
        StepForm(),
        act=lambda session: use_case.shut_to_reviewer(session, at.actor, at.head.id, at.party_id, key),
        then=lambda _result: at.url("complaint"),
        told=_("已经关闭，从现在起什么都不能再看。"),
    )
