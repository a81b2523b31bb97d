"""Answers to what was asked: consent or none, a party's word as told to staff, a request taken back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.pending import changes, queries, rules
from mediation.pending.models import PendingAct, PendingNeed
from mediation.policy.permissions import Permission
from mediation.procedure import pending
from mediation.procedure.advance import refuse_stale
from mediation.procedure.carried import CARRIED
from mediation.procedure.case import Case, take
from mediation.procedure.said import Said, hear

CONSENT = "consent"
"""Kind of the words with which a party answers what was asked."""

OF_KIND = {
    "party": Permission.CONSENT_AS_PARTY,
    "officer": Permission.CONSENT_AS_OFFICER,
    "office": Permission.CONSENT_AS_RECEIVER,
}


def answer(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    act_id: UUID,
    seen: int | None,
    word: str,
    words: str = "",
) -> bool:
    """Somebody who was asked agrees or refuses; says whether the step was taken by it.

    Raises NotFound, NotAllowed for whoever was not asked and for whoever asked himself, Stale,
    NotPossible("pending_over", "already_answered"), Invalid(word="unknown"), Invalid(words="missing") for
    a refusal without a reason, and whatever the step's own guards refuse: then the act goes on waiting.
    """
    _refuse_bad_words(word, words)
    with transaction(session):
        case = take(session, actor, dispute_id)
        _refuse_guess(case, act_id)
        act = _waiting(case, act_id)
        needs = queries.needs(session, act.id)
        mine, ground = _mine(case, act, needs)
        refuse_stale(case, seen)
        for need in mine:
            changes.answer(need, actor, word, words)
        return _after(case, act, needs, ground, word, words, mine[0].party_id)


def enter(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    act_id: UUID,
    seen: int | None,
    party_id: UUID,
    word: str,
    said: Said,
) -> bool:
    """Staff enter a party's answer as it was said; the party sees it and can contradict it.

    Says whether the step was taken by it. Raises what `answer` raises, Invalid(note="missing") where
    neither a note nor a paper shows it, Invalid(party="unknown").
    """
    _refuse_bad_words(word, said.note or word)
    if not said.is_shown:
        raise Invalid(note="missing")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.ENTER_CONSENT)
        act = _waiting(case, act_id)
        needs = queries.needs(session, act.id)
        need = _of_party(needs, party_id)
        refuse_stale(case, seen)
        heard = hear(case, case.party(party_id), CONSENT, said, value=word, subject_id=act.id)
        changes.answer(need, actor, word, said.note, heard.id)
        return _after(case, act, needs, ground, word, said.note, party_id)


def take_back(session: Session, actor: Actor, dispute_id: UUID, act_id: UUID, reason: str) -> None:
    """Whoever asked takes the request back. Raises NotFound, NotAllowed, NotPossible, Invalid."""
    with transaction(session):
        case = take(session, actor, dispute_id)
        act = _waiting(case, act_id)
        ground = case.require(Permission.TAKE_BACK_ASKED)
        if act.asked_by != actor.person_id:
            raise NotAllowed(Permission.TAKE_BACK_ASKED.value)
        changes.step(session, actor, act, "take_back", ground, reason=reason.strip() or None)
        pending.tell_parties_asked(case, queries.needs(session, act.id), pending.TAKEN_BACK)


def _refuse_bad_words(word: str, words: str) -> None:
    if word not in rules.WORDS:
        raise Invalid(word="unknown")
    if word == rules.REFUSES and not words.strip():
        raise Invalid(words="missing")


def _waiting(case: Case, act_id: UUID) -> PendingAct:
    act = queries.locked(case.session, case.dispute.id, act_id)
    if act is None:
        raise NotFound()
    if act.state != "waiting" or rules.over(act.expires_at, clock.now()):
        raise NotPossible("pending_over")
    return act


def _refuse_guess(case: Case, act_id: UUID) -> None:
    """What the other side alone or officers are asked is not there for a party, whatever became of it."""
    needs = queries.needs(case.session, act_id) if case.own_parties else ()
    if case.own_parties and not any(each.party_id in case.own_parties for each in needs):
        raise NotFound()


def _of_party(needs: Sequence[PendingNeed], party_id: UUID) -> PendingNeed:
    for need in needs:
        if need.party_id == party_id and need.answer is None:
            return need
    raise Invalid(party="unknown")


def _mine(case: Case, act: PendingAct, needs: Sequence[PendingNeed]) -> tuple[list[PendingNeed], Ground]:
    """What the actor was asked for: every party he speaks for, or the one place of an officer."""
    open_needs = [need for need in needs if need.answer is None]
    person = case.actor.person_id
    own = [need for need in open_needs if need.kind == "party" and need.party_id in case.own_parties]
    speaks = [need for need in own if rules.speaks_for(need.party_id, person, case.subject.members)]
    if speaks:
        return speaks, case.require(OF_KIND["party"])
    if any(need.kind == "party" and need.party_id in case.own_parties for need in needs) and not own:
        raise NotPossible("already_answered")
    if case.own_parties:
        # Whoever stands on a side is no second officer in the same dispute.
        raise NotAllowed(OF_KIND["party"].value)
    for kind in ("officer", "office"):
        asked = [need for need in open_needs if need.kind == kind]
        if asked:
            ground = case.require(OF_KIND[kind])
            if not rules.is_second(act.asked_by, person):
                raise NotAllowed(OF_KIND[kind].value)
            return asked[:1], ground
    raise NotFound()


def _after(
    case: Case,
    act: PendingAct,
    needs: Sequence[PendingNeed],
    ground: Ground,
    word: str,
    words: str,
    party_id: UUID | None,
) -> bool:
    """The entry, and what follows when it was the last answer: the step under this person's name."""
    done = word != rules.REFUSES and rules.complete(need.answer for need in needs)
    with case.session.no_autoflush:
        if done:
            _carry(case, act, ground)
        changes.step(
            case.session, case.actor, act, _step_of(word, done), ground,
            reason=words.strip() or None, on_behalf_of=party_id,
        )  # fmt: skip
        if done or word == rules.REFUSES:
            pending.tell_asker(case, act)
    return done


def _carry(case: Case, act: PendingAct, ground: Ground) -> None:
    stood = (case.dispute.state, case.dispute.office_id)
    CARRIED[act.trigger](case, act, ground)
    if (case.dispute.state, case.dispute.office_id) != stood:
        pending.lapse_others(case, act, ground)


def _step_of(word: str, done: bool) -> str:
    if word == rules.REFUSES:
        return "refuse"
    return "carry_out" if done else "consent"
