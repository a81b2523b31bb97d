"""A word on a fact of minutes does not stand any more: what hung on it is open again."""

from __future__ import annotations

from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.claims import changes as claims
from mediation.claims.changes import Facts
from mediation.claims.models import ClaimItem
from mediation.claims.stated import UNDISPUTED
from mediation.kernel.actor import Ground
from mediation.minutes.models import MinutesFact
from mediation.minutes.rules import FACT_WORDS
from mediation.parties.models import Utterance
from mediation.procedure.case import Case

TAKEN_BACK = "一方否认说过确认这一条"


def after_contradiction(case: Case, ground: Ground, said: Utterance) -> None:
    """What all had confirmed is not undisputed without this word, neither in minutes nor beside its item."""
    if said.kind != FACT_WORDS or said.subject_id is None:
        return
    fact = case.session.get(MinutesFact, said.subject_id)
    if fact is None or fact.confirmed_at is None:
        return
    fact.confirmed_at = None
    case.record("minutes.fact_reopened", Subject("minutes", fact.minutes_id), ground, after={"fact": fact.id})
    if fact.claim_item_id is not None:
        _dispute_again(case.session, case, ground, fact)


def _dispute_again(session: Session, case: Case, ground: Ground, fact: MinutesFact) -> None:
    item = session.get_one(ClaimItem, fact.claim_item_id)
    standing = claims.standing_facts(session, item.id)
    own = [each for each in standing if (each.law_kind, each.side) == (fact.law_kind, UNDISPUTED)]
    if not own or fact.fact not in own[0].facts:
        return
    left = {name: raw for name, raw in own[0].facts.items() if name != fact.fact}
    told = Facts(fact.law_kind, UNDISPUTED, left, TAKEN_BACK)
    claims.state_facts(session, case.actor, item, told, standing)
    case.record(
        "claim.facts_stated", Subject("claim_item", item.id), ground, before={"facts": own[0].facts},
        after={"law_kind": fact.law_kind, "side": UNDISPUTED, "facts": left}, reason=TAKEN_BACK,
    )  # fmt: skip
