"""Complaints at the desk: those that the reader may look into, and the answer."""

from __future__ import annotations

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.complaining import review
from mediation.projections.private_reading import complaints as projection
from mediation.projections.private_reading.complaints import Reviewed, ToReview
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.fields import AreaField
from mediation.web.filters import day, moment
from mediation.web.forms import StepForm
from mediation.web.labels.intake import party_name
from mediation.web.labels.private_reading import about
from mediation.web.labels.workflows import state
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

ONE = "/complaints/<uuid:key>"


class AnswerComplaintForm(StepForm):
    """What the party is answered."""

    words = AreaField(_l("答复"), most=4000)


@page(blueprint, "/complaints", permission=Permission.SEE_COMPLAINTS)
def complaints() -> ResponseReturnValue:
    """Those not answered yet first."""
    found = projection.to_review(reading(), current_actor())
    columns = [
        {"key": "number", "text": _("案号")},
        {"key": "party", "text": _("谁提出")},
        {"key": "about", "text": _("关于什么")},
        {"key": "stands", "text": _("状态")},
        {"key": "due_on", "text": _("最晚答复")},
    ]
    return render_template(
        "desk/private_reading/complaints.html", columns=columns, rows=[_row(each) for each in found]
    )


def _row(each: ToReview) -> dict[str, str]:
    stands = state(each.state, "complaint")
    return {
        "number": each.number, "href": url_for("desk.complaint", key=each.id),
        "party": party_name(each.side, each.party), "about": about(each.about),
        "stands": _("%(state)s（%(name)s）", state=stands, name=each.reviewer) if each.reviewer else stands,
        "due_on": _("%(day)s，已经过期", day=day(each.due_on)) if each.is_late else day(each.due_on),
    }  # fmt: skip


@page(
    blueprint, ONE, permission=Permission.REVIEW_COMPLAINT, methods=("GET", "POST"), form=AnswerComplaintForm
)
def complaint(key: UUID) -> ResponseReturnValue:
    """One of them, and its answer."""
    actor, form = current_actor(), AnswerComplaintForm()
    return submit(
        form,
        act=lambda session: review.answer(session, actor, key, form.words.data or ""),
        then=lambda _result: url_for("desk.complaint", key=key),
        show=lambda: _drawn(projection.one(reading(), actor, key), form),
        told=_("已经答复，提出的一方会收到短信。"),
    )


def _drawn(one: Reviewed, form: AnswerComplaintForm) -> str:
    told = [
        (_("案号"), one.number),
        (_("谁提出"), party_name(one.side, one.party)),
        (_("提出的时间"), moment(one.filed_at)),
        (_("关于什么"), about(one.about)),
        (_("当事人的话"), one.words),
        (_("状态"), state(one.state, "complaint")),
        (_("最晚答复"), day(one.due_on)),
        (_("调解员知道吗"), _("当事人已经让调解员看到") if one.tells_mediators else _("不知道，请不要告诉")),
    ]
    if one.reviewer:
        told.append((_("谁在了解"), one.reviewer))
    if one.answer:
        told.append((_("答复"), one.answer))
    rows = [{"key": key, "value": value} for key, value in told]
    return render_template("desk/private_reading/complaint.html", one=one, rows=rows, form=form)


@page(blueprint, f"{ONE}/look-into", permission=Permission.REVIEW_COMPLAINT, methods=("POST",), form=StepForm)
def look_into_complaint(key: UUID) -> ResponseReturnValue:
    """Take it up, or go on in the place of somebody else."""
    actor = current_actor()
    return submit(
        StepForm(),
        act=lambda session: review.look_into(session, actor, key),
        then=lambda _result: url_for("desk.complaint", key=key),
        told=_("由您了解这件投诉，提出的一方会收到短信。"),
    )
