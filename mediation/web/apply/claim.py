"""What is asked, what happened, and where the claim goes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice

from mediation.applications import rules, services
from mediation.policy.permissions import Permission
from mediation.projections.application import Draft, offices
from mediation.store import reading
from mediation.web.access import page
from mediation.web.apply import figure, flow, words
from mediation.web.apply.blueprint import blueprint
from mediation.web.apply.forms import ButtonForm, FactsForm, OfficeForm
from mediation.web.claim_items import ItemForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit

ASKED = ("GET", "POST")


@page(blueprint, "/items", permission=Permission.FILE)
def items() -> ResponseReturnValue:
    """What was asked so far; without anything yet, the first is asked for at once."""
    draft = flow.needed()
    added = rules.listed(draft.answers, "items")
    if not added:
        return redirect(flow.address("add_item"), 303)
    shown = [words.item(each, figure.figures_of(draft, each)) for each in added]
    return flow.shown("items", "items", draft, added=shown)


@page(blueprint, "/items/add", permission=Permission.FILE, methods=ASKED, form=ItemForm)
def add_item() -> ResponseReturnValue:
    """One thing asked for: kind, sum, period."""
    draft, form = flow.needed(), ItemForm()
    return submit(
        form,
        act=lambda case: services.add(case, current_actor(), flow.code_at_hand(), "items", _item(form)),
        then=_after_adding,
        show=lambda: flow.shown("item", "items", draft, form=form),
    )


def _after_adding(key: str | None) -> str:
    """On to the help with its sum, where it was asked for; a second sending knows no key."""
    if key and "figure" in request.form:
        return url_for("apply.figure", key=key)
    return flow.address("items")


def _item(form: ItemForm) -> dict[str, Any]:
    return {
        "kind": form.kind.data,
        "amount_fen": form.amount_fen.data,
        "period_from": _written(form.period_from.data),
        "period_until": _written(form.period_until.data),
        "basis": form.basis.data or "",
    }


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


@page(blueprint, "/items/<uuid:key>/remove", permission=Permission.FILE, methods=("POST",), form=ButtonForm)
def remove_item(key: UUID) -> ResponseReturnValue:
    """Take one of them out again."""
    return submit(
        ButtonForm(),
        act=lambda case: services.remove(case, current_actor(), flow.code_at_hand(), "items", key),
        then=lambda _result: flow.address("items"),
    )


@page(blueprint, "/items/continue", permission=Permission.FILE, methods=("POST",), form=ButtonForm)
def items_done() -> ResponseReturnValue:
    """Nothing else is asked."""
    draft = flow.needed()
    done = {**draft.answers, "items": {**draft.answers.get("items", {}), "done": True}}
    return submit(
        ButtonForm(),
        act=lambda case: services.go_on(case, current_actor(), flow.code_at_hand(), "items"),
        then=lambda _result: flow.following(done, "items"),
    )


@page(blueprint, "/facts", permission=Permission.FILE, methods=ASKED, form=FactsForm)
def facts() -> ResponseReturnValue:
    """What happened, in one's own words."""
    return flow.ask("facts", lambda draft: FactsForm(data=draft.answers.get("facts")), flow.texts_of("facts"))


@page(blueprint, "/office", permission=Permission.FILE, methods=ASKED, form=OfficeForm)
def office() -> ResponseReturnValue:
    """The office nearest to the place of work, among those that take what is asked."""
    draft = flow.needed()
    found = offices(reading(), {each["kind"] for each in rules.listed(draft.answers, "items")})

    def make(at_hand: Draft) -> OfficeForm:
        form = OfficeForm(data=at_hand.answers.get("office"))
        form.office.choices = [SelectChoice(choice.id.hex, choice.name) for choice in found]
        return form

    return flow.ask(
        "office",
        make,
        lambda form: {"office": form.office.data},
        hints={choice.id.hex: choice.address for choice in found},
        in_scope=all(choice.takes_all for choice in found),
    )
