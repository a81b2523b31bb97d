"""What is owed, in words: one row for each instalment, with what was said about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from mediation.projections.enforcement_page import EnforcementShown, ObligationShown
from mediation.web import filters
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.talks import manner
from mediation.web.labels.workflows import state
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Owed:
    """One obligation for a page; the flags say what this reader may do about it."""

    id: UUID
    group: str
    """Under which agreement it is owed, said once for those that follow; empty where there is only one."""
    title: str
    state: str
    state_label: str
    text: str
    told: str
    document_id: UUID | None
    may_pay: bool
    may_confirm: bool
    may_claim: bool
    may_waive: bool


def owed_of(shown: EnforcementShown) -> tuple[Owed, ...]:
    """Every obligation in order."""
    pay, confirm, claim, waive = shown.to_pay(), shown.to_confirm(), shown.to_claim(), shown.to_waive()
    return tuple(
        Owed(
            each.id, group, name_of(each), _state(each), _label(each), _text(each), _told(each),
            each.payment.document_id if each.payment else None,
            each in pay, each in confirm, each in claim, each in waive,
        )
        for each, group in zip(shown.obligations, _groups(shown.obligations), strict=True)
    )  # fmt: skip


def _groups(obligations: Sequence[ObligationShown]) -> Iterator[str]:
    """What stands above each: the agreement's name above the first of its own, if there are several."""
    several, before = len({each.agreement for each in obligations}) > 1, 0
    for each in obligations:
        yield _("第 %(n)s 份调解协议", n=each.agreement) if several and each.agreement != before else ""
        before = each.agreement


def choices(obligations: Iterable[ObligationShown]) -> list[tuple[str, str]]:
    """Obligations to choose from in a form."""
    return [
        (each.id.hex, _("%(name)s · %(day)s 到期", name=name_of(each), day=filters.day(each.due_on)))
        for each in obligations
    ]


def name_of(each: ObligationShown) -> str:
    """第 1 期 · 拖欠工资 · 12,000.00 元."""
    first = _("第 %(n)s 期", n=each.position)
    return f"{first} · {claim_kind(each.kind)} · {filters.money(each.amount_fen)}"


def _state(each: ObligationShown) -> str:
    return "overdue" if each.overdue and each.state == "due" else each.state


def _label(each: ObligationShown) -> str:
    return state(_state(each), "obligation")


def _text(each: ObligationShown) -> str:
    return _(
        "%(payer)s 在 %(day)s 前付给 %(payee)s，%(manner)s",
        payer=each.payer, payee=each.payee, day=filters.day(each.due_on), manner=manner(each.manner),
    )  # fmt: skip


def _told(each: ObligationShown) -> str:
    told = []
    if each.payment is not None:
        day, how = filters.day(each.payment.paid_on), manner(each.payment.manner)
        told.append(_("付款方登记：%(day)s 已付，%(manner)s", day=day, manner=how))
        if each.payment.confirmed_at:
            told.append(_("收款方 %(at)s 确认收到", at=filters.moment(each.payment.confirmed_at)))
        if each.payment.disputed_at:
            told.append(_("收款方 %(at)s 说没有收到", at=filters.moment(each.payment.disputed_at)))
    if each.breach_at:
        told.append(_("%(at)s 报告未履行", at=filters.moment(each.breach_at)))
    return "\n".join(told)
