"""Who works where: the list, and one person with roles and account."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice

from mediation.policy.permissions import Permission
from mediation.projections import office_people
from mediation.projections.office_people import Held, Worker
from mediation.store import reading
from mediation.web.access import page
from mediation.web.filters import day, moment
from mediation.web.labels.people import role as role_label
from mediation.web.labels.workflows import state as state_label
from mediation.web.office.blueprint import blueprint
from mediation.web.office.forms import PeopleQuery
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _


@page(blueprint, "/people", permission=Permission.SEE_PEOPLE)
def people() -> ResponseReturnValue:
    """Everybody under the reader's post, by sign-in name; narrowed to one office by the address."""
    actor, after = current_actor(), request.args.get("after", "")
    form = PeopleQuery()
    known = office_people.offices(reading(), actor)
    form.office.choices = [SelectChoice("", _("全部机构")), *(SelectChoice(*one) for one in known)]
    chosen = form.office.data if form.office.data in dict(known) else ""
    listed = office_people.of(reading(), actor, chosen, after)
    return render_template(
        "office/people.html",
        form=form,
        rows=[_row(one) for one in listed.rows],
        columns=[
            {"key": "number", "text": _("登录名")},
            {"key": "name", "text": _("姓名")},
            {"key": "roles", "text": _("职务")},
            {"key": "account", "text": _("账号")},
        ],
        chosen=[{"text": dict(known)[chosen], "href": url_for("office.people")}] if chosen else [],
        may_manage=office_people.may_manage(actor),
        newer=url_for("office.people", office=chosen or None) if after else None,
        older=url_for("office.people", office=chosen or None, after=listed.after) if listed.after else None,
    )


def _row(worker: Worker) -> dict[str, str]:
    return {
        "number": worker.login,
        "href": url_for("office.person", key=worker.person_id),
        "name": worker.name,
        "roles": _("；").join(_role(one) for one in worker.roles) or _("没有职务"),
        "account": state_label(worker.state, "account"),
    }


def _role(held: Held) -> str:
    return f"{held.office_name} {role_label(held.role)}"


@page(blueprint, "/people/<uuid:key>", permission=Permission.SEE_PEOPLE)
def person(key: UUID) -> ResponseReturnValue:
    """One person: roles with their ends, the account and what can be done about it."""
    actor = current_actor()
    worker = office_people.one(reading(), actor, key)
    manages = office_people.may_manage(actor)
    return render_template(
        "office/person.html",
        worker=worker,
        facts=_facts(worker),
        roles=[_held(one, key, manages) for one in worker.roles],
        manages=manages and all(one.covered for one in worker.roles),
        own=worker.person_id == actor.person_id,
    )


def _facts(worker: Worker) -> list[dict[str, str]]:
    state = state_label(worker.state, "account")
    if worker.state == "locked" and worker.locked_until:
        state = _("%(state)s，到 %(until)s", state=state, until=moment(worker.locked_until))
    rows = [
        (_("姓名"), worker.name),
        (_("登录名"), worker.login),
        (_("账号"), state),
        (_("登录第二步"), _("已启用") if worker.has_factor else _("没有启用")),
        (_("正在登录的设备"), str(worker.open_sessions)),
    ]
    return [{"key": key, "value": value} for key, value in rows]


def _held(held: Held, key: UUID, manages: bool) -> dict[str, Any]:
    end = url_for("office.end_role", key=key, holding=held.id)
    return {
        "key": role_label(held.role),
        "value": _("%(office)s，自%(day)s", office=held.office_name, day=day(held.from_at)),
        "actions": [{"text": _("结束"), "href": end}] if manages and held.covered else [],
    }
