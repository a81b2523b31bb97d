"""What may have begun the limitation anew, or let it stand still, is told, and put right by a later row.

A party tells it for itself, staff enter what they heard from a party. It moves no step and bars none: the
three days of each thing asked for follow from it, and the certificate of facts says it as it was told.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.claims import events
from mediation.claims.event_models import LimitationEvent
from mediation.claims.events import TAKEN_BACK, Happening
from mediation.claims.models import ClaimItem
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, Stale
from mediation.parties.models import Party, Utterance
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.said import Said, hear


def tell(
    session: Session, actor: Actor, dispute_id: UUID, happening: Happening, said: Said,
    party_id: UUID | None = None,
) -> UUID:  # fmt: skip
    """Write down what somebody told; gives its key. `party_id` is whose words staff heard.

    Raises NotFound, NotAllowed, Invalid for a day to come, a kind or item there is not, an end before the
    beginning or of something that has none, or words that staff do not say from whom they heard them.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        return _write(case, _speaker(case, party_id), happening, said).id


def correct(
    session: Session, actor: Actor, dispute_id: UUID, key: UUID, happening: Happening | None, said: Said,
    party_id: UUID | None = None,
) -> UUID:  # fmt: skip
    """Put right what was told: `happening` stands instead, or nothing where it was not so at all.

    Raises the same as `tell`; NotFound for what a party did not tell itself, Stale where somebody else
    has corrected it meanwhile.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        speaker = _speaker(case, party_id)
        row = _standing(case, key)
        if happening is None:
            happening = replace(_happening(row), kind=TAKEN_BACK)
        elif happening == _happening(row) and not said.note.strip() and said.scan is None:
            raise Invalid(kind="unchanged")
        return _write(case, speaker, happening, said, row).id


def _speaker(case: Case, party_id: UUID | None) -> Party:
    """A party on the applicant's side speaks for itself; staff name whom they heard."""
    case.require(Permission.TELL_LIMITATION)
    if case.own_parties:
        return case.own_party("applicant")
    if party_id is None:
        raise Invalid(party="missing")
    return case.party(party_id)


def _standing(case: Case, key: UUID) -> LimitationEvent:
    row = events.standing_one(case.session, case.dispute.id, key)
    if row is None:
        known = case.session.get(LimitationEvent, key)
        raise Stale(()) if known is not None and known.dispute_id == case.dispute.id else NotFound()
    speaker = case.session.scalar(select(Utterance.party_id).where(Utterance.id == row.utterance_id))
    if case.own_parties and speaker not in case.own_parties:
        raise NotFound()
    return row


def _write(
    case: Case, speaker: Party, told: Happening, said: Said, corrects: LimitationEvent | None = None
) -> LimitationEvent:
    ground = case.require(Permission.TELL_LIMITATION)
    if told.kind != TAKEN_BACK:
        wrong = events.faults(told, _items(case), clock.today())
        if wrong:
            raise Invalid(**wrong)
    words = hear(case, speaker, "limitation", said, value="given")
    before = corrects.id if corrects is not None else None
    row = events.write(case.session, case.actor, case.dispute.id, told, words.id, before)
    words.subject_id = row.id
    case.record(
        "claim.limitation_corrected" if corrects is not None else "claim.limitation_told",
        Subject("limitation_event", row.id), ground,
        before=_kept(corrects) if corrects is not None else None, after=_facts(told),
        reason=said.note.strip() or None, on_behalf_of=None if case.own_parties else speaker.id,
    )  # fmt: skip
    return row


def _items(case: Case) -> list[UUID]:
    asked = ClaimItem.dispute_id == case.dispute.id, ClaimItem.withdrawn_at.is_(None)
    return list(case.session.scalars(select(ClaimItem.id).where(*asked)))


def _happening(row: LimitationEvent) -> Happening:
    return Happening(row.kind, row.began_on, row.ended_on, row.claim_item_id)


def _kept(row: LimitationEvent) -> dict[str, Any]:
    return {"event": row.id, **_facts(_happening(row))}


def _facts(told: Happening) -> dict[str, Any]:
    facts = asdict(told)
    return {"kind": facts["kind"], "began_on": facts["began_on"], "ended_on": facts["ended_on"],
            "item": facts["item_id"]}  # fmt: skip
