"""The talks: begin them apart, together or apart again, and what everybody may know of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.said import Said, hear
from mediation.talks import changes as talks
from mediation.talks import queries, rules


def begin_back_to_back(session: Session, actor: Actor, dispute_id: UUID, seen: int | None) -> None:
    """Begin the talks with each party apart. Raises what `permit` raises."""
    _step(session, actor, dispute_id, seen, "begin_back_to_back")


def return_to_back_to_back(session: Session, actor: Actor, dispute_id: UUID, seen: int | None) -> None:
    """Go back from talks together to talks apart. Raises what `permit` raises."""
    _step(session, actor, dispute_id, seen, "return_to_back_to_back")


def _step(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, trigger: str) -> None:
    with transaction(session):
        case = take(session, actor, dispute_id)
        advance(case, trigger, permit(case, trigger, seen))


@dataclass(frozen=True)
class Meeting:
    """What the form of begin_face_to_face says: both waived the notice; why somebody was not heard apart."""

    notice_waived: bool = False
    reason_not_apart: str | None = None


def begin_face_to_face(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, meeting: Meeting
) -> None:
    """Begin the talks together. A reason for not hearing a party apart stays with the mediators.

    Raises what `permit` raises.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "begin_face_to_face", seen, _given(case, meeting))
        if meeting.notice_waived and not case.facts.notice_given:
            for party in case.parties:
                waiver = hear(case, party, "notice_waiver", Said("oral", clock.now()), value="waived")
                waived = Subject("utterance", waiver.id)
                case.record("talk.notice_waived", waived, ground, on_behalf_of=party.id)
        if meeting.reason_not_apart and case.facts.heard_apart < case.facts.parties:
            place = queries.mediators_compartment(session, dispute_id, lock=True)
            talks.keep_reason(session, actor, place, meeting.reason_not_apart)
        advance(case, "begin_face_to_face", ground)


def _given(case: Case, meeting: Meeting) -> Mapping[str, bool]:
    facts = case.facts
    return {
        "notice_given_or_waived": facts.notice_given or meeting.notice_waived,
        "heard_apart_or_reason": rules.heard_apart_or_reason(
            facts.heard_apart, facts.parties, meeting.reason_not_apart
        ),
    }


def announce(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> None:
    """Let everybody know that a party was heard apart, and nothing of when or how often.

    Raises NotPossible("announced_already"), NotFound, NotAllowed, Refused.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.ANNOUNCE)
        party = case.party(party_id)
        if party.id in queries.announced(session, dispute_id):
            raise NotPossible("announced_already")
        row = talks.add_announcement(session, actor, dispute_id, party.id)
        after: dict[str, Any] = {"party": party.id}
        case.record("talk.announced", Subject("announcement", row.id), ground, after=after)


def refuse_past(**moments: datetime) -> None:
    """Raises Invalid for each moment that is over already."""
    wrong = {name: "before_now" for name, moment in moments.items() if moment < clock.now()}
    if wrong:
        raise Invalid(**wrong)
