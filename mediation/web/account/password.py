"""Change one's own password, which ends every other session; then on to where one was going."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.identity import services
from mediation.policy.permissions import Permission
from mediation.projections.account import own_account, password_rules
from mediation.store import reading
from mediation.web.access import page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import PasswordForm
from mediation.web.nav import safe_next
from mediation.web.signed_in import current_actor, must_change_password
from mediation.web.signed_out import onward
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


@page(blueprint, "/password", methods=("GET", "POST"), form=PasswordForm, permission=Permission.OWN_ACCOUNT)
def password() -> ResponseReturnValue:
    """Ask for the present and the new password. Raises NotFound for who signs in by telephone."""
    actor, wanted = current_actor(), safe_next(request.args.get("next"))
    own_account(reading(), actor).must_have_password()
    form = PasswordForm()
    return submit(
        form,
        act=lambda session: services.change_password(
            session, actor, form.old.data, form.password.data, form.again.data
        ),
        then=lambda _result: onward(form, wanted or url_for("account.overview"), after="new_password"),
        show=lambda: render_template(
            "account/password.html", form=form, rules=password_rules(), over=must_change_password()
        ),
        told=_("密码已更换，其他设备上的登录已全部结束"),
    )
