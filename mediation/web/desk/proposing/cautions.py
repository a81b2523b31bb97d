"""The three cautions when settling, each with what the system sees of it in the terms and the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from wtforms import Form

from mediation.kernel import clock
from mediation.kernel.money import yuan
from mediation.procedure.agreements.settle import Cautions
from mediation.projections.agreement_draft import Draft
from mediation.proposals.terms import Term
from mediation.web.fields import DateField, TextField
from mediation.web.figures import between
from mediation.web.figures import yuan as in_yuan
from mediation.web.filters import day, money
from mediation.web.findings_text import FindingInWords
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.talks import manner
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

VISIT_AFTER = timedelta(days=7)
"""So long after the last payment a visit is suggested."""
WITHOUT_PAYMENT = timedelta(days=30)
OF_MANNER = frozenset({"no_account", "third_person", "no_date", "beyond_two_years", "no_default_clause"})
"""Findings that speak of how and when it is performed."""


class CautionFields(Form):
    """One line for each caution, and the day of a visit."""

    performance = TextField(_l("履行方式：怎样保证按时、足额履行"), most=300)
    measure = TextField(_l("把握尺度：这个数为什么合适"), most=300)
    service = TextField(_l("延伸服务：以后还做什么"), most=300)
    visit_on = DateField(_l("计划哪天回访（不回访的空着）"), required=False)

    def cautions(self) -> Cautions:
        """What the mediator answered."""
        on: Any = self.visit_on.data
        return Cautions(
            self.performance.data or "", self.measure.data or "", self.service.data or "",
            on if isinstance(on, date) else None,
        )  # fmt: skip


@dataclass(frozen=True)
class Caution:
    """One caution by its name: its field, and what the system sees."""

    name: str
    field: str
    seen: tuple[str, ...]


def suggested_visit(terms: Sequence[Term]) -> date:
    """A week after the last payment; a month from now where nothing is paid."""
    days = [part.due_on for term in terms for part in term.instalments]
    return max(days) + VISIT_AFTER if days else clock.today() + WITHOUT_PAYMENT


def cautions(draft: Draft | None, found: Sequence[FindingInWords]) -> tuple[Caution, ...]:
    """The three of them, in their order; without accepted terms there is nothing to see yet."""
    terms = draft.terms if draft else ()
    return (
        Caution(_("注意履行方式"), "performance", (*_manner(terms), *_of_manner(found))),
        Caution(_("注意把握尺度"), "measure", _measure(draft) if draft else ()),
        Caution(_("注意延伸服务"), "service", _service(draft) if draft else ()),
    )


def _manner(terms: Sequence[Term]) -> list[str]:
    paid = [term for term in terms if term.instalments]
    days = [part.due_on for term in paid for part in term.instalments]
    if not days:
        return [_("没有约定付款。")]
    how = _("、").join(dict.fromkeys(manner(term.manner) for term in paid))
    return [
        _("付款方式：%(how)s", how=how),
        _("共 %(n)s 笔，第一笔最迟 %(first)s，最后一笔最迟 %(last)s",
          n=len(days), first=day(min(days)), last=day(max(days))),
    ]  # fmt: skip


def _of_manner(found: Sequence[FindingInWords]) -> list[str]:
    return [each.title for each in found if each.code in OF_MANNER]


def _measure(draft: Draft) -> tuple[str, ...]:
    told = [_against(term, draft) for term in draft.terms if term.claim_item_id in draft.ranges]
    return tuple(told) or (_("没有说过可以计算的事实，依法应得多少还不知道。"),)


def _against(term: Term, draft: Draft) -> str:
    low, high = draft.ranges[term.claim_item_id]
    agreed = yuan(term.total_fen)
    said: Mapping[str, Any] = {
        "kind": claim_kind(draft.kinds.get(term.claim_item_id)), "sum": money(term.total_fen),
        "lawful": between(low, high),
    }  # fmt: skip
    if term.disposition == "other_road":
        return _("%(kind)s：留给其他途径，依法计算 %(lawful)s", **said)
    if agreed < low:
        return _(
            "%(kind)s：约定 %(sum)s，依法计算 %(lawful)s，比最低的少 %(less)s",
            less=_less(low - agreed),
            **said,
        )
    if agreed > high:
        return _(
            "%(kind)s：约定 %(sum)s，依法计算 %(lawful)s，比最高的多 %(more)s",
            more=_less(agreed - high),
            **said,
        )
    return _("%(kind)s：约定 %(sum)s，在依法计算的 %(lawful)s 之内", **said)


def _less(difference: Decimal) -> str:
    return in_yuan(difference)


def _service(draft: Draft) -> tuple[str, ...]:
    duties = [term.duties for term in draft.terms if term.duties]
    duties += [draft.other_duties] if draft.other_duties else []
    told = [_("还要做的事：%(duties)s", duties=_("；").join(duties))] if duties else []
    visit = _("建议在 %(day)s 回访：最后一笔付款以后一周。", day=day(suggested_visit(draft.terms)))
    if not any(term.instalments for term in draft.terms):
        visit = _("没有付款，建议在 %(day)s 回访。", day=day(suggested_visit(draft.terms)))
    return (*told, visit)
