"""The tree of offices, and what is known of one of them."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice

from mediation.claims.kinds import KINDS
from mediation.identity import offices as keeping
from mediation.policy.permissions import Permission
from mediation.projections import office_list
from mediation.projections.office_list import OfficeShown
from mediation.store import reading
from mediation.web.access import page
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.office import profile
from mediation.web.labels.people import office_kind
from mediation.web.office.blueprint import blueprint
from mediation.web.office.forms import OfficeForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

MANAGE = Permission.MANAGE_OFFICES


@page(blueprint, "/offices", permission=MANAGE)
def offices() -> ResponseReturnValue:
    """Every office from the roots down."""
    shown = office_list.tree(reading(), current_actor())
    return render_template("office/offices.html", offices=[_shown(one) for one in shown])


def _shown(office: OfficeShown) -> dict[str, Any]:
    rows = [
        (_("代码"), office.code),
        (_("类型"), office_kind(office.kind)),
        (_("设立依据"), office.legal_basis),
        (_("受理范围"), _("、").join(claim_kind(kind) for kind in office.scope) or _("不受理调解申请")),
        (_("调解期限"), profile(office.profile)),
        (_("使用的印章"), office.seal_of),
        (_("所在行政区划"), office.region),
        (_("地址和电话"), f"{office.address} {office.phone}"),
        (_("状态"), _("正在办公") if office.is_open else _("已停止接收新的申请")),
    ]
    return {
        "name": office.name,
        "above": office.depth > 0,
        "rows": [{"key": key, "value": value} for key, value in rows],
        "href": url_for("office.office", code=office.code) if office.mine else None,
    }


@page(blueprint, "/offices/<code>", methods=("GET", "POST"), form=OfficeForm, permission=MANAGE)
def office(code: str) -> ResponseReturnValue:
    """Change the basics; the former values stay in the log."""
    actor = current_actor()
    shown = office_list.one(reading(), actor, code)
    form = OfficeForm(
        name=shown.name, name_en=shown.name_en, legal_basis=shown.legal_basis, scope=list(shown.scope),
        address=shown.address, phone=shown.phone, is_open=shown.is_open, region=shown.region,
        profile=shown.profile,
    )  # fmt: skip
    form.scope.choices = [SelectChoice(kind, claim_kind(kind)) for kind in KINDS]
    return submit(
        form,
        act=lambda session: keeping.change(session, actor, shown.id, _basics(form), frozenset(KINDS)),
        then=lambda _result: url_for("office.offices"),
        show=lambda: render_template("office/office.html", form=form, office=shown),
        told=_("机构信息已经更新。以前受理的案件不受影响。"),
    )


def _basics(form: OfficeForm) -> keeping.Basics:
    return keeping.Basics(
        form.name.data, form.name_en.data, form.legal_basis.data, tuple(form.scope.data or ()),
        form.address.data or "", form.phone.data or "", bool(form.is_open.data), form.region.data,
        form.profile.data,
    )  # fmt: skip
