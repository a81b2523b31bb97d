"""A mediator's proposal, and its answers: each in its own channel until everybody bound by it has answered.

The last answer takes the dispute's lock first and its own compartment's then, as every answer
does, so that the order of locks and the time of an answer tell nothing (security.md, 14).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels.queries import open_channel
from mediation.channels.rules import seal_of
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused
from mediation.parties.rules import ONLINE, SPOKEN
from mediation.policy.permissions import Permission
from mediation.policy.relations import settled_for_by
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate, tell_everybody
from mediation.procedure.proposing import drafts, own_range
from mediation.proposals import changes as proposals
from mediation.proposals import counters, queries, rules
from mediation.proposals.counters import Counter
from mediation.proposals.models import Proposal
from mediation.proposals.terms import Term, bound, faults, kept, read_all

ANSWERS = ("accept", "decline", "counter")
"""A counter does not accept, and says what would be agreed to instead."""


@dataclass(frozen=True)
class Answer:
    """What a party says to a proposal, with words for the mediator; `how` and when it was said (UTC)."""

    answer: str
    words: str = ""
    how: str = ONLINE
    said_at: datetime | None = None
    counter: Counter | None = None
    """What the party would agree to, where it counters."""
    own_words: str = ""
    """A worker's own, where it accepts less than the law gives (proposing/own_range.py)."""
    figures_read: str | None = None
    """The mark of the figures that stood before the one who wrote `own_words`."""


def put(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    seen: int | None,
    terms: tuple[Term, ...],
    other_duties: str = "",
) -> UUID:
    """Put terms to all whom they bind; the proposal before is overtaken. Tells both.

    Raises Refused with every reason, of the terms too, Invalid, Stale, NotPossible, NotFound, NotAllowed.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "put_proposal", seen)
        _check(case, terms)
        before = queries.before(session, dispute_id)
        # One INSERT of the entries at the end, not one before every read.
        with session.no_autoflush:
            row = proposals.put(session, actor, case.chain, ground, dispute_id, terms, other_duties, before)
            if before.drafted:
                drafts.put_away(case)
            advance(case, "put_proposal", ground, after={"proposal": row.number})
        tell_everybody(case, "调解员提出了调解方案，请登录查看，并在您自己的页面答复。")
        return row.id


def _check(case: Case, terms: tuple[Term, ...]) -> None:
    wrong = faults(terms, [party.id.hex for party in case.parties], clock.today())
    if wrong:
        raise Invalid(**wrong)
    rows = [kept(term) for term in terms]
    codes = []
    if not rules.answers_every_item(rows, case.facts.claim_item_ids):
        codes.append("claim_items_all_answered")
    if not rules.complete(rows):
        codes.append("terms_complete")
    if codes:
        raise Refused(tuple(codes))


def answer(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    proposal_id: UUID,
    given: Answer,
    party_id: UUID | None = None,
) -> None:
    """A party's own answer, in its channel; the last one decides.

    Only who may settle for the party answers for it (law.md, 3); who acts for several names the one
    that answers, since each of them may answer otherwise. An answer may be given anew until all have
    answered. Raises Invalid, NotFound, NotAllowed, NotPossible.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.ANSWER_PROPOSAL)
        own = case.own_party().id if party_id is None else party_id
        if own not in settled_for_by(actor, case.subject):
            raise NotAllowed(Permission.ANSWER_PROPOSAL.value)
        _answer(case, ground, own, proposal_id, given)


def enter_answer(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, proposal_id: UUID, given: Answer
) -> None:
    """A mediator with a grant enters what the party said, how and when; the party can contradict it.

    Raises Invalid, NotFound, NotAllowed, NotPossible.
    """
    if given.how not in SPOKEN or given.said_at is None:
        raise Invalid(how="missing")
    if given.said_at > clock.now():
        raise Invalid(said_at="in_the_future")
    with transaction(session):
        case = take(session, actor, dispute_id)
        if not open_channel(session, actor, dispute_id, party_id).as_mediator:
            raise NotFound()
        if given.said_at < queries.one(session, dispute_id, proposal_id).put_at:
            raise Invalid(said_at="before_the_proposal")
        ground = mediate(case, Permission.ANSWER_PROPOSAL)
        _answer(case, ground, party_id, proposal_id, given, on_behalf_of=party_id)


def _answer(
    case: Case,
    ground: Ground,
    party_id: UUID,
    proposal_id: UUID,
    given: Answer,
    on_behalf_of: UUID | None = None,
) -> None:
    if given.answer not in ANSWERS:
        raise Invalid(answer="unknown")
    session, actor = case.session, case.actor
    channel = open_channel(session, actor, case.dispute.id, party_id, lock=True)
    proposal = queries.one(session, case.dispute.id, proposal_id)
    asked = bound_by(case, proposal)
    if proposal.state != "put":
        raise NotPossible("proposal_over")
    if party_id.hex not in asked:
        raise NotPossible("proposal_not_to_you")
    said = {
        "answer": given.answer, "words": given.words, "how": given.how,
        "said_at": (given.said_at or clock.now()).isoformat(),
        **_more(case, proposal, party_id, given),
    }  # fmt: skip
    channels.add_entry(
        session, actor, channel, "answer", said, subject_id=proposal.id, on_behalf_of=on_behalf_of
    )
    session.flush()
    outcome = rules.decided(queries.answers(session, proposal), asked)
    if outcome is not None:
        _decide(case, ground, proposal, outcome)


def _more(case: Case, proposal: Proposal, party_id: UUID, given: Answer) -> dict[str, Any]:
    """What belongs to one answer only: the terms of a counter, or what a worker read before it accepted."""
    terms = read_all(proposal.terms)
    if given.answer == "accept":
        below = own_range.shortfalls_of(case, terms, party_id)
        confirmed = own_range.confirmed(below, given.own_words, given.figures_read)
        return {"confirmed": confirmed, "kinds": own_range.kinds_of(case)} if confirmed else {}
    if given.answer == "counter":
        return {**_countered(terms, given), "kinds": own_range.kinds_of(case)}
    return {}


def _countered(terms: tuple[Term, ...], given: Answer) -> dict[str, Any]:
    counter = given.counter or Counter()
    wrong = counters.faults(counter, terms, clock.today())
    try:
        seal = seal_of(counter.seal)
    except ValueError:
        wrong["seal"] = "unknown"
    counter = counters.differing(counter, terms)
    if not wrong and not counter.items and not given.words.strip():
        wrong["words"] = "counter_says_nothing"
    if wrong:
        raise Invalid(**wrong)
    return {"counter": counters.kept(counter), "seal": seal}


def bound_by(case: Case, proposal: Proposal) -> tuple[str, ...]:
    """The parties (hex) that a proposal binds and that must therefore answer it."""
    parties = [(party.id.hex, party.side, party.kind) for party in case.parties]
    return bound(read_all(proposal.terms), parties)


def _decide(case: Case, ground: Ground, proposal: Proposal, outcome: str) -> None:
    accepted = outcome == "accepted"
    proposals.decide(case.session, case.actor, case.chain, ground, proposal, accepted)
    tell_everybody(case, "各方都已答复调解方案，结果请登录查看。")
