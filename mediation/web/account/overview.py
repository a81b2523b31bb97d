"""One's own account: who one is here, and where one is signed in."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.identity import services
from mediation.policy.permissions import Permission
from mediation.projections.account import own_account
from mediation.store import reading
from mediation.web.access import page
from mediation.web.account.blueprint import blueprint
from mediation.web.forms import StepForm
from mediation.web.labels import people
from mediation.web.nav import home_of
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


@page(blueprint, "/", permission=Permission.OWN_ACCOUNT)
def overview() -> ResponseReturnValue:
    """Name, roles, and the ways on."""
    actor = current_actor()
    return render_template("account/overview.html", account=own_account(reading(), actor), role=people.role)


@page(blueprint, "/after-sign-in", permission=Permission.OWN_ACCOUNT)
def after_sign_in() -> ResponseReturnValue:
    """Go on to the first room of whoever has just signed in."""
    return redirect(home_of(current_actor()), 303)


@page(blueprint, "/sessions", permission=Permission.OWN_ACCOUNT)
def sessions() -> ResponseReturnValue:
    """Where one is signed in."""
    account = own_account(reading(), current_actor())
    words = {"device": people.device, "assurance": people.assurance}
    return render_template("account/sessions.html", account=account, **words)


@page(
    blueprint, "/sessions/<uuid:key>/end", methods=("POST",), form=StepForm, permission=Permission.OWN_ACCOUNT
)
def end_session(key: UUID) -> ResponseReturnValue:
    """End one of one's own sessions. Raises NotFound for any other."""
    return submit(
        StepForm(),
        act=lambda session: services.end_session(session, current_actor(), key),
        then=lambda _result: url_for("account.sessions"),
        told=_("已结束这一处登录"),
    )


@page(blueprint, "/sessions/end-others", methods=("POST",), form=StepForm, permission=Permission.OWN_ACCOUNT)
def end_other_sessions() -> ResponseReturnValue:
    """End every session but this one."""
    return submit(
        StepForm(),
        act=lambda session: services.end_other_sessions(session, current_actor()),
        then=lambda _result: url_for("account.sessions"),
        told=_("其他设备上的登录已全部结束"),
    )
