"""Where a dispute came from and what came of it, in words: the same for the desk and for the agency."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.procedure.referrals.outcome import Outcome
from mediation.projections.incoming import Incoming, Told
from mediation.web import filters
from mediation.web.labels import disputes as words
from mediation.web.labels.workflows import state as state_label
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Row:
    """A line of a summary list."""

    key: str
    value: str


@dataclass(frozen=True)
class IncomingText:
    """The agency's papers, how far its answer is, and the sheet once it was told."""

    state: str
    state_label: str
    papers: tuple[Row, ...]
    sheet: tuple[Row, ...]
    """As it was told last; empty while nothing was told."""
    earlier: tuple[tuple[Row, ...], ...]
    """What was told before that."""


def incoming_text(known: Incoming) -> IncomingText:
    """All of it in the reader's language."""
    return IncomingText(known.state, standing(known), _papers(known), _told(known) if known.told else (),
                        tuple(map(_once_told, known.earlier)))  # fmt: skip


def standing(known: Incoming) -> str:
    """Whether the agency has its answer, is owed it, or has to wait for the mediation."""
    if known.told is not None:
        return _("已反馈")
    return _("待反馈") if known.is_owed else state_label(known.state, "referral")


def due_text(answer_by_named: bool, left: int) -> str:
    """How long is left to report; without a day named it is to be done at once."""
    return filters.days_left(left, "calendar") if answer_by_named or left < 0 else _("请尽快反馈")


def sheet(outcome: Outcome) -> tuple[Row, ...]:
    """What is told: the result, its days and sums; nothing that was said on the way."""
    rows = [Row(_("调解结果"), _result(outcome))]
    if outcome.result:
        rows.append(Row(_("终止的原因"), words.result(outcome.result)))
    rows.append(Row(_("受理日期"), filters.day(outcome.accepted_on) or _("没有受理")))
    if outcome.in_force_on:
        rows += [
            Row(_("协议生效日期"), filters.day(outcome.in_force_on)),
            Row(_("协议约定的金额"), _sum(outcome.agreed_fen)),
            Row(_("收款方已确认收到"), filters.money(outcome.confirmed_fen)),
        ]
    if outcome.closed_on:
        rows.append(Row(_("结束日期"), filters.day(outcome.closed_on)))
    return tuple(rows)


def _result(outcome: Outcome) -> str:
    if outcome.state == "enforcement":
        return _("达成协议，协议已经生效，正在履行")
    if outcome.state == "performed":
        return _("达成协议，已经履行完毕")
    return state_label(outcome.state)


def _sum(fen: int | None) -> str:
    return filters.money(fen) if fen else _("协议没有约定金额")


def _papers(known: Incoming) -> tuple[Row, ...]:
    rows = [
        Row(_("送来的机构"), known.agency_name),
        Row(_("送来的方式"), words.source(known.ground)),
        Row(_("来件案号或者工单号"), known.reference),
        Row(_("来件材料上的日期"), filters.day(known.papers_on)),
        Row(_("送来时间"), filters.moment(known.sent_at)),
        Row(_("接收时间"), filters.moment(known.received_at) or _("还没有接收")),
        Row(_("要求反馈的日期"), filters.day(known.answer_by) or _("没有写明，有结果后尽快反馈")),
    ]
    if known.due_on is not None and known.left is not None:
        due = due_text(known.answer_by is not None, known.left)
        rows.append(Row(_("反馈期限"), _("%(day)s（%(left)s）", day=filters.day(known.due_on), left=due)))
    return tuple(row for row in rows if row.value)


def _told(known: Incoming) -> tuple[Row, ...]:
    assert known.told is not None  # noqa: S101 - asked for a sheet that was told only
    return (
        *sheet(known.told),
        Row(_("反馈说明"), known.note or _("没有")),
        Row(_("反馈时间"), filters.moment(known.answered_at)),
        Row(_("反馈人"), known.answered_name),
    )


def _once_told(report: Told) -> tuple[Row, ...]:
    return (
        *sheet(report.outcome),
        Row(_("反馈说明"), report.note or _("没有")),
        Row(_("反馈时间"), filters.moment(report.at)),
        Row(_("反馈人"), report.name),
    )
