"""From the same terms accepted by both to an agreement offered for signature, and back to the talks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.agreements import changes as agreements
from mediation.agreements import findings, queries
from mediation.agreements.changes import Accepted
from mediation.agreements.models import Agreement
from mediation.agreements.text import PayeeAccount, Words
from mediation.claims.queries import floors
from mediation.deadlines import changes as deadlines
from mediation.follow_up import changes as follow_up
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.law.enforceability.check import findings as found_in
from mediation.law.enforceability.check import unexplained
from mediation.law.enforceability.table import Finding
from mediation.law.enforceability.values import Represented
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.proposals import changes as proposals
from mediation.proposals.terms import bound, read_all

NO_EXPLANATIONS: Mapping[str, str] = {}
CAUTIONS = ("performance", "measure", "service")
"""The three cautions when settling: manner of performance, keeping measure, service afterwards."""


@dataclass(frozen=True)
class Cautions:
    """What the mediator answers to each caution, in a line; and the day of the visit it plans, if any."""

    performance: str
    measure: str
    service: str
    visit_on: date | None = None


def reach_agreement(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    seen: int | None,
    words: Words,
    cautions: Cautions,
    accounts: Sequence[PayeeAccount] = (),
    explanations: Mapping[str, str] = NO_EXPLANATIONS,
) -> UUID:
    """Write down what both accepted and offer it for signature; gives the agreement's key.

    The mediator answers the three cautions, and may plan a visit. What is found in the draft is kept with
    it, and a grave finding must be mended or explained (`explanations` by Finding.key). Raises NotFound,
    NotAllowed, Stale, NotPossible, Refused with every reason, and Invalid for an empty part of the text
    or a last day to sign that is over (ECMR 26, PML 29).
    """
    _check(words, cautions)
    with transaction(session):
        case = take(session, actor, dispute_id)
        found = _found(case, words, accounts)
        explained = {"findings_explained": not unexplained(found, explanations)}
        ground = permit(case, "reach_agreement", seen, explained)
        number = case.facts.agreements + 1
        accepted = replace(
            _accepted(case), replaces=_replaced(case), accounts=accounts,
            findings=findings.kept(found, explanations),
            cautions={name: getattr(cautions, name) for name in CAUTIONS},
        )  # fmt: skip
        agreement = agreements.offer(session, actor, case.dispute, number, accepted, words, ground)
        advance(case, "reach_agreement", ground, after={"agreement": number})
        deadlines.start_agreed(
            session, case.stream, dispute_id, "SIGN", clock.today(), words.sign_by, agreement.id
        )
        case.dispute.due_on = deadlines.sooner(case.dispute.due_on, words.sign_by)
        if cautions.visit_on is not None:
            follow_up.plan(session, actor, dispute_id, agreement.id, cautions.visit_on, ground)
        return agreement.id


def _check(words: Words, cautions: Cautions) -> None:
    errors = {name: "missing" for name in CAUTIONS if not getattr(cautions, name).strip()}
    if cautions.visit_on is not None and cautions.visit_on < clock.today():
        errors["visit_on"] = "in_the_past"
    errors |= {
        name: "missing"
        for name in ("main_facts", "result", "default_clause")
        if not getattr(words, name).strip()
    }
    if words.sign_by < clock.today():
        errors["sign_by"] = "in_the_past"
    if errors:
        raise Invalid(**errors)


def _found(case: Case, words: Words, accounts: Sequence[PayeeAccount]) -> tuple[Finding, ...]:
    """What the law finds in the draft; a worker of a group consents by accepting the terms (CHR 63)."""
    facts = case.facts
    if not facts.accepted_terms:
        return ()
    kinds = dict(zip(facts.claim_item_ids, facts.claim_kinds, strict=True))
    names = {party.id.hex: party.name for party in case.parties}
    workers = [party.name for party in case.parties if party.kind == "worker"] if facts.in_group else []
    represented = [Represented(name, facts.terms_accepted) for name in workers]
    terms = read_all(facts.accepted_terms)
    least = floors(case.session, case.dispute.id)
    draft = findings.draft_of(terms, kinds, names, facts.today, words, accounts, represented, least)
    return found_in(draft)


def _replaced(case: Case) -> Agreement | None:
    """The agreement in force that gives way, where the facts know of one."""
    return queries.standing_if_any(case.session, case.dispute.id) if case.facts.agreement_stands else None


def _accepted(case: Case) -> Accepted:
    """The proposal that both accepted, and whom it binds; `permit` has asked that there is one."""
    proposal, terms = case.facts.accepted_proposal, case.facts.accepted_terms
    assert proposal is not None  # noqa: S101 - permit has refused otherwise
    signatories = bound(read_all(terms), [(party.id.hex, party.side, party.kind) for party in case.parties])
    return Accepted(proposal, terms, signatories, [(party.side, party.name) for party in case.parties])


def reopen_talks(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, reason: str = ""
) -> None:
    """Back to face-to-face talks after an agreement was not signed: it is void, and new terms are needed.

    Raises NotFound, NotAllowed, Stale, NotPossible and Refused(("signing_failed", …)).
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "reopen_talks", seen)
        with session.no_autoflush:
            agreements.make_void(session, actor, dispute_id, ground, "talks_reopened")
            proposals.overtake(session, actor, case.chain, ground, dispute_id)
        advance(case, "reopen_talks", ground, note=reason)
