"""The published figures of the law by place; adding a newer one, and putting a wrong one right."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import SelectChoice

from mediation.kernel.errors import NotFound
from mediation.law.value import Value
from mediation.law_parameters import services
from mediation.law_parameters.services import Key
from mediation.policy.permissions import Permission
from mediation.projections import parameters_page
from mediation.store import reading
from mediation.web.access import page
from mediation.web.labels.parameters import place_name
from mediation.web.office.blueprint import blueprint
from mediation.web.office.parameter_forms import WITHDRAW, CorrectionForm, NewFigureForm, PlaceQuery
from mediation.web.office.parameter_rows import held_row, record_row, summary
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

MANAGE = Permission.MANAGE_PARAMETERS
BOTH = ("GET", "POST")


@page(blueprint, "/parameters", permission=MANAGE)
def parameters() -> ResponseReturnValue:
    """What holds today at a place, and every row of the record."""
    wanted = request.args.get("place", "")
    shown = parameters_page.of(reading(), current_actor(), wanted)
    form = PlaceQuery()
    form.place.choices = [
        SelectChoice(each.code, place_name(each.code, each.zh, each.en)) for each in shown.places
    ]
    form.place.data = shown.place.code
    return render_template(
        "office/parameters/list.html",
        form=form,
        place=place_name(shown.place.code, shown.place.zh, shown.place.en),
        held=[held_row(each, shown.place.code) for each in shown.held],
        unknown=sum(each.value is None for each in shown.held),
        doubtful=sum(bool(each.doubts) for each in shown.held),
        rows=[record_row(each) for each in shown.rows],
        add_href=url_for("office.add_parameter", place=shown.place.code),
    )


@page(blueprint, "/parameters/add", methods=BOTH, form=NewFigureForm, permission=MANAGE)
def add_parameter() -> ResponseReturnValue:
    """A newer figure; the address may say of which place and what."""
    actor, place = current_actor(), request.args.get("place", "")
    form = NewFigureForm(
        name=request.args.get("name"), place=place,
        place_name=parameters_page.known_name(reading(), actor, place) if place else "",
    )  # fmt: skip
    return submit(
        form,
        act=lambda session: _add(session, form),
        then=lambda _result: url_for("office.parameters", place=form.place.data),
        show=lambda: render_template("office/parameters/add.html", form=form),
        told=_("新的标准已经录入。从它开始执行的那一天起，计算就按它来。"),
    )


def _add(session: Session, form: NewFigureForm) -> Any:
    since = cast(date, form.since.data)
    figure = form.figure(form.name.data, form.place.data, form.place_name.data, since)
    return services.add(session, current_actor(), figure)


@page(blueprint, "/parameters/correct", methods=BOTH, form=CorrectionForm, permission=MANAGE)
def correct_parameter() -> ResponseReturnValue:
    """Put a wrong figure right; the wrong row stays, marked as corrected."""
    key = _key()
    found = parameters_page.one(reading(), current_actor(), key.name, key.place, key.since)
    value = found.value
    form = CorrectionForm(seen=found.revisions, **_typed_before(value))
    return submit(
        form,
        act=lambda session: _correct(session, form, value),
        then=lambda _result: url_for("office.parameters", place=key.place),
        show=lambda: render_template(
            "office/parameters/correct.html", form=form, place=value.place, rows=summary(value)
        ),
        told=_("已经更正。原来的记录还在，注明已被更正。"),
    )  # fmt: skip


def _correct(session: Session, form: CorrectionForm, value: Value) -> Any:
    actor, reason = current_actor(), form.reason.data
    if form.what.data == WITHDRAW:
        key = Key(value.name, value.place, value.since)
        return services.withdraw(session, actor, form.seen_version, key, value.place_zh, reason)
    figure = form.figure(value.name, value.place, value.place_zh, value.since)
    return services.correct(session, actor, form.seen_version, figure, reason)


def _typed_before(value: Value) -> dict[str, Any]:
    return {"until": value.until, "source": value.source, "series": value.series}


def _key() -> Key:
    """The figure that the address names. Raises NotFound."""
    try:
        since = date.fromisoformat(request.args.get("since", ""))
    except ValueError:
        raise NotFound() from None
    return Key(request.args.get("name", ""), request.args.get("place", ""), since)
