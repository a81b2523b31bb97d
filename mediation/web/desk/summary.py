"""The case in short, as questions and answers: where it came from, who mediates, who is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from mediation.policy.decide import may_by_role
from mediation.policy.permissions import Permission
from mediation.projections.desk_case import DeskHeader
from mediation.projections.overview import MediatorShown, PartyShown
from mediation.web import filters
from mediation.web.labels import disputes, people
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.words import Words
from mediation.web.labels.workflows import state as state_label
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

answer = Words({"agrees": _l("同意调解"), "refuses": _l("不同意调解")})


@dataclass(frozen=True)
class Line:
    """One question with its answer."""

    key: str
    value: str
    actions: tuple[Mapping[str, str], ...] = ()
    """Links that lead on: text and href."""


def of_case(head: DeskHeader, mediators: tuple[MediatorShown, ...]) -> list[Line]:
    """What everybody at the desk asks first; lines without an answer are left out but for the mediators."""
    lines = [
        Line(_("案由"), claim_kind(head.cause)),
        Line(_("办理机构"), head.office_name),
        Line(_("调解员"), _mediators(mediators)),
        Line(_("申请日期"), filters.day(head.filed_at)),
        Line(_("来源"), _source(head)),
        Line(_("受理日期"), filters.day(head.accepted_at)),
        Line(_("等待补正"), head.awaiting_completion or ""),
        Line(_("中止原因"), disputes.suspended_for(head.suspended_for)),
        Line(_("集体办理"), head.group_name or "", _to_group(head)),
        Line(_("结束日期"), filters.day(head.closed_at)),
        Line(_("终止原因"), disputes.result(head.result)),
        Line(_("自行和解金额"), filters.money(head.settled_privately_fen)),
    ]
    return [line for line in lines if line.value]


def _to_group(head: DeskHeader) -> tuple[Mapping[str, str], ...]:
    if head.group_id is None or not may_by_role(current_actor(), Permission.USE_GROUPS):
        return ()
    return ({"text": _("查看"), "href": url_for("desk.group", key=head.group_id)},)


def of_parties(parties: tuple[PartyShown, ...]) -> list[Line]:
    """Each party with where it stands."""
    return [Line(people.side(party.side), _party(party)) for party in parties]


def _mediators(mediators: tuple[MediatorShown, ...]) -> str:
    if not mediators:
        return _("还没有指派")
    named = (
        _("%(name)s（%(state)s）", name=one.name, state=state_label(one.state, "assignment"))
        for one in mediators
    )
    return _("、").join(named)


def _source(head: DeskHeader) -> str:
    source = disputes.source(head.source)
    if head.source_reference:
        return _("%(source)s（%(reference)s）", source=source, reference=head.source_reference)
    return source


def _party(party: PartyShown) -> str:
    told = [people.party_kind(party.kind), people.party_state(party.state)]
    if party.answer:
        told.append(answer(party.answer))
    return _("%(name)s（%(facts)s）", name=party.name, facts=_("，").join(told))
