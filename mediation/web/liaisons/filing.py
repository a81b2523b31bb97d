"""A liaison sends a dispute in: the agency's papers and the claim, entered once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectField

from mediation.policy.permissions import Permission
from mediation.procedure.claims.filing import Filed
from mediation.procedure.claims.incoming import Sender
from mediation.procedure.claims.send_in import send_in
from mediation.projections import desk_filing
from mediation.projections.desk_filing import FilingDesk
from mediation.referrals.rules import SENDERS, sends
from mediation.store import reading
from mediation.web.access import page
from mediation.web.claim_form import CHOOSE, MOST_ENTRIES, ClaimForm
from mediation.web.fields import TextField
from mediation.web.labels.disputes import source
from mediation.web.liaisons.blueprint import blueprint
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class SendInForm(ClaimForm):
    """A claim as an agency sends it."""

    agency = SelectField(_l("送来案件的机构"), validators=CHOOSE)
    source = RadioField(_l("送来的方式"), validators=CHOOSE)
    reference = TextField(_l("本机构的案号或者工单号"), most=60)

    def offer(self, desk: FilingDesk) -> None:
        """The agencies of whoever sends, the grounds on which they can, the offices that take claims."""
        self.office.choices = [(place.id.hex, place.name) for place in desk.offices]
        self.agency.choices = [(place.id.hex, place.name) for place in desk.agencies]
        grounds = [on for on in SENDERS if any(sends(on, place.kind) for place in desk.agencies)]
        self.source.choices = source.choices(*grounds)
        if len(grounds) == 1 and not self.is_submitted():
            self.source.data = grounds[0]


@page(blueprint, "/file", permission=Permission.SEND_IN, methods=("GET", "POST"), form=SendInForm)
def file() -> ResponseReturnValue:
    """Enter the papers and the claim; buttons beside the main one lengthen and shorten its lists."""
    actor = current_actor()
    form = SendInForm()
    form.offer(desk_filing.agency_of(reading(), actor))
    if form.was_lengthened():
        return _shown(form)
    return submit(
        form,
        act=lambda session: send_in(
            session, actor, form.filing(form.source.data, form.reference.data or ""), _sender(form)
        ),
        then=_afterwards,
        show=lambda: _shown(form),
    )


def _sender(form: SendInForm) -> Sender:
    return Sender(UUID(hex=form.agency.data), form.papers_on.data, form.answer_by.data)


def _shown(form: SendInForm) -> str:
    return render_template("liaisons/file.html", form=form, most=MOST_ENTRIES)


def _afterwards(filed: Any) -> str:
    """The case as the agency sees it; the tracking code is told here and never again."""
    if not isinstance(filed, Filed):
        return url_for("liaisons.dispute", number=filed)
    flash(
        _(
            "已送交，编号 %(number)s。请把查询码告诉申请人（只显示这一次）：%(code)s。"
            "申请人留有手机号的，会收到短信。下一步：调解组织审查受理；有结果以后在这里反馈。",
            number=filed.number,
            code=filed.tracking_code,
        ),
        "success",
    )
    return url_for("liaisons.dispute", number=filed.number)
