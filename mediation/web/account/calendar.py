"""The address of one's own calendar: made, renewed and revoked by its mediator, and shown once."""

from __future__ import annotations

from flask import render_template, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.policy.permissions import Permission
from mediation.procedure.sessions import feed
from mediation.projections.sessions import feed as projection
from mediation.store import reading
from mediation.web.access import page
from mediation.web.account.blueprint import blueprint
from mediation.web.forms import StepForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

ADDRESS = "calendar_address"
"""Waits in the mediator's own cookie until its page was shown."""
OWN = Permission.OWN_CALENDAR


@page(blueprint, "/calendar", permission=OWN)
def calendar() -> ResponseReturnValue:
    """Whether there is an address, and the address itself right after it was made."""
    token = session.pop(ADDRESS, None)
    link = url_for("public.calendar_feed", token=token, _external=True) if token else None
    made_at = projection.made_at(reading(), current_actor())
    return render_template("account/calendar.html", link=link, made_at=made_at)


@page(blueprint, "/calendar/renew", permission=OWN, methods=("POST",), form=StepForm)
def renew_calendar() -> ResponseReturnValue:
    """A new address; the one before leads nowhere."""

    def act(fresh: Session) -> None:
        session[ADDRESS] = feed.renew(fresh, current_actor())

    return submit(StepForm(), act=act, then=lambda _result: url_for("account.calendar"))


@page(blueprint, "/calendar/revoke", permission=OWN, methods=("POST",), form=StepForm)
def revoke_calendar() -> ResponseReturnValue:
    """No address any more."""
    return submit(
        StepForm(),
        act=lambda fresh: feed.revoke(fresh, current_actor()),
        then=lambda _result: url_for("account.calendar"),
        told=_("日历地址已停用，已经订阅的手机不会再更新。"),
    )
