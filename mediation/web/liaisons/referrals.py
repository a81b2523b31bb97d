"""What was handed over to an agency, and its confirmation."""

from __future__ import annotations

from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.referrals import receive as receiving
from mediation.projections import liaison_list
from mediation.store import reading
from mediation.web.access import page
from mediation.web.forms import StepForm
from mediation.web.liaisons.blueprint import blueprint
from mediation.web.liaisons.sent import sent_shown
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


@page(blueprint, "/referrals", permission=Permission.USE_LIAISON)
def referrals() -> ResponseReturnValue:
    """Every hand-over to the reader's agencies, newest first."""
    after = request.args.get("after", "")
    listed = liaison_list.referrals(reading(), current_actor(), after)
    return render_template(
        "liaisons/referrals.html",
        sent=[sent_shown(one) for one in listed.rows],
        newer=url_for("liaisons.referrals") if after else None,
        older=url_for("liaisons.referrals", after=listed.after) if listed.after else None,
    )


@page(
    blueprint,
    "/referrals/<uuid:key>/receive",
    methods=("POST",),
    form=StepForm,
    permission=Permission.RECEIVE_REFERRAL,
)
def receive(key: UUID) -> ResponseReturnValue:
    """Confirm that it arrived, with one button."""
    return submit(
        StepForm(),
        act=lambda session: receiving.receive(session, current_actor(), key),
        then=lambda _result: url_for("liaisons.referrals"),
        told=_("已签收。发出的调解组织可以看到签收时间。"),
    )
