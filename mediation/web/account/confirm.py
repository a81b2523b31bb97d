"""Before what cannot be taken back: show once more who one is, then go on where one was."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.identity import securing
from mediation.policy.permissions import Permission
from mediation.projections import safety
from mediation.store import reading
from mediation.web.access import page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import ConfirmForm
from mediation.web.account.passkeys import answer_in, site
from mediation.web.nav import safe_next
from mediation.web.signed_in import current_actor
from mediation.web.signed_out import onward
from mediation.web.submit import submit


@page(blueprint, "/confirm", methods=("GET", "POST"), form=ConfirmForm, permission=Permission.OWN_ACCOUNT)
def confirm() -> ResponseReturnValue:
    """Ask for the password and, where there is one, the second factor. Raises NotFound for parties."""
    actor, wanted = current_actor(), safe_next(request.args.get("next"))
    own = safety.own(reading(), actor, site())
    form = ConfirmForm()
    factor = (answer_in(form) or form.code.data or "") if own.has_factor else ""
    if not own.has_factor:
        del form.code
    return submit(
        form,
        act=lambda session: securing.confirm(session, actor, form.password.data, factor),
        then=lambda _result: onward(form, wanted or url_for("account.security"), after="confirming"),
        show=lambda: render_template("account/confirm.html", form=form, own=own),
    )
