"""Go on later: the resume code, to write down or to have sent to one's telephone."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.applications import rules, services
from mediation.policy.permissions import Permission
from mediation.web.access import page
from mediation.web.apply import flow, words
from mediation.web.apply.blueprint import blueprint
from mediation.web.apply.forms import ButtonForm
from mediation.web.filters import day, mask_phone
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


@page(blueprint, "/later", permission=Permission.FILE, methods=("GET", "POST"), form=ButtonForm)
def later() -> ResponseReturnValue:
    """Show the code; on request send it to the telephone of the draft."""
    draft, form = flow.needed(), ButtonForm()
    go_on = flow.address(rules.first_open(draft.answers))
    return submit(
        form,
        act=lambda case: services.send_code(case, current_actor(), flow.code_at_hand()),
        then=lambda _result: url_for("apply.later"),
        show=lambda: flow.shown(
            "later", "later", draft, form=form, code=words.spelled(flow.code_at_hand()), go_on=go_on,
            phone=mask_phone(rules.phone_of(draft.answers)), last_day=day(draft.expires_at),
        ),
        told=_("续填码已发送到您的手机。"),
    )  # fmt: skip
