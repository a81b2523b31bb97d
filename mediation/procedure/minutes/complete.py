"""After each signature: whether all who must have signed the minutes, and whether their terms stand by it."""

from __future__ import annotations

from uuid import UUID

from mediation.kernel import clock
from mediation.minutes import changes, queries, rules
from mediation.minutes.changes import InHand
from mediation.minutes.models import MediationMinutes
from mediation.policy.table import TALKS
from mediation.procedure.case import Case
from mediation.proposals import changes as proposals
from mediation.proposals.models import Proposal
from mediation.proposals.terms import bound, read_all


def after_signing(case: Case, hand: InHand, row: MediationMinutes) -> bool:
    """Says whether the minutes are complete by what was just written."""
    case.session.flush()
    people = queries.present(queries.people(case.session, row.id))
    signed = queries.signed(queries.words(case.session, row.id))
    if row.state == "laid_out" and rules.complete(people, signed):
        row.signed_at = clock.now()
        changes.step(case.session, hand, row, "complete", {"number": row.number, "digest": row.digest})
    if row.proposal_id is not None:
        proposal = case.session.get_one(Proposal, row.proposal_id)
        if agreed(case, proposal, people, signed):
            proposals.agree_in_minutes(case.session, case.actor, case.chain, hand.ground, proposal)
    return row.state == "signed"


def agreed(case: Case, proposal: Proposal, people: list[rules.Present], signed: frozenset[UUID]) -> bool:
    """Whether the terms, which still stand, were signed by all whom they bind: joint rows alone decide."""
    if case.dispute.state not in TALKS or proposal.state != "put":
        return False
    parties = [(party.id.hex, party.side, party.kind) for party in case.parties]
    return rules.terms_stand(people, signed, bound(read_all(proposal.terms), parties))
