"""By what one signs in, and where: authenticator, passkeys, recovery codes, sign-ins."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.identity import securing
from mediation.policy.permissions import Permission
from mediation.projections import safety
from mediation.projections.account import own_account
from mediation.store import reading
from mediation.web.access import page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import TakeFactorForm
from mediation.web.account.passkeys import site
from mediation.web.account.recovery import codes_page
from mediation.web.account.taking_in import shown
from mediation.web.forms import StepForm
from mediation.web.labels import people
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

SAFETY = Permission.OWN_SAFETY


@page(blueprint, "/security", permission=Permission.OWN_ACCOUNT)
def security() -> ResponseReturnValue:
    """What there is and what can be changed. Raises NotFound for who signs in by telephone."""
    actor = current_actor()
    return render_template(
        "account/security.html",
        safety=safety.own(reading(), actor, site()),
        account=own_account(reading(), actor),
        device=people.device,
        assurance=people.assurance,
    )


@page(blueprint, "/security/authenticator/begin", methods=("POST",), form=StepForm, permission=SAFETY)
def begin_factor() -> ResponseReturnValue:
    """Make a secret for an authenticator."""
    return submit(
        StepForm(),
        act=lambda session: securing.begin_factor(session, current_actor()),
        then=lambda _result: url_for("account.take_factor"),
    )


@page(
    blueprint, "/security/authenticator", methods=("GET", "POST"), form=TakeFactorForm, permission=SAFETY
)  # fmt: skip
def take_factor() -> ResponseReturnValue:
    """Take it in, and give its first code."""
    actor = current_actor()
    found = safety.taking_in(reading(), actor)
    if found is None:
        return redirect(url_for("account.security"), 303)
    form = TakeFactorForm()
    return submit(
        form,
        act=lambda session: securing.take_factor(session, actor, form.code.data),
        then=lambda codes: codes_page(codes, url_for("account.security")),
        show=lambda: render_template(
            "account/enrol.html", form=form, here=url_for("account.take_factor"), own=True, **shown(found)
        ),
    )


@page(blueprint, "/security/authenticator/remove", methods=("POST",), form=StepForm, permission=SAFETY)
def remove_factor() -> ResponseReturnValue:
    """Sign in by password alone again, where that is allowed."""
    return submit(
        StepForm(),
        act=lambda session: securing.remove_factor(session, current_actor()),
        then=lambda _result: url_for("account.security"),
        told=_("动态验证码已停用，其他设备上的登录已全部结束"),
    )


@page(blueprint, "/security/recovery-codes", methods=("POST",), form=StepForm, permission=SAFETY)
def renew_recovery_codes() -> ResponseReturnValue:
    """Other recovery codes in the place of those before, shown this once."""
    return submit(
        StepForm(),
        act=lambda session: securing.renew_recovery_codes(session, current_actor()),
        then=lambda codes: codes_page(codes, url_for("account.security")),
    )
