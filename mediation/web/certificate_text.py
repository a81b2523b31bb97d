"""The certificate of facts in words, the same at the desk and for a party that prints it."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.projections.certificate import Certificate, Learned
from mediation.projections.limitation_told import EventTold
from mediation.projections.overview import ClaimShown
from mediation.web import filters
from mediation.web import limitation_events as events
from mediation.web.claim_marks import marks
from mediation.web.labels import disputes, intake
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.workflows import state
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Row:
    """A line of a summary list."""

    key: str
    value: str


@dataclass(frozen=True)
class CertificateText:
    """The certificate, part by part; `learned` and `told` have rows for each one or thing."""

    about: tuple[Row, ...]
    claims: tuple[Row, ...]
    learned: tuple[tuple[Row, ...], ...]
    told: tuple[tuple[Row, ...], ...]
    outcome: tuple[Row, ...]
    office: str
    day: str


def certificate_text(paper: Certificate) -> CertificateText:
    """The facts in the reader's language."""
    about = [
        Row(_("案号"), paper.number),
        Row(_("调解组织"), paper.office_name),
        Row(_("申请人"), paper.applicant_name),
        Row(_("收到调解申请的时间"), filters.moment(paper.received_at)),
    ]
    if paper.accepted_at:
        about.append(Row(_("受理的时间"), filters.moment(paper.accepted_at)))
    if paper.printed_for:
        about.append(Row(_("打印人"), paper.printed_for))
    return CertificateText(
        tuple(about), tuple(map(_claim, paper.claims)), tuple(map(_learned, paper.learned)),
        tuple(map(_told, paper.told)), tuple(_outcome(paper)), paper.office_name,
        filters.day(paper.printed_on),
    )  # fmt: skip


def _claim(item: ClaimShown) -> Row:
    span = [filters.day(each) for each in (item.period_from, item.period_until)]
    period = _("%(start)s 至 %(end)s", start=span[0], end=span[1]) if all(span) else "".join(span)
    told = (filters.money(item.amount_fen) or _("不涉及金额"), period, marks(item))
    return Row(claim_kind(item.kind), "\n".join(filter(None, told)))


def _learned(each: Learned) -> tuple[Row, ...]:
    rows = [Row(_("被申请人"), each.name)]
    if each.told_at is None:
        return (*rows, Row(_("发出调解通知"), _("还没有通知")))
    how = intake.invited_by(each.told_how) if each.told_how else _("方式没有登记")
    rows.append(Row(_("发出调解通知"), _("%(when)s，%(how)s", when=filters.moment(each.told_at), how=how)))
    answer = intake.answer(each.answer) if each.answer else _("没有答复")
    when = filters.moment(each.answered_at) if each.answer else ""
    rows.append(Row(_("答复"), _("%(answer)s，%(when)s", answer=answer, when=when) if when else answer))
    return tuple(rows)


def _told(one: EventTold) -> tuple[Row, ...]:
    said = (Row(each["key"], each["value"]) for each in events.rows(one))
    return (Row(_("所说的事"), events.name(one.kind)), *said)


def _outcome(paper: Certificate) -> list[Row]:
    rows = [Row(_("现在的阶段"), state(paper.state))]
    if paper.result:
        rows.append(Row(_("终止的原因"), disputes.result(paper.result)))
    if paper.agreed_at:
        rows.append(Row(_("调解协议生效的时间"), filters.moment(paper.agreed_at)))
    if paper.ended_at:
        rows.append(Row(_("结束的时间"), filters.moment(paper.ended_at)))
    return rows
