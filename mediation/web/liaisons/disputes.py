"""The disputes that concern an agency, and one of them as the law lets it see it."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.projections import liaison_case, liaison_list, papers
from mediation.projections.liaison_case import LiaisonCase
from mediation.projections.liaison_list import ConcernRow
from mediation.store import reading
from mediation.web.access import page
from mediation.web.claim_marks import marks
from mediation.web.filters import day, moment, money
from mediation.web.incoming_text import incoming_text
from mediation.web.labels import disputes as words
from mediation.web.labels import people
from mediation.web.labels.articles import article
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.papers import paper_kind
from mediation.web.labels.workflows import state as state_label
from mediation.web.labels.workflows import step as step_label
from mediation.web.liaisons.blueprint import blueprint
from mediation.web.liaisons.sent import sent_shown
from mediation.web.offers import between
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _


@page(blueprint, "/disputes", permission=Permission.USE_LIAISON)
def disputes() -> ResponseReturnValue:
    """The list, each row with the ground and the article on which the agency may look."""
    after = request.args.get("after", "")
    listed = liaison_list.concerns(reading(), current_actor(), after)
    return render_template(
        "liaisons/disputes.html",
        rows=[_row(row) for row in listed.rows],
        columns=[
            {"key": "number", "text": _("案号")},
            {"key": "parties", "text": _("当事人")},
            {"key": "cause", "text": _("事由")},
            {"key": "state", "text": _("阶段")},
            {"key": "report", "text": _("反馈")},
            {"key": "why", "text": _("为什么可以查看")},
            {"key": "article", "text": _("依据")},
            {"key": "since", "text": _("自"), "numeric": True},
        ],
        newer=url_for("liaisons.disputes") if after else None,
        older=url_for("liaisons.disputes", after=listed.after) if listed.after else None,
    )


def _row(row: ConcernRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "href": url_for("liaisons.dispute", number=row.number),
        "parties": between(row.applicant_name, row.respondent_name),
        "cause": claim_kind(row.cause),
        "state": row.state,
        "state_label": state_label(row.state),
        "report": _report(row),
        "why": words.concern(row.ground),
        "article": article(row.article),
        "since": day(row.from_at),
    }


def _report(row: ConcernRow) -> str:
    """Whether this agency has its answer; nothing for a dispute that it did not send."""
    if row.told_at is not None:
        return _("%(day)s 已反馈", day=day(row.told_at))
    return {"owed": _("待反馈"), "waiting": _("办理中")}.get(row.report or "", "")


@page(blueprint, "/disputes/<number>", permission=Permission.READ_AS_AGENCY)
def dispute(number: str) -> ResponseReturnValue:
    """One dispute, read only."""
    actor = current_actor()
    shown = liaison_case.page(reading(), actor, number)
    files = papers.for_agency(reading(), actor, number)
    return render_template(
        "liaisons/dispute.html",
        dispute=shown,
        title=between(shown.applicant_name, shown.respondent_name),
        state_label=state_label(shown.state),
        facts=_facts(shown),
        concerns=[_concern(one) for one in shown.concerns],
        parties=[_party(one) for one in shown.parties],
        claims=[_claim(one) for one in shown.claims],
        files=[_file(one, shown.number) for one in files],
        sent=[sent_shown(one) for one in shown.referrals],
        still=_still(shown),
        moved=[{"key": day(one.at), "value": step_label(one.trigger)} for one in shown.moved],
        incoming=incoming_text(shown.incoming) if shown.incoming else None,
    )


def _still(shown: LiaisonCase) -> str:
    if shown.suspended_for is None:
        return ""
    told = {"day": day(shown.suspended_at), "why": words.suspended_for(shown.suspended_for)}
    return _("案件从%(day)s起中止办理：%(why)s", **told)


def _facts(shown: LiaisonCase) -> list[dict[str, str]]:
    mediators = [one.name for one in shown.mediators if one.state == "accepted"]
    rows = [
        (_("案号"), f"{shown.number} {shown.paper_number}"),
        (_("阶段"), state_label(shown.state)),
        (_("来源"), " ".join(filter(None, (words.source(shown.source), shown.source_reference)))),
        (_("办理机构"), f"{shown.office_name} {shown.office_phone}"),
        (_("调解员"), _("、").join(mediators) or _("还没有确定")),
        (_("请求金额"), money(shown.claimed_fen)),
        (_("申请日期"), day(shown.filed_at)),
        (_("受理日期"), day(shown.accepted_at) or _("还没有受理")),
    ]
    if shown.due_on:
        rows.append((_("最近的期限"), day(shown.due_on)))
    if shown.closed_at:
        rows.append((_("结束日期"), day(shown.closed_at)))
    if shown.result:
        rows.append((_("终止的原因"), words.result(shown.result)))
    return [{"key": key, "value": value} for key, value in rows]


def _concern(row: ConcernRow) -> dict[str, str]:
    told = {"why": words.concern(row.ground), "article": article(row.article), "since": day(row.from_at)}
    return {"key": row.agency_name, "value": _("%(why)s，依据%(article)s，自%(since)s", **told)}


def _party(party: liaison_case.PartyKnown) -> dict[str, str]:
    kind = people.party_kind(party.kind)
    return {
        "key": _("%(name)s（%(role)s）", name=people.side(party.side), role=kind),
        "value": "\n".join(filter(None, (party.name, party.ground))),
    }


def _claim(item: Any) -> dict[str, str]:
    span = [day(item.period_from), day(item.period_until)]
    period = _("%(begin)s 至 %(end)s", begin=span[0], end=span[1]) if all(span) else "".join(span)
    told = (money(item.amount_fen), period, item.basis, marks(item))
    return {"key": claim_kind(item.kind), "value": "\n".join(filter(None, told))}


def _file(one: papers.Paper, number: str) -> dict[str, str]:
    return {
        "name": one.title,
        "href": url_for("liaisons.paper", number=number, document=one.id),
        "kind": paper_kind(one.kind),
        "at": moment(one.added_at),
        "by": one.party,
    }
