"""What an administrator does about one person: roles, sessions, a lock, the end of an account."""

from __future__ import annotations

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.identity import people, supervision
from mediation.kernel.actor import Role
from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.projections import office_people
from mediation.store import reading
from mediation.web.access import page
from mediation.web.forms import StepForm
from mediation.web.labels.people import role as role_label
from mediation.web.office.blueprint import blueprint
from mediation.web.office.forms import ReasonForm, RoleForm
from mediation.web.office.invitations import office_choices, role_choices
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

MANAGE = Permission.MANAGE_PEOPLE


@page(blueprint, "/people/<uuid:key>/roles", methods=("GET", "POST"), form=RoleForm, permission=MANAGE)
def give_role(key: UUID) -> ResponseReturnValue:
    """Another role at an office; system, security and audit may not meet in one person."""
    actor = current_actor()
    worker = office_people.one(reading(), actor, key)
    form = RoleForm()
    form.office.choices, form.role.choices = office_choices(), role_choices()
    return submit(
        form,
        act=lambda session: people.give_role(
            session,
            actor,
            key,
            office_people.office_of(reading(), actor, form.office.data),
            Role(form.role.data),
        ),
        then=lambda _result: url_for("office.person", key=key),
        show=lambda: render_template("office/give_role.html", form=form, worker=worker),
        told=_("职务已经增加，从现在起生效。"),
    )


@page(
    blueprint,
    "/people/<uuid:key>/roles/<uuid:holding>/end",
    methods=("GET", "POST"),
    form=ReasonForm,
    permission=MANAGE,
)
def end_role(key: UUID, holding: UUID) -> ResponseReturnValue:
    """End one role, with a reason; what was done in it stays."""
    actor = current_actor()
    worker = office_people.one(reading(), actor, key)
    held = next((one for one in worker.roles if one.id == holding and one.covered), None)
    if held is None:
        raise NotFound()
    form = ReasonForm()
    about = f"{worker.name} {held.office_name} {role_label(held.role)}"
    return submit(
        form,
        act=lambda session: people.end_role(session, actor, holding, form.reason.data),
        then=lambda _result: url_for("office.person", key=key),
        show=lambda: render_template("office/reason.html", form=form, about=about, ends="role", key=key),
        told=_("职务已经结束。原来办过的事情保持不变。"),
    )


@page(blueprint, "/people/<uuid:key>/disable", methods=("GET", "POST"), form=ReasonForm, permission=MANAGE)
def disable(key: UUID) -> ResponseReturnValue:
    """Close an account for good, with a reason."""
    actor = current_actor()
    worker = office_people.one(reading(), actor, key)
    form = ReasonForm()
    return submit(
        form,
        act=lambda session: supervision.disable(session, actor, key, form.reason.data),
        then=lambda _result: url_for("office.person", key=key),
        show=lambda: render_template(
            "office/reason.html", form=form, about=worker.name, ends="account", key=key
        ),
        told=_("账号已经停用，所有登录已经结束。"),
    )


@page(blueprint, "/people/<uuid:key>/end-sessions", methods=("POST",), form=StepForm, permission=MANAGE)
def end_sessions(key: UUID) -> ResponseReturnValue:
    """Sign somebody out everywhere."""
    return submit(
        StepForm(),
        act=lambda session: supervision.end_sessions(session, current_actor(), key),
        then=lambda _result: url_for("office.person", key=key),
        told=_("这个人的登录已经全部结束。"),
    )


@page(blueprint, "/people/<uuid:key>/unlock", methods=("POST",), form=StepForm, permission=MANAGE)
def unlock(key: UUID) -> ResponseReturnValue:
    """Open an account that failed attempts had locked."""
    return submit(
        StepForm(),
        act=lambda session: supervision.unlock(session, current_actor(), key),
        then=lambda _result: url_for("office.person", key=key),
        told=_("账号已经解锁。"),
    )


@page(blueprint, "/people/<uuid:key>/reset-factor", methods=("POST",), form=StepForm, permission=MANAGE)
def reset_factor(key: UUID) -> ResponseReturnValue:
    """Take the authenticator of somebody away who has lost it."""
    return submit(
        StepForm(),
        act=lambda session: supervision.reset_factor(session, current_actor(), key),
        then=lambda _result: url_for("office.person", key=key),
        told=_("动态验证码已重置，所有登录已经结束。下次登录时本人重新设置。"),
    )
