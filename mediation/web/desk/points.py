"""The issues of the case map, each linked to claim items and to papers for and against it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice, SelectMultipleField

from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import Point
from mediation.projections import desk_case, preparation_tab
from mediation.projections.preparation_tab import Linked, Links, PointShown
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.fields import AreaField, TextField
from mediation.web.forms import StepForm
from mediation.web.labels.claims import claim_kind
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class PointForm(StepForm):
    """One issue, and what it is linked to."""

    text = TextField(_l("争的是什么"), most=300)
    claims = SelectMultipleField(_l("关系到哪些请求"))
    supports = SelectMultipleField(_l("支持申请人说法的材料"))
    contradicts = SelectMultipleField(_l("反对申请人说法的材料"))
    note = AreaField(_l("还缺什么证据，怎样核实"), most=1000, required=False)

    def offer(self, links: Links) -> None:
        """What can be chosen."""
        self.claims.choices = [SelectChoice(each.id.hex, claim_kind(each.name)) for each in links.claims]
        papers = [SelectChoice(each.id.hex, each.name) for each in links.papers]
        self.supports.choices, self.contradicts.choices = papers, papers

    @property
    def point(self) -> Point:
        """The issue as it was filled in."""
        return Point(
            self.text.data or "", _chosen(self.claims), _chosen(self.supports), _chosen(self.contradicts),
            self.note.data or "",
        )  # fmt: skip


def _chosen(field: Any) -> tuple[UUID, ...]:
    return tuple(UUID(hex=key) for key in field.data or ())


@page(
    blueprint, "/disputes/<number>/preparation/points", permission=Permission.PREPARE,
    methods=("GET", "POST"), form=PointForm,
)  # fmt: skip
def add_point(number: str) -> ResponseReturnValue:
    """Note one more issue."""
    return _write(number, None)


@page(
    blueprint, "/disputes/<number>/preparation/points/<uuid:key>", permission=Permission.PREPARE,
    methods=("GET", "POST"), form=PointForm,
)  # fmt: skip
def change_point(number: str, key: UUID) -> ResponseReturnValue:
    """Write an issue anew."""
    return _write(number, key)


@page(
    blueprint, "/disputes/<number>/preparation/points/<uuid:key>/drop", permission=Permission.PREPARE,
    methods=("POST",), form=StepForm,
)  # fmt: skip
def drop_point(number: str, key: UUID) -> ResponseReturnValue:
    """An issue is none any more."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    preparation_tab.page(reading(), actor, head)
    return submit(
        StepForm(),
        act=lambda session: prepare.drop_point(session, actor, head.id, key),
        then=lambda _result: url_for("desk.preparation", number=number),
        told=_("已去掉这个争点。"),
    )


def _write(number: str, key: UUID | None) -> ResponseReturnValue:
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    shown = preparation_tab.page(reading(), actor, head)
    form = PointForm(seen=shown.version, **_values(shown.points, key))
    form.offer(preparation_tab.links(reading(), actor, head))
    return submit(
        form,
        act=lambda session: prepare.keep_point(session, actor, head.id, form.seen_version, form.point, key),
        then=lambda _result: url_for("desk.preparation", number=number),
        show=lambda: render_case("desk/preparation/point.html", head, "preparation", form=form, key=key),
        told=_("已保存争点，只有调解员能看到。"),
    )


def _values(points: tuple[PointShown, ...], key: UUID | None) -> dict[str, Any]:
    if key is None:
        return {}
    found = next((each for each in points if each.id == key), None)
    if found is None:
        raise NotFound()
    return {
        "text": found.text, "note": found.note, "claims": _keys(found.claims),
        "supports": _keys(found.supports), "contradicts": _keys(found.contradicts),
    }  # fmt: skip


def _keys(linked: tuple[Linked, ...]) -> list[str]:
    return [each.id.hex for each in linked]
