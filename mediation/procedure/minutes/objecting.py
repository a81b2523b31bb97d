"""Somebody present will not sign, or finds the record wrong: noted beside, never changing the text.

By analogy to arbitration records: who finds gaps or faults may ask for a correction, and the request is noted
(LMAL 40); minutes with a refusal stay what they are, a record that the mediator signed.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible
from mediation.minutes import changes, queries
from mediation.minutes.changes import InHand, Word
from mediation.minutes.models import Attendee, MediationMinutes
from mediation.minutes.rules import MEDIATOR, REFUSAL, SIGNATURE
from mediation.parties.rules import ONLINE
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.minutes.signers import attendee_of, opened, own_attendees

KINDS = ("refusal", "objection")


def say(session: Session, actor: Actor, dispute_id: UUID, minutes_id: UUID, kind: str, words: str) -> None:
    """Somebody present says why it does not sign, or what is not right, on its own telephone.

    An objection is for who has not signed: who signs has read. Raises NotFound, NotAllowed, NotPossible,
    Invalid(words="missing").
    """
    _check(kind, words)
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.SIGN_MINUTES)
        row = opened(case, minutes_id)
        own = own_attendees(case, row)
        for each in own:
            word = Word(kind, ONLINE, clock.now(), words=words, person_id=actor.person_id)
            _put(case, InHand(actor, ground, case.chain), row, each, word)


def enter(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    minutes_id: UUID,
    attendee_id: UUID,
    kind: str,
    words: str,
) -> None:
    """The mediator notes the same as it was said on the spot. Raises as `say`, and Refused."""
    _check(kind, words)
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.WRITE_MINUTES)
        row = opened(case, minutes_id)
        who = attendee_of(case, row, attendee_id)
        if who.role == MEDIATOR:
            raise NotPossible("not_present")
        _put(case, InHand(actor, ground, case.chain), row, who, Word(kind, "oral", clock.now(), words=words))


def _check(kind: str, words: str) -> None:
    if kind not in KINDS:
        raise Invalid(kind="unknown")
    if not words.strip():
        raise Invalid(words="missing")


def _put(case: Case, hand: InHand, row: MediationMinutes, who: Attendee, word: Word) -> None:
    """One refusal and one objection of each; who signed refuses no more."""
    said = {each.kind for each in queries.words(case.session, row.id) if each.attendee_id == who.id}
    if word.kind in said:
        raise NotPossible("said_already")
    if word.kind == REFUSAL and SIGNATURE in said:
        raise NotPossible("already_signed_minutes")
    changes.say(case.session, hand, row, who, word)
