"""The form of a proposal, begun with the figures that sealed offers brought out."""

from __future__ import annotations

from uuid import UUID

from flask import request
from sqlalchemy.orm import Session

from mediation.offers import rules
from mediation.policy.permissions import Permission
from mediation.projections.desk_case import DeskHeader
from mediation.projections.offers.page import MethodShown, page
from mediation.projections.party_case import key_of
from mediation.projections.proposals_tab import ProposalsPage
from mediation.web.desk.terms_form import ProposalForm
from mediation.web.signed_in import current_actor


def fill_in(session: Session, head: DeskHeader, shown: ProposalsPage, form: ProposalForm) -> bool:
    """Put the figures of `?offers=<manner>` into a form that was asked for with it; says whether it did."""
    wanted = request.args.get("offers")
    if wanted is None or not head.may(current_actor(), Permission.READ_MEDIATOR_NOTES):
        return False
    offered = page(session, head.id).method(key_of(wanted))
    sums = _sums(offered, shown)
    for item, entry in zip(shown.asked, form.items, strict=False):
        fen = sums.get(item.id)
        if fen:
            entry.form.disposition.data, entry.form.payer.data = "pay", offered.payer_id.hex
            entry.form.payee.data = offered.worker_id.hex
            entry.form.instalments.entries[0].form.amount.data = fen
    return bool(sums)


def _sums(offered: MethodShown, shown: ProposalsPage) -> dict[UUID, int]:
    """Fen by claim item; a total is spread over the items in proportion to what was asked."""
    if offered.scope != "total":
        return {UUID(hex=thing): fen for thing, fen in offered.figures.items()}
    total = offered.figures.get(rules.TOTAL)
    items = [item for item in shown.asked if item.id.hex in offered.items and item.amount_fen]
    if total is None or not items:
        return {}
    parts = rules.spread(total, [item.amount_fen or 0 for item in items])
    return {item.id: fen for item, fen in zip(items, parts, strict=True)}
