"""The beginning of the online claim: what is needed, go on with a draft, who files."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.applications import rules, services
from mediation.kernel.errors import Invalid, NotFound
from mediation.policy.permissions import Permission
from mediation.projections.application import draft
from mediation.store import reading
from mediation.web.access import page
from mediation.web.apply import flow
from mediation.web.apply.blueprint import blueprint
from mediation.web.apply.forms import ResumeForm, RoleForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit


@page(blueprint, "", permission=Permission.FILE)
def start() -> ResponseReturnValue:
    """What one needs and how long it takes; a draft of this browser is offered again."""
    at_hand = flow.draft_at_hand()
    go_on = flow.address(rules.first_open(at_hand.answers)) if at_hand else None
    return render_template(
        "apply/start.html", go_on=go_on, expires_at=at_hand.expires_at if at_hand else None
    )


@page(blueprint, "/anew", permission=Permission.FILE)
def anew() -> ResponseReturnValue:
    """Leave this browser's draft to its code and begin another claim."""
    session.pop(flow.CODE, None)
    return redirect(url_for("apply.role"), 303)


@page(blueprint, "/resume", permission=Permission.FILE, methods=("GET", "POST"), form=ResumeForm)
def resume() -> ResponseReturnValue:
    """Go on with a draft on this or another phone."""
    form = ResumeForm()
    return submit(
        form,
        act=lambda _case: _find(form.code.data.upper()),
        then=flow.address,
        show=lambda: render_template("apply/resume.html", form=form, back_url=url_for("apply.start")),
    )


def _find(code: str) -> str | None:
    """The first open page of the draft behind a code. Raises Invalid(code="unknown")."""
    try:
        found = draft(reading(), code)
    except NotFound:
        raise Invalid(code="unknown_draft") from None
    if found.dispute_id is not None:
        raise Invalid(code="draft_filed")
    session[flow.CODE] = code
    return rules.first_open(found.answers)


@page(blueprint, "/role", permission=Permission.FILE, methods=("GET", "POST"), form=RoleForm)
def role() -> ResponseReturnValue:
    """The first question; answering it makes the draft."""
    at_hand = flow.draft_at_hand()
    form = RoleForm(data=at_hand.answers.get("role") if at_hand else None)
    return submit(
        form,
        act=lambda case: _keep_role(case, at_hand is not None, form.role.data),
        then=lambda _result: flow.following(_with_role(at_hand, form), "role"),
        show=lambda: flow.shown("role", "role", at_hand, form=form),
    )


def _with_role(at_hand: Any, form: RoleForm) -> dict[str, Any]:
    return {**(at_hand.answers if at_hand else {}), "role": {"role": form.role.data}}


def _keep_role(case: Session, known: bool, chosen: str) -> None:
    if known:
        services.save(case, current_actor(), flow.code_at_hand(), "role", {"role": chosen})
    else:
        session[flow.CODE] = services.begin(case, current_actor(), chosen)
