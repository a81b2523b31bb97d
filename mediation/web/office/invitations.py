"""Somebody new gets a link to set a password; the link is shown once."""

from __future__ import annotations

from uuid import UUID

from flask import render_template, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import SelectChoice

from mediation.identity import people, supervision
from mediation.kernel.actor import Role
from mediation.policy.permissions import Permission
from mediation.projections import office_people
from mediation.store import reading
from mediation.web.access import page
from mediation.web.forms import StepForm
from mediation.web.labels.people import role as role_label
from mediation.web.office.blueprint import blueprint
from mediation.web.office.forms import InviteForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

LINK = "invitation_link"
"""The token waits in the administrator's own cookie until its page was shown; the store has its hash."""


def role_choices() -> list[SelectChoice]:
    """Every role in words."""
    return [SelectChoice("", _("请选择")), *role_label.choices(*(role.value for role in Role))]


def office_choices() -> list[SelectChoice]:
    """The offices under the reader's post."""
    known = office_people.offices(reading(), current_actor())
    return [SelectChoice("", _("请选择")), *(SelectChoice(*one) for one in known)]


@page(
    blueprint,
    "/people/invite",
    methods=("GET", "POST"),
    form=InviteForm,
    permission=Permission.MANAGE_PEOPLE,
)
def invite() -> ResponseReturnValue:
    """Ask who it is, where and as what."""
    form = InviteForm()
    form.office.choices, form.role.choices = office_choices(), role_choices()

    def act(fresh: Session) -> None:
        whom = people.Invitation(form.name.data, form.login.data, form.office.data, Role(form.role.data))
        session[LINK] = people.invite(fresh, current_actor(), whom)

    return submit(
        form,
        act=act,
        then=lambda _result: url_for("office.invited"),
        show=lambda: render_template("office/invite.html", form=form),
    )


@page(
    blueprint,
    "/people/<uuid:key>/invite-again",
    methods=("POST",),
    form=StepForm,
    permission=Permission.MANAGE_PEOPLE,
)
def invite_again(key: UUID) -> ResponseReturnValue:
    """A new link for somebody who has not set a password yet."""

    def act(fresh: Session) -> None:
        session[LINK] = supervision.invite_again(fresh, current_actor(), key)

    return submit(StepForm(), act=act, then=lambda _result: url_for("office.invited"))


@page(blueprint, "/people/invited", permission=Permission.MANAGE_PEOPLE)
def invited() -> ResponseReturnValue:
    """The link, this once."""
    token = session.pop(LINK, None)
    link = url_for("account.invitation", token=token, _external=True) if token else None
    return render_template("office/invited.html", link=link)
