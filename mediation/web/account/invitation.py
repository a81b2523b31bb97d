"""The link that somebody new is given: choose a password, once."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.identity import services
from mediation.projections.account import invited_name, password_rules
from mediation.store import reading
from mediation.web.access import public_page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import FirstPasswordForm
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


@public_page(
    blueprint,
    "/invitation/<token>",
    methods=("GET", "POST"),
    form=FirstPasswordForm,
    reason="opened by the secret in the link, before there is a password",
)
def invitation(token: str) -> ResponseReturnValue:
    """Set the first password. Raises NotFound when the link is used, over or unknown."""
    name = invited_name(reading(), token)
    form = FirstPasswordForm()
    return submit(
        form,
        act=lambda session: services.accept_invitation(session, token, form.password.data, form.again.data),
        then=lambda _result: url_for("account.sign_in"),
        show=lambda: render_template("account/invitation.html", form=form, name=name, rules=password_rules()),
        told=_("密码已设好，现在可以登录"),
    )
