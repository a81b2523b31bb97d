"""Other disputes of the same worker against the same employer: likely duplicates, linked and parted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.kernel.errors import NotFound
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.claims import relate as procedure
from mediation.projections import desk_case, related
from mediation.projections.related import Counted, Filing, Linked, RelatedPage
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.rows import Column
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.workflows import state as state_label
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from mediation.web.translate import ngettext

ONE = "/disputes/<number>/related"
BOTH = ("GET", "POST")


class RelateForm(StepForm):
    """Which dispute is linked, and why."""

    other = RadioField(_l("与哪一件关联"), validators=[InputRequired(_l("请选择一项"))])
    reason = AreaField(_l("理由"), most=500)

    def offer(self, alike: Iterable[Filing]) -> None:
        """The likely duplicates; the only one is chosen."""
        self.other.choices = [(each.id.hex, _in_a_line(each)) for each in alike]
        if len(self.other.choices) == 1 and not self.is_submitted():
            self.other.data = self.other.choices[0][0]


class PartForm(StepForm):
    """Why a link was a mistake."""

    reason = AreaField(_l("理由"), most=500)


def _in_a_line(each: Filing) -> str:
    told = {"number": each.number, "kind": claim_kind(each.cause), "state": state_label(each.state)}
    return _("%(number)s，%(kind)s，%(state)s", **told)


def sentence(found: Counted) -> str:
    """For the first page of a case; empty where there is nothing to say."""
    told = []
    if found.alike:
        told.append(
            ngettext(
                "同一劳动者对同一用人单位还有 %(num)d 件，可能重复。",
                "同一劳动者对同一用人单位还有 %(num)d 件，可能重复。", found.alike,
            )
        )  # fmt: skip
    if found.linked:
        told.append(
            ngettext("已与 %(num)d 件关联。", "已与 %(num)d 件关联。", found.linked)
        )  # fmt: skip
    return " ".join(told)


def _case(number: str) -> str:
    return url_for("desk.related_disputes", number=number)


@page(blueprint, ONE, permission=Permission.READ_AT_DESK)
def related_disputes(number: str) -> ResponseReturnValue:
    """What else the worker filed against this employer."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    shown = related.page(reading(), actor, head)
    may = head.may(actor, Permission.RELATE)
    return render_case(
        "desk/case/related.html", head, "overview", alike=[_filing(each) for each in shown.alike],
        linked=[_linked(each, head.number, may) for each in shown.linked], columns=_columns(),
        relate_href=url_for("desk.relate_dispute", number=head.number) if may and shown.alike else "",
    )  # fmt: skip


@page(blueprint, f"{ONE}/new", permission=Permission.RELATE, methods=BOTH, form=RelateForm)
def relate_dispute(number: str) -> ResponseReturnValue:
    """Link two filings of one worker."""
    head, shown = _opened(number)
    form = RelateForm(seen=head.version)
    form.offer(shown.alike)
    asking = Asking(
        _("关联同一劳动者的案件"), _("关联"),
        effects=[_("两件案件的页面上都会写明关联和理由，工作人员能看到。"),
                 _("两件仍是各自的案件：案号、申请日期和每项请求的日期都不变，仲裁时效仍按各自的日期计算。"),
                 _("要并成一件的，请劳动者自己撤回其中一件，并在另一件里补充请求。")],
        told=[_("不通知双方。")],
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: procedure.relate(
            session, actor, head.id, UUID(hex=form.other.data), form.reason.data or ""
        ),
        lambda _result: _case(head.number), _("两件案件已经关联。"),
    )  # fmt: skip


@page(blueprint, f"{ONE}/<uuid:key>/part", permission=Permission.RELATE, methods=BOTH, form=PartForm)
def part_disputes(number: str, key: UUID) -> ResponseReturnValue:
    """Take a link back."""
    head, shown = _opened(number)
    link = next((each for each in shown.linked if each.key == key), None)
    if link is None:
        raise NotFound()
    form = PartForm(seen=head.version)
    asking = Asking(
        _("取消与 %(number)s 的关联", number=link.filing.number), _("取消关联"), kind="warning",
        effects=[_("两件案件的页面上不再写明关联；两件案件都不变，审计记录里保留。")],
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: procedure.part(session, actor, head.id, key, form.reason.data or ""),
        lambda _result: _case(head.number), _("关联已经取消。"),
    )  # fmt: skip


def _opened(number: str) -> tuple[desk_case.DeskHeader, RelatedPage]:
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, Permission.RELATE, head.subject)
    return head, related.page(reading(), actor, head)


def _columns() -> list[Column]:
    return [
        Column("number", _("案号")),
        Column("cause", _("案由")),
        Column("sum", _("请求金额"), numeric=True),
        Column("state", _("阶段")),
        Column("filed", _("申请日期")),
        Column("office", _("办理机构")),
    ]


def _filing(each: Filing) -> dict[str, Any]:
    return {
        "number": each.number, "href": url_for("desk.overview", number=each.number),
        "cause": claim_kind(each.cause), "sum": filters.money(each.claimed_fen), "state": each.state,
        "state_label": state_label(each.state), "filed": filters.day(each.filed_at),
        "office": each.office_name,
    }  # fmt: skip


def _linked(each: Linked, number: str, may: bool) -> dict[str, Any]:
    told = {"by": each.related_name, "at": filters.day(each.related_at)}
    part = url_for("desk.part_disputes", number=number, key=each.key) if may else ""
    return {
        **_filing(each.filing),
        "why": each.reason,
        "byline": _("%(by)s，%(at)s", **told),
        "part_href": part,
    }
