"""A claim is entered at the desk: told, telephoned, on paper, found by the office, or sent by an agency."""

from __future__ import annotations

from typing import Any

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.claims.filing import Filed
from mediation.procedure.claims.intake import file_at_desk
from mediation.projections import desk_filing
from mediation.projections.desk_filing import FilingDesk
from mediation.store import reading
from mediation.web.access import page
from mediation.web.claim_form import MOST_ENTRIES
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.filing_form import FilingForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


@page(blueprint, "/file", permission=Permission.FILE_AT_DESK, methods=("GET", "POST"), form=FilingForm)
def file() -> ResponseReturnValue:
    """Enter a claim; buttons beside the main one add an entry to a list or take the last away."""
    actor = current_actor()
    form = FilingForm()
    _offer(form, desk_filing.desk_of(reading(), actor))
    if form.was_lengthened():
        return _shown(form)
    return submit(
        form,
        act=lambda session: file_at_desk(session, actor, form.claim()),
        then=_afterwards,
        show=lambda: _shown(form),
    )


def _shown(form: FilingForm) -> str:
    return render_template("desk/filing/form.html", form=form, most=MOST_ENTRIES)


def _offer(form: FilingForm, desk: FilingDesk) -> None:
    form.office.choices = [(place.id.hex, place.name) for place in desk.offices]
    form.agency.choices = [
        ("", _("不是其他机构送来的")),
        *((place.id.hex, place.name) for place in desk.agencies),
    ]


def _afterwards(filed: Any) -> str:
    """The case; the tracking code is told here and never again."""
    if not isinstance(filed, Filed):
        return url_for("desk.overview", number=filed)
    flash(
        _(
            "已登记，编号 %(number)s。请把查询码告诉申请人（只显示这一次）：%(code)s。"
            "申请人留有手机号的，会收到短信。下一步：邀请被申请人。",
            number=filed.number,
            code=filed.tracking_code,
        ),
        "success",
    )
    return url_for("desk.overview", number=filed.number)
