"""Change one's own password; every other session ends with it."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from mediation.identity import services
from mediation.policy.permissions import Permission
from mediation.projections.account import own_account
from mediation.store import reading
from mediation.web.access import page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import PasswordForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit


@page(blueprint, "/password", methods=("GET", "POST"), form=PasswordForm, permission=Permission.OWN_ACCOUNT)
def password() -> ResponseReturnValue:
    """Ask for the present and the new password. Raises NotFound for who signs in by telephone."""
    actor = current_actor()
    own_account(reading(), actor).must_have_password()
    form = PasswordForm()
    return submit(
        form,
        act=lambda session: services.change_password(
            session, actor, form.old.data, form.password.data, form.again.data
        ),
        then=lambda _result: url_for("account.overview"),
        show=lambda: render_template("account/password.html", form=form),
        told=_("密码已更换，其他设备上的登录已全部结束"),
    )
