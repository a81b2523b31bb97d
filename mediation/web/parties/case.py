"""The case page of a party: where things stand, what to do, what has happened; or the notice alone."""

from __future__ import annotations

from typing import Any

from flask import current_app, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.projections import limitation, notice, party_case, party_page
from mediation.projections.asked import Act
from mediation.projections.history import Happened
from mediation.projections.party_case import PartyHeader
from mediation.projections.party_page import PartyPage, Recorded
from mediation.projections.party_tasks import Task
from mediation.store import reading
from mediation.web import limitation_shown
from mediation.web.access import page
from mediation.web.claim_marks import marks
from mediation.web.clocks_shown import clocks_shown
from mediation.web.filters import day, moment, money
from mediation.web.labels import disputes, people
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.workflows import state as state_label
from mediation.web.labels.workflows import step as step_label
from mediation.web.parties import words
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.standing_still import standing_still
from mediation.web.translate import gettext as _

PATH = ("intake", "preparation", "back_to_back", "face_to_face", "agreement", "enforcement")
"""The six states, in the order in which a party passes them."""


@page(blueprint, "/disputes/<reference>", permission=Permission.READ_NOTICE)
def case(reference: str) -> ResponseReturnValue:
    """The case; for a respondent nobody has identified yet, the notice and nothing else."""
    actor = current_actor()
    head = party_case.header(reading(), actor, party_case.key_of(reference))
    back = url_for("parties.disputes")
    if head.notice_only:
        told = notice.of(reading(), actor, head)
        said = [_recorded(one, head) for one in party_page.recorded(reading(), actor, head)]
        return render_party("parties/notice.html", head, "case", notice=told, back_url=back, recorded=said,
                            cause=claim_kind(head.cause), answer=words.answer(told.answer))  # fmt: skip
    shown = party_page.page(reading(), actor, head)
    return render_party("parties/case.html", head, "case", back_url=back, **_context(head, shown))


def _context(head: PartyHeader, shown: PartyPage) -> dict[str, Any]:
    return {
        "now": _now(head),
        "standing_still": standing_still(head, head.clocks),
        "mine": [_task(one, head) for one in shown.tasks.mine],
        "theirs": [_task(one, head) for one in shown.tasks.theirs],
        "diagram": _diagram(head, shown),
        "ending": None if head.state in PATH else {"code": head.state, "label": state_label(head.state)},
        "clocks": clocks_shown(head.clocks, head.profile),
        "money": shown.money,
        "facts": _facts(head, shown),
        "claims": [_claim(one) for one in shown.claims],
        "waiting": [_waiting(one, head) for one in shown.waiting] if head.is_open else [],
        "recorded": [_recorded(one, head) for one in shown.recorded],
        "together": _together(head, shown),
        "timeline": [_happened(one) for one in shown.happened],
        "limitation": _limitation(head, shown),
        "news_href": _where_news_is(head, shown),
        "tell_href": _where_days_are_told(head),
        "events_href": url_for("parties.limitation_told_of", reference=head.id.hex),
    }


def _where_news_is(head: PartyHeader, shown: PartyPage) -> str:
    return url_for("parties.channel", reference=head.id.hex) if shown.has_news else ""


def _limitation(head: PartyHeader, shown: PartyPage) -> limitation_shown.LimitationShown | None:
    """For whoever asks: when a right runs out is not put before the side against which it runs."""
    if head.side != "applicant":
        return None
    return limitation_shown.shown(limitation.of_case(reading(), head, shown.claims, shown.parties))


def _where_days_are_told(head: PartyHeader) -> str | None:
    may_amend = any(offer.trigger == "amend" and not offer.refusals for offer in head.steps)
    return url_for("parties.step_amend", reference=head.id.hex) if may_amend else None


def _together(head: PartyHeader, shown: PartyPage) -> str:
    """To the worker alone: with how many others the dispute is handled, and nothing of theirs."""
    worker = any(one.kind == "worker" and one.id in head.own_parties for one in shown.parties)
    if head.group_name is None or not worker:
        return ""
    told = {"name": head.group_name, "num": head.group_others}
    return _("您的案件参加了“%(name)s”，与另外 %(num)s 件一并办理。", **told)


def _now(head: PartyHeader) -> str:
    if head.state == "terminated" and head.result:
        told = {"why": disputes.result(head.result), "now": words.now(head.state)}
        return _("%(now)s 终止的原因：%(why)s。", **told)
    waits = head.suspended_for is not None and head.state != "enforcement"
    return str(words.WAITING) if waits else words.now(head.state)


def _task(task: Task, head: PartyHeader) -> dict[str, str | None]:
    text = words.task(task.code)
    if task.fen is not None:
        text = _("%(task)s：%(sum)s", task=text, sum=money(task.fen))
    endpoint = words.WHERE.get(task.code, "")
    there = endpoint in current_app.view_functions
    which = {"key": task.key} if task.key else {}
    href = url_for(endpoint, reference=head.id.hex, **which) if there else None  # type: ignore[arg-type]
    if task.code == "attend":
        text = _("%(when)s %(task)s", when=moment(task.by), task=text)  # type: ignore[arg-type]
        return {"text": text, "href": href, "by": None}
    return {"text": text, "href": href, "by": day(task.by) if task.by else None}


def _diagram(head: PartyHeader, shown: PartyPage) -> list[dict[str, Any]]:
    passed = {one.to_state for one in shown.happened} | {one.from_state for one in shown.happened}
    if head.state in PATH:
        passed = set(PATH[: PATH.index(head.state)])
    elif head.state == "performed":
        passed = set(PATH)
    return [{"code": code, "label": state_label(code), "done": code in passed} for code in PATH]


def _facts(head: PartyHeader, shown: PartyPage) -> list[dict[str, Any]]:
    side, capacity = people.side(head.side), people.capacity(head.capacity)
    rows = [
        (_("案号"), head.number),
        (_("申请人"), head.applicant_name),
        (_("被申请人"), head.respondent_name),
        (_("申请日期"), day(head.filed_at)),
        (_("调解组织"), head.office_name),
        (_("电话"), head.office_phone),
        (_("地址"), head.office_address),
        (_("您的身份"), _("%(name)s（%(role)s）", name=side, role=capacity)),
    ]
    told: list[dict[str, Any]] = [{"key": key, "value": value} for key, value in rows]
    return [*told[:-1], _mediators(head, shown), told[-1]]


def _mediators(head: PartyHeader, shown: PartyPage) -> dict[str, Any]:
    """Who mediates, whether an objection holds somebody back, and the way to object."""
    held = _("%(name)s（有人申请回避，等待决定，暂停办理）")
    names = [
        held % {"name": one.name} if one.held_back else one.name
        for one in shown.mediators
        if one.state == "accepted" or one.held_back
    ]
    row: dict[str, Any] = {"key": _("调解员"), "value": _("、").join(names) or _("还没有确定")}
    if shown.mediators and head.may(current_actor(), Permission.OBJECT_TO_MEDIATOR):
        href = url_for("parties.objection", reference=head.id.hex)
        row["actions"] = [{"text": _("申请回避"), "href": href}]
    return row


def _claim(item: Any) -> dict[str, str]:
    span = [day(item.period_from), day(item.period_until)]
    period = _("%(begin)s 至 %(end)s", begin=span[0], end=span[1]) if all(span) else "".join(span)
    told = (money(item.amount_fen), period, marks(item))
    return {"key": claim_kind(item.kind), "value": "\n".join(filter(None, told))}


def _waiting(act: Act, head: PartyHeader) -> dict[str, str]:
    told = {"who": act.asked_name, "when": moment(act.expires_at)}
    return {
        "text": step_label(act.trigger),
        "href": url_for("parties.asked_act", reference=head.id.hex, key=act.id),
        "hint": _("%(who)s提出，最晚 %(when)s 答复", **told),
    }


def _recorded(said: Recorded, head: PartyHeader) -> dict[str, Any]:
    deny = url_for("parties.contradict", reference=head.id.hex, key=said.id)
    return {
        "kind": words.said(said.kind),
        "value": words.answer(said.value) if said.value in words.answer.codes else "",
        "how": people.how(said.how),
        "at": moment(said.said_at),
        "note": said.note,
        "contradicted": moment(said.contradicted_at),
        "contradiction": said.contradiction or "",
        "href": deny if said.contradicted_at is None else None,
    }


def _happened(entry: Happened) -> dict[str, Any]:
    return {
        "title": step_label(entry.trigger),
        "at": moment(entry.at),
        "at_iso": entry.at.isoformat(),
        "byline": _by(entry),
        "text": entry.note,
    }


def _by(entry: Happened) -> str:
    known = entry.role or ""
    role = people.role(known) if known in people.role.codes else ""
    for side in ("applicant", "respondent"):
        role = people.side(side) if known.endswith(side) else role
    if known in ("public", "filer"):
        role = people.side("applicant")
    if entry.on_behalf_of:
        return _("%(role)s按 %(name)s 所说登记", role=role, name=entry.on_behalf_of)
    return role
