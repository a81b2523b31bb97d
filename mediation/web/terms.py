"""A proposal in words: what becomes of every claim item, who pays whom, how much and until when."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from mediation.projections.proposals_tab import ProposalShown, ProposalsPage
from mediation.proposals.terms import Term
from mediation.web.figures import sum_of
from mediation.web.filters import day, moment, money
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.talks import disposition, manner
from mediation.web.labels.workflows import state
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Row:
    """One line of a summary."""

    key: str
    value: str


@dataclass(frozen=True)
class ProposalInWords:
    """A proposal as its readers see it."""

    id: UUID
    title: str
    state: str
    state_label: str
    put_at: str
    decided_at: str
    rows: tuple[Row, ...]
    total: str


def proposal_in_words(page: ProposalsPage, proposal: ProposalShown) -> ProposalInWords:
    """Terms, other duties and the sum, in the reader's language."""
    rows = [Row(_item(page, term), _told(page, term)) for term in proposal.terms]
    if proposal.other_duties:
        rows.append(Row(_("其他义务"), proposal.other_duties))
    return ProposalInWords(
        id=proposal.id,
        title=_("第 %(number)s 号方案", number=proposal.number),
        state=proposal.state,
        state_label=state(proposal.state, "proposal"),
        put_at=moment(proposal.put_at),
        decided_at=moment(proposal.decided_at),
        rows=tuple(rows),
        total=money(proposal.total_fen),
    )


def _item(page: ProposalsPage, term: Term) -> str:
    for item in page.items:
        if item.id.hex == term.claim_item_id:
            asked = claim_kind(item.kind)
            return (
                _("%(kind)s（请求 %(sum)s）", kind=asked, sum=money(item.amount_fen))
                if item.amount_fen
                else asked
            )
    return ""


def _told(page: ProposalsPage, term: Term) -> str:
    """What becomes of an item, and beside it what the law gives by the facts that were said."""
    lawful = next((sum_of(item.figures) for item in page.items if item.id.hex == term.claim_item_id), "")
    told = _term(page, term)
    return "\n".join((told, _("依法计算：%(sum)s", sum=lawful))) if lawful else told


def _term(page: ProposalsPage, term: Term) -> str:
    if term.disposition != "pay":
        return disposition(term.disposition)
    names = {party.id.hex: party.name for party in page.parties}
    told = _(
        "%(payer)s 向 %(payee)s 支付 %(sum)s，%(manner)s",
        payer=names.get(term.payer_id, ""),
        payee=names.get(term.payee_id, ""),
        sum=money(term.total_fen),
        manner=manner(term.manner),
    )
    parts = [
        _("%(day)s 前 %(sum)s", day=day(part.due_on), sum=money(part.amount_fen)) for part in term.instalments
    ]
    return "\n".join([told, *parts, *([term.note] if term.note else [])])
