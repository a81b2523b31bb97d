"""What a party confides without a mark: plain words, its interests, its bottom line; short forms."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.procedure.confide import own
from mediation.projections import channel_of_party
from mediation.store import reading
from mediation.web.access import page
from mediation.web.fields import AreaField, MoneyField
from mediation.web.forms import StepForm
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.own_channel import own_channel
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class WordsForm(StepForm):
    """Plain words to the mediator."""

    text = AreaField(_l("要说的话"), most=4000)


class InterestsForm(StepForm):
    """What matters to the party, and why."""

    text = AreaField(_l("这件事里您最看重什么，为什么"), most=4000)


class PointForm(StepForm):
    """The least one would take or the most one would give."""

    fen = MoneyField(_l("最少要多少"), required=False, positive=False)
    text = AreaField(_l("补充说明"), most=2000, required=False)

    def __init__(self, side: str = "applicant", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if side == "respondent":
            self.fen.label.text = _("最多能付多少")


@page(
    blueprint,
    "/disputes/<reference>/channel/message",
    permission=Permission.USE_OWN_CHANNEL,
    methods=("GET", "POST"),
    form=WordsForm,
)
def channel_message(reference: str) -> ResponseReturnValue:
    """Plain words to the mediator, which nothing can convey."""
    at, form = own_channel(reference), WordsForm()
    return submit(
        form,
        act=lambda session: own.tell(session, at.actor, at.head.id, at.party_id, form.text.data),
        then=at.back,
        show=lambda: at.draw("parties/channel/message.html", form=form, back_url=at.back()),
        told=_("已发给调解员，对方看不到。"),
    )


@page(
    blueprint,
    "/disputes/<reference>/channel/interests",
    permission=Permission.USE_OWN_CHANNEL,
    methods=("GET", "POST"),
    form=InterestsForm,
)
def channel_interests(reference: str) -> ResponseReturnValue:
    """What matters to the party; what it said before stands in the form."""
    at = own_channel(reference)
    before = channel_of_party.standing_of(reading(), at.actor, at.head.id, at.party_id).interests
    form = InterestsForm(text=before.text if before else "")
    return submit(
        form,
        act=lambda session: own.state_interests(session, at.actor, at.head.id, at.party_id, form.text.data),
        then=at.back,
        show=lambda: at.draw("parties/channel/interests.html", form=form, back_url=at.back()),
        told=_("已告诉调解员，对方看不到。您随时可以改。"),
    )


@page(
    blueprint,
    "/disputes/<reference>/channel/reservation-point",
    permission=Permission.SET_RESERVATION_POINT,
    methods=("GET", "POST"),
    form=PointForm,
)
def reservation_point(reference: str) -> ResponseReturnValue:
    """The party's bottom line; what it said before stands in the form."""
    at = own_channel(reference)
    if not at.head.may(at.actor, Permission.SET_RESERVATION_POINT) or at.party_id not in at.head.settles_for:
        raise NotFound()
    before = channel_of_party.standing_of(reading(), at.actor, at.head.id, at.party_id).reservation_point
    form = PointForm(at.head.side, fen=before.fen if before else None, text=before.text if before else "")
    return submit(
        form,
        act=lambda session: own.set_reservation_point(
            session, at.actor, at.head.id, at.party_id, form.fen.data, form.text.data or ""
        ),
        then=at.back,
        show=lambda: at.draw("parties/channel/reservation_point.html", form=form, back_url=at.back()),
        told=_("已告诉调解员，对方看不到。您随时可以改。"),
    )
