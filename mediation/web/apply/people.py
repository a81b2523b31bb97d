"""Who asks, and of whom: the worker, the employer, those liable with it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue

from mediation.applications import rules, services
from mediation.policy.permissions import Permission
from mediation.projections.application import Draft
from mediation.web.access import page
from mediation.web.apply import flow
from mediation.web.apply.blueprint import blueprint
from mediation.web.apply.forms import (
    ButtonForm,
    ContactForm,
    EmployerForm,
    EmploymentForm,
    IdentityForm,
    OtherForm,
    OtherWorkerForm,
    OwnContactForm,
    RepresentativeForm,
    WorkerForm,
)
from mediation.web.apply.liable import suggested_ground
from mediation.web.employment_fields import UNKNOWN
from mediation.web.forms import PageForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit

ASKED = ("GET", "POST")


@page(blueprint, "/representative", permission=Permission.FILE, methods=ASKED, form=RepresentativeForm)
def representative() -> ResponseReturnValue:
    """Who fills in for a worker."""
    return flow.ask(
        "representative",
        lambda draft: RepresentativeForm(data=draft.answers.get("representative")),
        flow.texts_of("name"),
    )


@page(blueprint, "/worker", permission=Permission.FILE, methods=ASKED, form=WorkerForm)
def worker() -> ResponseReturnValue:
    """The worker's name and telephone."""
    return flow.ask("worker", _worker_form, flow.texts_of("name", "phone"))


def _worker_form(draft: Draft) -> PageForm:
    by_employer = rules.role_of(draft.answers) == rules.EMPLOYER
    kind = OtherWorkerForm if by_employer else WorkerForm
    return kind(data=draft.answers.get("worker"))


@page(blueprint, "/identity", permission=Permission.FILE, methods=ASKED, form=IdentityForm)
def identity() -> ResponseReturnValue:
    """ID number and address, if one likes."""
    return flow.ask(
        "identity",
        lambda draft: IdentityForm(data=draft.answers.get("identity")),
        flow.texts_of("identity_number", "address"),
    )


@page(blueprint, "/employer", permission=Permission.FILE, methods=ASKED, form=EmployerForm)
def employer() -> ResponseReturnValue:
    """The employer's name and place."""
    return flow.ask(
        "employer",
        lambda draft: EmployerForm(data=draft.answers.get("employer")),
        flow.texts_of("name", "address", "trade"),
    )


@page(blueprint, "/employment", permission=Permission.FILE, methods=ASKED, form=EmploymentForm)
def employment() -> ResponseReturnValue:
    """Whether the worker still works there, if one likes to say."""
    return flow.ask("employment", _employment_form, _employment_told)


def _employment_form(draft: Draft) -> PageForm:
    told = draft.answers.get("employment", {})
    ended_on = date.fromisoformat(told["ended_on"]) if told.get("ended_on") else None
    return EmploymentForm(data={"employment": told.get("state") or UNKNOWN, "ended_on": ended_on})


def _employment_told(form: EmploymentForm) -> dict[str, Any]:
    told = form.told()
    return {"state": told.state, "ended_on": told.ended_on.isoformat() if told.ended_on else None}


@page(blueprint, "/contact", permission=Permission.FILE, methods=ASKED, form=ContactForm)
def contact() -> ResponseReturnValue:
    """Whom to reach at the employer, and its code."""
    return flow.ask("contact", _contact_form, flow.texts_of("contact_name", "phone", "credit_code"))


def _contact_form(draft: Draft) -> PageForm:
    by_employer = rules.role_of(draft.answers) == rules.EMPLOYER
    kind = OwnContactForm if by_employer else ContactForm
    return kind(data=draft.answers.get("contact"))


@page(blueprint, "/others", permission=Permission.FILE, methods=ASKED, form=OtherForm)
def others() -> ResponseReturnValue:
    """Others who may be liable, one after another."""
    draft, form = flow.needed(), OtherForm(ground=suggested_ground())
    values = flow.texts_of("name", "ground", "phone")
    return submit(
        form,
        act=lambda case: services.add(case, current_actor(), flow.code_at_hand(), "others", values(form)),
        then=lambda _result: flow.address("others"),
        show=lambda: flow.shown(
            "others", "others", draft, form=form, added=rules.listed(draft.answers, "others")
        ),
    )


@page(blueprint, "/others/<uuid:key>/remove", permission=Permission.FILE, methods=("POST",), form=ButtonForm)
def remove_other(key: UUID) -> ResponseReturnValue:
    """Take one of them out again."""
    return submit(
        ButtonForm(),
        act=lambda case: services.remove(case, current_actor(), flow.code_at_hand(), "others", key),
        then=lambda _result: flow.address("others"),
    )


@page(blueprint, "/others/continue", permission=Permission.FILE, methods=("POST",), form=ButtonForm)
def others_done() -> ResponseReturnValue:
    """There is nobody else."""
    draft = flow.needed()
    return submit(
        ButtonForm(),
        act=lambda case: services.go_on(case, current_actor(), flow.code_at_hand(), "others"),
        then=lambda _result: flow.following({**draft.answers, "others": {"done": True}}, "others"),
    )
