"""The last act brings an agreement into force, under the name of whoever did it, in the same transaction."""

from __future__ import annotations

from sqlalchemy.orm import Session

from mediation.agreements import changes as agreements
from mediation.agreements import queries, rules
from mediation.agreements.models import Agreement
from mediation.deadlines import changes as deadlines
from mediation.enforcement import changes as enforcement
from mediation.enforcement.queries import unpaid
from mediation.kernel import clock
from mediation.kernel.actor import Ground
from mediation.policy.permissions import Permission
from mediation.procedure.advance import advance
from mediation.procedure.case import Case
from mediation.procedure.enforcement.owed import stop_clock
from mediation.procedure.guards import refusals
from mediation.proposals.models import Proposal
from workflows.dispute import DISPUTE

STEP = DISPUTE.step("bring_into_force")


def after_signing(case: Case, agreement: Agreement, ground: Ground) -> bool:
    """What follows from a signature or a seal; says whether the agreement came into force by it.

    The case's facts must know of it already (`Case.learn`). LMAL 14: parties, mediator and seal;
    SPM 24: both parties' signing. Raises NotAllowed when the person whose act would complete it may not.
    """
    facts = case.facts
    everybody = rules.signed_by_parties(facts.signatories, facts.signed) and rules.MEDIATOR in facts.signed
    if everybody and agreement.state == "offered":
        agreements.step(case.session, case.actor, agreement, "sign", ground)
    if case.dispute.state not in STEP.sources or refusals(STEP, facts):
        return False
    _bring_into_force(case, agreement, case.require(Permission.BRING_INTO_FORCE))
    return True


def _bring_into_force(case: Case, agreement: Agreement, ground: Ground) -> None:
    session, actor = case.session, case.actor
    if agreement.state == "offered":
        agreements.step(session, actor, agreement, "sign", ground)
    _replace(case, agreement, ground)
    agreements.step(session, actor, agreement, "bring_into_force", ground)
    agreement.in_force_at = clock.now()
    advance(case, "bring_into_force", ground, after={"agreement": agreement.number})
    _owe(case, agreement, session)


def _replace(case: Case, agreement: Agreement, ground: Ground) -> None:
    """What an amended agreement replaces: the text, and what is still owed under it, with its clocks.

    What is paid stays paid; a payment that was recorded waits for its payee's word all the same.
    """
    session, actor = case.session, case.actor
    if agreement.replaces_id is None:
        return
    old = queries.standing(session, case.dispute.id, lock=True)
    agreements.step(session, actor, old, "replace", ground, after={"by": agreement.number})
    for owed in unpaid(session, old.id):
        enforcement.step(session, actor, owed, "replace", ground, after={"position": owed.position})
        stop_clock(case, owed)


def _owe(case: Case, agreement: Agreement, session: Session) -> None:
    """One obligation for each instalment of the terms, each with its own clock (C22)."""
    terms, today = session.get_one(Proposal, agreement.proposal_id).terms, clock.today()
    for owed in enforcement.owe(session, case.actor, case.dispute.id, agreement.id, terms):
        deadlines.start_agreed(session, case.stream, case.dispute.id, "C22", today, owed.due_on, owed.id)
        case.dispute.due_on = deadlines.sooner(case.dispute.due_on, owed.due_on)


def latest_locked(case: Case) -> Agreement:
    """The agreement at hand, locked after its dispute. Raises NotFound."""
    return queries.latest(case.session, case.dispute, lock=True)
