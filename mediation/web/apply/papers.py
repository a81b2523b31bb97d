"""Papers of the claim: pictures and files, several at once, or none."""

from __future__ import annotations

from uuid import UUID

from flask.typing import ResponseReturnValue

from mediation.applications import services
from mediation.policy.permissions import Permission
from mediation.procedure.claims import draft_papers
from mediation.web.access import page
from mediation.web.apply import flow, words
from mediation.web.apply.blueprint import blueprint
from mediation.web.apply.forms import ButtonForm, PapersForm
from mediation.web.downloads import received
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit


@page(blueprint, "/papers", permission=Permission.FILE, methods=("GET", "POST"), form=PapersForm)
def papers() -> ResponseReturnValue:
    """What was added so far, and a way to add more."""
    draft, form = flow.needed(), PapersForm()
    return submit(
        form,
        act=lambda case: draft_papers.add(case, current_actor(), flow.code_at_hand(), received(form.files)),
        then=lambda _result: flow.address("papers"),
        show=lambda: flow.shown("papers", "papers", draft, form=form, files=words.files(draft.files)),
    )


@page(blueprint, "/papers/<uuid:key>/remove", permission=Permission.FILE, methods=("POST",), form=ButtonForm)
def remove_paper(key: UUID) -> ResponseReturnValue:
    """Take one of them out again."""
    return submit(
        ButtonForm(),
        act=lambda case: draft_papers.remove(case, current_actor(), flow.code_at_hand(), key),
        then=lambda _result: flow.address("papers"),
    )


@page(blueprint, "/papers/continue", permission=Permission.FILE, methods=("POST",), form=ButtonForm)
def papers_done() -> ResponseReturnValue:
    """No more papers, or none at all."""
    draft = flow.needed()
    return submit(
        ButtonForm(),
        act=lambda case: services.go_on(case, current_actor(), flow.code_at_hand(), "papers"),
        then=lambda _result: flow.following({**draft.answers, "papers": {"done": True}}, "papers"),
    )
