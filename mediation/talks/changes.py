"""Write preparation, announcements and sessions, each with its audit entry, in the caller's transaction."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.channels import compartments
from mediation.channels.models import Compartment
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.parties.models import Party
from mediation.talks.models import Announcement, Contact, Preparation, Talk


@dataclass(frozen=True)
class ContactMade:
    """An attempt to reach a party: when (UTC), how, whether it was reached and told of its rights."""

    party_id: UUID
    at: datetime
    how: str
    reached: bool
    rights_told: bool = False
    note: str = ""


@dataclass(frozen=True)
class CaseMap:
    """The case and each side's circumstances, as the mediator sees them; facts may be empty still."""

    issues: str
    undisputed_facts: str = ""
    evidence_applicant: str = ""
    evidence_respondent: str = ""
    circumstances: str = ""


@dataclass(frozen=True)
class WayChosen:
    """The way of mediation: order, place, who attends, and who would not meet the other."""

    way: str
    place: str
    attendees: str = ""
    interpreter: str = ""
    applicant_meets: bool = True
    respondent_meets: bool = True
    attempts_exhausted: bool = False


def add_contact(
    session: Session, actor: Actor, place: Compartment, party: Party, made: ContactMade
) -> Contact:
    """One line of the contact log; its note is sealed for the mediators."""
    row = Contact(
        id=identifiers.new(actor.stream(place.id)), dispute_id=place.dispute_id, party_id=party.id,
        side=party.side, at=made.at, how=made.how, reached=made.reached, rights_told=made.rights_told,
        note_sealed=None, entered_by=actor.person_id, entered_at=clock.now(),
    )  # fmt: skip
    if made.note:
        row.note_sealed = compartments.sealer(place)(made.note.encode(), f"contact|{row.id.hex}")
    session.add(row)
    _note(session, actor, place, "talk.contact_logged", Subject("contact", row.id),
          {"party": party.id, "how": made.how, "reached": made.reached})  # fmt: skip
    return row


def keep_map(session: Session, actor: Actor, place: Compartment, map_: CaseMap) -> None:
    """The case map in place of the one before."""
    row = preparation_of(session, place)
    row.issues_noted = bool(map_.issues)
    _keep(session, actor, place, row, {"map": asdict(map_)}, "talk.case_mapped")


def keep_way(session: Session, actor: Actor, place: Compartment, chosen: WayChosen) -> None:
    """The way of mediation in place of the one before."""
    row = preparation_of(session, place)
    row.way, row.place, row.attempts_exhausted = chosen.way, chosen.place, chosen.attempts_exhausted
    row.applicant_meets, row.respondent_meets = chosen.applicant_meets, chosen.respondent_meets
    told = {"attendees": chosen.attendees, "interpreter": chosen.interpreter}
    _keep(session, actor, place, row, told, "talk.way_chosen")


def keep_reason(session: Session, actor: Actor, place: Compartment, reason: str) -> None:
    """Why a party was not heard apart, in the mediators' compartment only."""
    row = preparation_of(session, place)
    row.reason_not_apart, row.changed_at = reason, clock.now()
    _note(session, actor, place, "talk.not_heard_apart", Subject("preparation", place.id), {"reason": reason})


def preparation_of(session: Session, place: Compartment) -> Preparation:
    """The dispute's row of preparation, made when first needed; `place` is locked by the caller."""
    row = session.get(Preparation, place.dispute_id)
    if row is None:
        row = Preparation(
            dispute_id=place.dispute_id, issues_noted=False, attempts_exhausted=False,
            applicant_meets=True, respondent_meets=True, changed_at=clock.now(),
        )  # fmt: skip
        session.add(row)
    return row


def _keep(
    session: Session, actor: Actor, place: Compartment, row: Preparation, told: dict[str, Any], verb: str
) -> None:
    before = json.loads(compartments.opener(place)(row.map_sealed, "case_map")) if row.map_sealed else {}
    kept = {**before, **told}
    row.map_sealed = compartments.sealer(place)(json.dumps(kept, ensure_ascii=False).encode(), "case_map")
    row.changed_at = clock.now()
    place.version += 1
    _note(session, actor, place, verb, Subject("preparation", place.id), {"version": place.version, **told})


def _note(
    session: Session, actor: Actor, place: Compartment, verb: str, subject: Subject, after: dict[str, Any]
) -> None:
    record(session, actor, verb, subject, compartments.chain_of(place), after=after)


def add_announcement(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> Announcement:
    """Everybody may know that this party was heard apart; the caller writes the joint entry."""
    row = Announcement(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, party_id=party_id,
        at=clock.now(), by=actor.person_id,
    )  # fmt: skip
    session.add(row)
    return row


def add_session(
    session: Session, actor: Actor, dispute_id: UUID, starts_at: datetime, mode: str, place: str
) -> Talk:
    """A joint session as arranged; the caller writes the joint entry."""
    row = Talk(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, state="scheduled",
        starts_at=starts_at, mode=mode, place=place, notice_at=clock.now(), held_from=None, held_until=None,
        present="", issues="", positions="", undisputed_facts="", methods=[], outcome="", cited=None,
        recorded_by=None,
    )  # fmt: skip
    session.add(row)
    return row
