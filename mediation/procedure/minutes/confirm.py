"""The facts that a session found undisputed: each party confirms or denies each of them, in its own name.

Joint words: whoever was there sees who confirmed and who denied. What all confirm stands undisputed in the
case, where the law asks for such a fact also beside the claim item (SPM 24, OMR 22).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.claims import changes as claims
from mediation.claims.changes import Facts
from mediation.claims.models import ClaimItem
from mediation.claims.stated import UNDISPUTED, faults_of_facts
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.minutes import queries, rules
from mediation.minutes.models import MediationMinutes, MinutesFact
from mediation.parties.models import Party
from mediation.parties.rules import ONLINE
from mediation.policy.permissions import Permission
from mediation.policy.relations import settled_for_by
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.said import Said, hear

Answers = Mapping[UUID, str]
"""Fact → confirms or denies."""
FOUND = "各方在会面笔录中确认"
"""Said beside the facts of a claim item that became undisputed."""


def answer(
    session: Session, actor: Actor, dispute_id: UUID, minutes_id: UUID, answers: Answers, note: str = ""
) -> None:
    """A party's own answers, for every party for which the actor may settle: to confirm is to admit.

    Raises NotFound, NotAllowed, Invalid, NotPossible("minutes_replaced", "fact_settled").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.CONFIRM_FACTS)
        own = settled_for_by(actor, case.subject)
        if not own:
            raise NotAllowed(Permission.CONFIRM_FACTS.value)
        said = Said(ONLINE, clock.now(), note)
        _answer(case, ground, minutes_id, [case.party(key) for key in own], answers, said)


def enter(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    minutes_id: UUID,
    party_id: UUID,
    answers: Answers,
    said: Said,
) -> None:
    """What a party said on the spot, as the mediator heard it; the party sees it and can contradict it.

    Raises NotFound, NotAllowed, Refused, NotPossible as `answer`, and Invalid(note="missing") where neither a
    note nor a paper shows it.
    """
    if not said.is_shown:
        raise Invalid(note="missing")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.WRITE_MINUTES)
        party = case.party(party_id)
        if party.identified_at is None:
            raise NotPossible("party_not_identified")
        _answer(case, ground, minutes_id, [party], answers, said)


def _answer(
    case: Case, ground: Ground, minutes_id: UUID, parties: Sequence[Party], answers: Answers, said: Said
) -> None:
    row = queries.one(case.session, case.dispute.id, minutes_id)
    if row.state == "superseded":
        raise NotPossible("minutes_replaced")
    known = {fact.id: fact for fact in queries.facts(case.session, row.id)}
    if set(answers) - set(known):
        raise NotFound()
    if not answers:
        raise Invalid(answers="missing")
    for key, given in answers.items():
        _refuse(known[key], given)
        for party in parties:
            hear(case, party, rules.FACT_WORDS, said, value=given, subject_id=key)
            told = {"party": party.id, "fact": key, "answer": given, "how": said.how}
            behalf = party.id if said.how != ONLINE else None
            case.record(
                "minutes.fact_answered", Subject("minutes", row.id), ground, after=told, on_behalf_of=behalf
            )
    case.session.flush()
    _settle(case, ground, row, [known[key] for key in answers])


def _refuse(fact: MinutesFact, given: str) -> None:
    if given not in rules.ANSWERS:
        raise Invalid(answers="unknown")
    if fact.confirmed_at is not None:
        raise NotPossible("fact_settled")


def _settle(case: Case, ground: Ground, row: MediationMinutes, facts: Sequence[MinutesFact]) -> None:
    """What every party has confirmed now is undisputed from now on."""
    people = queries.people(case.session, row.id)
    seats = [(party.id, party.side) for party in case.parties]
    wanted = rules.confirming(seats, [each.party_id for each in people if each.party_id])
    said = queries.fact_words(case.session, case.dispute.id, [fact.id for fact in facts])
    for fact in facts:
        answers = {party: words.value for party, words in said.get(fact.id, {}).items()}
        if rules.verdict(answers, wanted) == "confirmed":
            fact.confirmed_at = clock.now()
            told = {"fact": fact.id}
            case.record("minutes.fact_confirmed", Subject("minutes", row.id), ground, after=told)
            if fact.claim_item_id is not None:
                _find_undisputed(case, ground, fact, fact.claim_item_id)


def _find_undisputed(case: Case, ground: Ground, fact: MinutesFact, item_id: UUID) -> None:
    """Put it beside the claim item; what does not fit the other facts stays in the minutes alone."""
    asked = ClaimItem.id == item_id, ClaimItem.withdrawn_at.is_(None)
    item = case.session.scalar(select(ClaimItem).where(*asked))
    if item is None or fact.value is None:
        return
    standing = claims.standing_facts(case.session, item.id)
    own = [each for each in standing if (each.law_kind, each.side) == (fact.law_kind, UNDISPUTED)]
    merged = {**(own[0].facts if own else {}), fact.fact: fact.value["raw"]}
    if faults_of_facts(fact.law_kind, merged):
        return
    told = Facts(fact.law_kind, UNDISPUTED, merged, FOUND)
    before = claims.state_facts(case.session, case.actor, item, told, standing)
    case.record(
        "claim.facts_stated", Subject("claim_item", item.id), ground,
        before={"facts": before.facts} if before is not None else None,
        after={"law_kind": told.law_kind, "side": UNDISPUTED, "facts": merged}, reason=FOUND,
    )  # fmt: skip
