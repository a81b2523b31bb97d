"""A help before others are named: who may be liable for the wages, and on which ground."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.web.access import page
from mediation.web.apply import flow
from mediation.web.apply.blueprint import blueprint
from mediation.web.forms import QueryForm
from mediation.web.liability import LiabilityFields, answers_of, fields_of, ground_of, told


class LiabilityQuery(LiabilityFields, QueryForm):
    """The questions, answered in the address: nothing is kept."""


@page(blueprint, "/liable", permission=Permission.FILE)
def liable() -> ResponseReturnValue:
    """The questions, and below them who may be asked; naming somebody stays the worker's own choice."""
    form = LiabilityQuery()
    answers = answers_of(form)
    found = told(answers)
    draft = flow.draft_at_hand()
    for each in found["possible"] if found else ():
        each["href"] = _fill_in(each["who"]) if draft else None
    back = flow.address("others") if draft else url_for("apply.start")
    fields = list(fields_of(form, answers))
    return render_template("apply/liable.html", fields=fields, chain=found, draft=draft, back_url=back)


def _fill_in(who: str) -> str:
    asked = vars(LiabilityFields)
    known: dict[str, Any] = {name: value for name, value in request.args.items() if name in asked}
    return url_for("apply.others", who=who, **known)


def suggested_ground() -> str:
    """The ground of the one that the address names, to begin with; it can be changed like anything else."""
    return ground_of(answers_of(LiabilityQuery()), request.args.get("who", ""))
