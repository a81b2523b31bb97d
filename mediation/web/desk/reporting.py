"""Reporting back: where an agency's dispute came from, what it will be told, and what is still to be told."""

from __future__ import annotations

from collections.abc import Iterable

from flask import request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.claims.incoming import FROM_AGENCY
from mediation.procedure.referrals import report_back
from mediation.projections import desk_case, incoming
from mediation.projections.desk_case import DeskHeader
from mediation.projections.incoming import Owed
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.consents import Line
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.incoming_text import IncomingText, due_text, incoming_text, sheet
from mediation.web.labels.workflows import state as state_label
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class ReportForm(StepForm):
    """A note of one's own to the result sheet."""

    note = AreaField(_l("反馈说明"), most=1000, required=False)


def lines_of_day(owed: Iterable[Owed]) -> list[Line]:
    """What is to be reported, with its clock."""
    return [
        Line(
            _("%(number)s：向%(agency)s反馈结果", number=each.number, agency=each.agency_name),
            url_for("desk.step_report_back", number=each.number),
            _(
                "%(state)s，反馈期限 %(day)s（%(left)s）",
                state=state_label(each.state),
                day=filters.day(each.due_on),
                left=due_text(each.named, each.left),
            ),
        )
        for each in owed
    ]


def came_from(session: Session, head: DeskHeader) -> tuple[IncomingText | None, str]:
    """Where the dispute came from, and the address to report at while that is this reader's to do."""
    known = incoming.of_case(session, head.id) if head.source in FROM_AGENCY else None
    if known is None:
        return None, ""
    mine = known.may_be_told and incoming.reports(current_actor(), head)
    return incoming_text(known), url_for("desk.step_report_back", number=head.number) if mine else ""


@page(
    blueprint, "/disputes/<number>/steps/report-back", permission=Permission.REPORT_BACK,
    methods=("GET", "POST"), form=ReportForm,
)  # fmt: skip
def step_report_back(number: str) -> ResponseReturnValue:
    """The result sheet as it will be told, with a note."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, Permission.REPORT_BACK, head.subject)
    form = ReportForm(seen=head.version)
    asking = Asking(
        _("向送来案件的机构反馈结果"), _("反馈"),
        effects=[_("对方机构的联络员从现在起可以看到下面的结果和您的说明。"),
                 _("反馈以后不能更改；结果以后有变化的，可以再反馈一次，以前的仍然保留。案件的阶段不变。")],
        told=[_("没有联络员登录的机构，请把这一页打印出来送达。")],
        warning=_("不要写任何一方在背靠背沟通中说过的话，也不要写谁作过什么让步。"),
        hints={"note": _("可以不填。不予受理的，写明理由；法院送来而没有调解成功的，写明调解的基本经过。")},
    )  # fmt: skip
    to_report = None if request.method == "POST" else incoming.to_report(reading(), actor, head)
    return ask(
        head, "overview", form, asking,
        lambda session, who: report_back.report_back(
            session, who, head.id, form.seen_version, form.note.data or ""
        ),
        lambda _result: url_for("desk.overview", number=head.number),
        _("已反馈。对方机构可以看到结果。"), template="desk/ending/report.html",
        around=lambda: _drawn(head, to_report),
    )  # fmt: skip


def _drawn(head: DeskHeader, to_report: incoming.ToReport | None) -> dict[str, object]:
    shown = to_report or incoming.to_report(reading(), current_actor(), head)
    return {"known": incoming_text(shown.incoming), "sheet": sheet(shown.outcome)}
