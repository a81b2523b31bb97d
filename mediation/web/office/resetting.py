"""A link for somebody who forgot the password: sent to the person's own telephone, else handed over."""

from __future__ import annotations

from uuid import UUID

from flask import flash, render_template, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.identity import supervision
from mediation.policy.permissions import Permission
from mediation.web.access import page
from mediation.web.forms import StepForm
from mediation.web.office.blueprint import blueprint
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

LINK = "reset_link"
"""A token to be handed over waits in the administrator's own cookie until its page was shown."""


def _link_to(token: str) -> str:
    return url_for("account.reset", token=token, _external=True)


@page(
    blueprint,
    "/people/<uuid:key>/reset-password",
    methods=("POST",),
    form=StepForm,
    permission=Permission.MANAGE_PEOPLE,
)
def reset_password(key: UUID) -> ResponseReturnValue:
    """Give somebody a link by which to choose another password."""

    def act(fresh: Session) -> bool:
        token = supervision.reset_password(fresh, current_actor(), key, _link_to)
        if token is not None:
            session[LINK] = token
        return token is None

    def then(sent: bool | None) -> str:
        if not sent:
            return url_for("office.reset_link", key=key)
        flash(
            _("链接已经发到本人登记的手机，24 小时内有效，只能用一次。这个人的登录已经全部结束。"), "success"
        )
        return url_for("office.person", key=key)

    return submit(StepForm(), act=act, then=then)


@page(blueprint, "/people/<uuid:key>/reset-link", permission=Permission.MANAGE_PEOPLE)
def reset_link(key: UUID) -> ResponseReturnValue:
    """The link to hand over, this once: who has no telephone here cannot be sent one."""
    token = session.pop(LINK, None)
    link = _link_to(token) if token else None
    return render_template("office/reset_link.html", link=link, key=key)
