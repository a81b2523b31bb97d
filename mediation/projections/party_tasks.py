"""What a party has to do now, what the others have to do, and by when. Pure.

What the others have to do comes from joint facts alone: while a proposal is put, all are shown as awaited,
whoever has answered. One's own list knows what one has answered and sealed oneself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from mediation.enforcement.rules import PAYABLE, SETTLED
from workflows.dispute import RENEGOTIATING, STANDING

TALKS = ("preparation", "back_to_back", "face_to_face")
BEFORE_FORCE = ("intake", *TALKS, "agreement")
ANSWERING = ("intake", *TALKS)
"""While an answer to the invitation still says something: who signs has answered by it."""


@dataclass(frozen=True)
class Task:
    """One thing to be done; `by` is a last day or the moment of a meeting."""

    code: str
    by: date | datetime | None = None
    fen: int | None = None
    key: UUID | None = None
    """Of the one thing among several that it is about."""


@dataclass(frozen=True)
class Tasks:
    """Mine and the others', in the order of their days where they have some."""

    mine: tuple[Task, ...]
    theirs: tuple[Task, ...]


@dataclass(frozen=True)
class Owed:
    """One obligation."""

    payer_id: UUID
    payee_id: UUID
    amount_fen: int
    due_on: date
    state: str


@dataclass(frozen=True)
class Situation:
    """Where a dispute stands, seen from one party."""

    state: str
    side: str
    party_id: UUID
    awaiting_completion: bool = False
    suspended: bool = False
    unanswered: frozenset[UUID] = frozenset()
    """Invited respondents whose answer is awaited."""
    mediator_states: tuple[str, ...] = ()
    proposal_put: bool = False
    answered: bool = False
    """The reader may settle, and has answered the proposal for everybody for whom it may."""
    offers_to_agree: date | None = None
    """Until when the reader can agree to sealed offers, where it has said nothing yet."""
    offer_to_seal: date | None = None
    """Until when the reader can seal in the round that is open, where it has not."""
    to_choose: bool = False
    """What a later mediator may read of the reader's channel waits for the reader's choice."""
    conflict_to_answer: bool = False
    asked: tuple[tuple[UUID, date], ...] = ()
    """Acts that await this reader's consent, each with the day on which it lapses."""
    next_talk_at: datetime | None = None
    minutes_to_sign: UUID | None = None
    """Minutes of a session at which the reader was, and which it has neither signed nor refused to sign."""
    facts_to_confirm: UUID | None = None
    """Minutes with a fact of which the reader's party has said nothing yet."""
    to_sign: tuple[str, ...] = ()
    """Keys (hex) of those who must still sign."""
    sign_declined: bool = False
    """Somebody will not sign the agreement at hand."""
    mediator_signed: bool = False
    sign_by: date | None = None
    decide_by: date | None = None
    owed: tuple[Owed, ...] = ()


def tasks_of(seen: Situation) -> Tasks:
    """Both lists; a dispute that is over asks nothing of anybody."""
    return Tasks(tuple(_mine(seen)), tuple(_theirs(seen)))


def _mine(seen: Situation) -> Iterator[Task]:
    if seen.state == "intake" and seen.awaiting_completion and seen.side == "applicant":
        yield Task("complete_filing")
    if seen.state in ANSWERING and seen.party_id in seen.unanswered:
        yield Task("answer_invitation", seen.decide_by)
    if seen.conflict_to_answer:
        yield Task("answer_conflict")
    yield from (Task("answer_asked", by, key=key) for key, by in seen.asked)
    yield from _in_confidence(seen)
    if seen.state in TALKS and seen.proposal_put and not seen.answered:
        yield Task("answer_proposal")
    if seen.next_talk_at is not None and seen.state in BEFORE_FORCE:
        yield Task("attend", seen.next_talk_at)
    if seen.minutes_to_sign is not None:
        yield Task("sign_minutes", key=seen.minutes_to_sign)
    if seen.facts_to_confirm is not None and seen.facts_to_confirm != seen.minutes_to_sign:
        yield Task("confirm_facts", key=seen.facts_to_confirm)
    if seen.state == "agreement" and seen.party_id.hex in seen.to_sign:
        yield Task("sign", seen.sign_by)
    if seen.state in STANDING:
        yield from (Task("pay", one.due_on, one.amount_fen) for one in seen.owed if _owes(one, seen))
        yield from (Task("confirm", None, one.amount_fen) for one in seen.owed if _to_confirm(one, seen))


def _in_confidence(seen: Situation) -> Iterator[Task]:
    if seen.to_choose:
        yield Task("choose_for_mediator")
    if seen.state in TALKS and seen.offers_to_agree is not None:
        yield Task("agree_offers", seen.offers_to_agree)
    if seen.state in TALKS and seen.offer_to_seal is not None:
        yield Task("seal_offer", seen.offer_to_seal)


def _owes(one: Owed, seen: Situation) -> bool:
    return one.payer_id == seen.party_id and one.state in PAYABLE


def _to_confirm(one: Owed, seen: Situation) -> bool:
    return one.payee_id == seen.party_id and one.state == "paid"


def _theirs(seen: Situation) -> Iterator[Task]:
    """While an agreement in force is talked over anew it goes on to be paid."""
    yield from _of_the_state(seen)
    if seen.state in RENEGOTIATING:
        yield from _payments(seen)


def _of_the_state(seen: Situation) -> Iterator[Task]:
    if seen.state == "intake":
        yield from _at_intake(seen)
    elif seen.state in TALKS:
        yield from _in_talks(seen)
    elif seen.state == "agreement":
        yield from _at_signing(seen)
    elif seen.state == "enforcement":
        yield from _in_enforcement(seen)


def _at_intake(seen: Situation) -> Iterator[Task]:
    if seen.awaiting_completion and seen.side != "applicant":
        yield Task("other_completes")
    if seen.unanswered - {seen.party_id}:
        yield Task("other_answers_invitation", seen.decide_by)
    if not seen.awaiting_completion:
        yield Task("office_decides", seen.decide_by)


def _in_talks(seen: Situation) -> Iterator[Task]:
    if seen.suspended:
        yield Task("mediator_resumes")
    elif not seen.mediator_states:
        yield Task("office_assigns")
    elif "accepted" not in seen.mediator_states:
        yield Task("mediator_takes_on")
    elif seen.proposal_put:
        yield Task("other_answers_proposal")
    else:
        yield Task(f"mediator_{seen.state}")


def _at_signing(seen: Situation) -> Iterator[Task]:
    if seen.sign_declined:
        yield Task("mediator_reopens")
        return
    if set(seen.to_sign) - {seen.party_id.hex}:
        yield Task("other_signs", seen.sign_by)
    if not seen.mediator_signed:
        yield Task("mediator_signs")
    if not seen.to_sign and seen.mediator_signed:
        yield Task("office_seals")


def _in_enforcement(seen: Situation) -> Iterator[Task]:
    yield from _payments(seen)
    if all(one.state in SETTLED for one in seen.owed):
        yield Task("mediator_closes")


def _payments(seen: Situation) -> Iterator[Task]:
    for one in seen.owed:
        if one.payer_id != seen.party_id and one.state in PAYABLE:
            yield Task("other_pays", one.due_on, one.amount_fen)
        elif one.payee_id != seen.party_id and one.state == "paid":
            yield Task("other_confirms", None, one.amount_fen)
