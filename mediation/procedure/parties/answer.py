"""What a party answers by itself: the invitation, what was to be completed, and words put down as its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.documents import changes as documents
from mediation.documents.uploads import all_checked
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.parties import changes as parties
from mediation.parties import contradictions
from mediation.parties.models import Party, Utterance
from mediation.parties.rules import ONLINE
from mediation.policy.decide import may
from mediation.policy.permissions import Permission
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.procedure.mediators import conflict
from mediation.procedure.minutes.reopen import after_contradiction
from mediation.procedure.objecting import make
from mediation.procedure.offers import method
from mediation.procedure.said import Said, hear, own_words

ANSWERS = ("agrees", "refuses", "words")
"""Agree, refuse, or answer in words alone, which is neither."""


@dataclass(frozen=True)
class Completion:
    """What was missing: a text, and files as (content, name)."""

    text: str
    files: Sequence[tuple[bytes, str]] = ()


def answer_invitation(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, answer: str, words: str = ""
) -> None:
    """A respondent answers the invitation itself (LMAL 5, ECMR 22); its words stand in the joint file.

    An answer in words alone leaves open whether the party agrees. Raises Invalid(answer=…),
    Invalid(words="missing"), and what `permit` raises.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "answer_invitation", seen)
        party = case.own_party("respondent")
        _refuse_bad_answer(party, answer, words)
        said = Said(ONLINE, clock.now(), words)
        hear(case, party, "invitation", said, value=answer)
        before = {"answer": party.answer}
        if answer != "words":
            parties.answer(party, answer, said.said_at)
        after = {"answer": answer, "how": said.how}
        advance(case, "answer_invitation", ground, note=words, before=before, after=after)


def _refuse_bad_answer(party: Party, answer: str, words: str) -> None:
    if party.invited_at is None:
        raise NotFound()
    if answer not in ANSWERS:
        raise Invalid(answer="unknown")
    if answer == "words" and not words.strip():
        raise Invalid(words="missing")


def complete_filing(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, completion: Completion
) -> None:
    """The applicant hands in what was asked for; the office's days to decide run on (ECMR 22).

    Both sides see the papers. Raises Invalid(text="missing"), Invalid(files=…) and what
    `permit` raises.
    """
    uploads = all_checked(completion.files)
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "complete_filing", seen)
        if not completion.text.strip():
            raise Invalid(text="missing")
        applicant = case.own_party("applicant")
        for upload in uploads:
            documents.keep(session, case, upload, "evidence", party_id=applicant.id, ground=ground)
        own_words(case, applicant, "completion", completion.text)
        case.dispute.awaiting_completion = None
        advance(case, "complete_filing", ground, note=completion.text, after={"papers": len(uploads)})


def contradict(session: Session, actor: Actor, dispute_id: UUID, utterance_id: UUID, words: str) -> None:
    """A party denies what was recorded as its own words; the contradiction stands beside them from then on.

    An answer to the invitation is taken back; a conflict settled by a consent that is denied is open
    again. What a step has done already stays: only people can undo it. Raises NotFound for anybody
    else's words, NotPossible("already_contradicted"), Invalid(words="missing").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.CONTRADICT)
        said = _recorded(case, utterance_id)
        if said.contradicted_at is not None:
            raise NotPossible("already_contradicted")
        if not words.strip():
            raise Invalid(words="missing")
        contradictions.contradict(said, words)
        after_contradiction(case, ground, said)
        taken_back = contradictions.take_back_answer(case.party(said.party_id), said)
        after = {"kind": said.kind, "answer_taken_back": taken_back}
        subject = Subject("utterance", said.id)
        case.record("consent.contradicted", subject, ground, after=after, reason=words)
        conflict.reopen_if_denied(case, said, ground)
        make.lapse_if_denied(case, said, ground)
        method.stop_if_denied(case, said, ground)


def _recorded(case: Case, utterance_id: UUID) -> Utterance:
    """Words that staff put down for the actor's own party, as far as it may read them. Raises NotFound."""
    said = case.session.get(Utterance, utterance_id)
    if said is None or said.party_id not in case.own_parties or said.how == ONLINE:
        raise NotFound()
    if said.kind != "invitation" and not may(case.actor, Permission.READ_OWN, case.subject):
        raise NotFound()
    return said
