"""A help with the sum of a claim: a few facts in plain words, what the law gives by them, and the working.

A help and never a limit: any other sum can be asked for. What is typed here stays in the draft, and goes
with the claim only where the filer says so.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import BooleanField

from mediation.applications import rules, services
from mediation.claims.figures import Figures, Said, version
from mediation.claims.law_kinds import law_kinds_of
from mediation.claims.stated import APPLICANT
from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.projections.application import Draft, setting_of
from mediation.store import reading
from mediation.web import figures as words
from mediation.web.access import page
from mediation.web.apply import flow
from mediation.web.apply.blueprint import blueprint
from mediation.web.fact_forms import FactsForm, any_kind, form_for, kind_asked
from mediation.web.fact_pages import answered
from mediation.web.fields import MoneyField
from mediation.web.forms import StepForm
from mediation.web.labels.claims import claim_kind
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import lazy_gettext as _l

ASKED = ("GET", "POST")


class DraftFactsForm(FactsForm, StepForm):
    """The facts of one thing asked for, kept in the draft."""


class UseForm(StepForm):
    """The sum that is asked for, whatever was reckoned."""

    amount_fen = MoneyField(_l("您要求多少钱？"), required=False)
    share = BooleanField(_l("把我填的这些情况和申请一起交上去"))


def figures_of(draft: Draft, written: dict[str, Any]) -> Figures | None:
    """What the law gives by the facts in the draft; None while there are none."""
    told = {kind: facts for kind, facts in written.get("facts", {}).items() if _fits(written, kind)}
    if not told:
        return None
    said = (Said(kind, APPLICANT, facts, at) for at, (kind, facts) in enumerate(told.items()))
    return Figures(tuple(said), setting_of(reading(), draft.answers))


def _fits(written: dict[str, Any], law_kind: str) -> bool:
    return law_kind in law_kinds_of(written["kind"])


def _written(draft: Draft, key: UUID) -> dict[str, Any]:
    """The thing asked for. Raises NotFound."""
    for each in rules.listed(draft.answers, "items"):
        if each["key"] == str(key):
            return each
    raise NotFound()


@page(blueprint, "/items/<uuid:key>/figure", permission=Permission.FILE)
def figure(key: UUID) -> ResponseReturnValue:
    """What shall be reckoned, where there is a choice."""
    draft = flow.needed()
    written = _written(draft, key)
    kinds = law_kinds_of(written["kind"])
    if len(kinds) == 1:
        return redirect(url_for("apply.figure_facts", key=key, law_kind=kinds[0]), 303)
    done = figures_of(draft, written)
    return flow.shown(
        "figure_kinds", "items", draft, key=key, asked=claim_kind(written["kind"]), total=words.sum_of(done),
        kinds=[(kind, words.kind_name(kind), _sum(done, kind)) for kind in kinds],
    )  # fmt: skip


def _sum(done: Figures | None, law_kind: str) -> str:
    found = next((each for each in done.each if each.law_kind == law_kind), None) if done else None
    return words.sum_of(found)


@page(
    blueprint, "/items/<uuid:key>/figure/<law_kind>", permission=Permission.FILE, methods=ASKED,
    form=any_kind(DraftFactsForm),
)  # fmt: skip
def figure_facts(key: UUID, law_kind: str) -> ResponseReturnValue:
    """A few facts; nothing typed is lost, whether or not a sum follows from them."""
    draft = flow.needed()
    written = _written(draft, key)
    kind_asked(law_kind, law_kinds_of(written["kind"]))
    form = form_for(law_kind, DraftFactsForm)()
    form.begin_with(written.get("facts", {}).get(law_kind, {}))

    def show() -> str:
        title = words.kind_name(law_kind)
        return flow.shown("figure_facts", "items", draft, form=form, key=key, title=title)

    return answered(
        form,
        lambda facts: version(law_kind, APPLICANT, facts, setting_of(reading(), draft.answers)).errors,
        act=lambda case: _keep(case, key, law_kind, form.facts()),
        then=lambda _result: url_for("apply.figure_result", key=key),
        show=show,
    )


def _keep(case: Session, key: UUID, law_kind: str, facts: dict[str, Any]) -> None:
    def with_facts(thing: dict[str, Any]) -> dict[str, Any]:
        return {**thing, "facts": {**thing.get("facts", {}), law_kind: facts}}

    services.change(case, current_actor(), flow.code_at_hand(), "items", key, with_facts)


@page(blueprint, "/items/<uuid:key>/result", permission=Permission.FILE, methods=ASKED, form=UseForm)
def figure_result(key: UUID) -> ResponseReturnValue:
    """The sum with its working, offered as what is asked for; any other may be typed."""
    draft = flow.needed()
    written = _written(draft, key)
    found = figures_of(draft, written)
    if found is None or found.low is None:
        return redirect(url_for("apply.figure", key=key), 303)
    form = UseForm()
    if request.method == "GET":
        form.amount_fen.data, form.share.data = _offered(found), bool(written.get("share"))
    return submit(
        form,
        act=lambda case: _use(case, key, form),
        then=lambda _result: flow.address("items"),
        show=lambda: _result_page(draft, key, written, found, form),
    )


def _offered(found: Figures) -> int:
    """The sum of what the law gives by each kind, in fen."""
    return sum(words.fen(each.amount) for one in found.each for each in one.reckoned)


def _use(case: Session, key: UUID, form: UseForm) -> None:
    changed = {"amount_fen": form.amount_fen.data, "share": bool(form.share.data)}
    services.change(
        case, current_actor(), flow.code_at_hand(), "items", key, lambda thing: {**thing, **changed}
    )


def _result_page(draft: Draft, key: UUID, written: dict[str, Any], found: Figures, form: UseForm) -> str:
    several = len(law_kinds_of(written["kind"])) > 1
    parts = [
        (each.law_kind, words.kind_name(each.law_kind), words.working(computation))
        for each in found.each
        for computation in each.reckoned
    ]
    return flow.shown(
        "figure_result", "items", draft, form=form, key=key, several=several, parts=parts,
        asked=claim_kind(written["kind"]), total=words.sum_of(found),
    )  # fmt: skip
