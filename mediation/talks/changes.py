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
from mediation.talks.models import Absence, Announcement, Contact, Conveyance, Preparation, Talk
from mediation.talks.rules import RIGHTS_ALWAYS


@dataclass(frozen=True)
class ContactMade:
    """An attempt to reach a party: when (UTC), how, whether it was reached and told of its rights."""

    party_id: UUID
    at: datetime
    how: str
    reached: bool
    rights_told: bool = False
    note: str = ""
    rights: tuple[str, ...] = ()
    """Which ones; where none is named and `rights_told` stands, those every first contact tells."""


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
    risk: bool = False
    """Feelings run high, or somebody could come to harm."""


@dataclass(frozen=True)
class Point:
    """One issue of the case map, with the claim items it is about and the papers for and against it."""

    text: str
    claims: tuple[UUID, ...] = ()
    supports: tuple[UUID, ...] = ()
    contradicts: tuple[UUID, ...] = ()
    note: str = ""

    def kept(self, key: UUID) -> dict[str, Any]:
        """The same as it lies in the map."""
        return {
            "id": key.hex, "text": self.text, "claims": [each.hex for each in self.claims],
            "supports": [each.hex for each in self.supports],
            "contradicts": [each.hex for each in self.contradicts], "note": self.note,
        }  # fmt: skip


def add_contact(
    session: Session, actor: Actor, place: Compartment, party: Party, made: ContactMade
) -> Contact:
    """One line of the contact log; its note is sealed for the mediators."""
    told = made.rights or (RIGHTS_ALWAYS if made.rights_told else ())
    row = Contact(
        id=identifiers.new(actor.stream(place.id)), dispute_id=place.dispute_id, party_id=party.id,
        side=party.side, at=made.at, how=made.how, reached=made.reached, rights_told=bool(told),
        rights=list(told), note_sealed=None, entered_by=actor.person_id, entered_at=clock.now(),
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


def keep_points(session: Session, actor: Actor, place: Compartment, points: list[dict[str, Any]]) -> None:
    """The issues with what they are linked to, in place of those before."""
    row = preparation_of(session, place)
    row.issues_noted = row.issues_noted or bool(points)
    _keep(session, actor, place, row, {"points": points}, "talk.case_mapped")


def keep_way(session: Session, actor: Actor, place: Compartment, chosen: WayChosen) -> None:
    """The way of mediation in place of the one before."""
    row = preparation_of(session, place)
    row.way, row.place, row.attempts_exhausted = chosen.way, chosen.place, chosen.attempts_exhausted
    row.applicant_meets, row.respondent_meets = chosen.applicant_meets, chosen.respondent_meets
    told = {"attendees": chosen.attendees, "interpreter": chosen.interpreter, "risk": chosen.risk}
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
    session: Session, actor: Actor, dispute_id: UUID, starts_at: datetime, mode: str, place: str, **more: Any
) -> Talk:
    """A joint session as arranged; the caller writes the joint entry. `more` are columns of its planning."""
    row = Talk(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, state="scheduled",
        starts_at=starts_at, mode=mode, place=place, notice_at=clock.now(), held_from=None, held_until=None,
        present="", issues="", positions="", undisputed_facts="", methods=[], outcome="", cited=None,
        recorded_by=None, **more,
    )  # fmt: skip
    session.add(row)
    return row


def add_conveyance(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, words: str, consent: str
) -> Conveyance:
    """Words as their party released them; the caller has seen to the consent and writes the entries."""
    row = Conveyance(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, party_id=party_id, words=words,
        consent=consent, at=clock.now(), by=actor.person_id,
    )  # fmt: skip
    session.add(row)
    return row


def add_absence(session: Session, actor: Actor, talk: Talk, party_id: UUID, excused: bool) -> None:
    """A party that did not come; the caller writes the joint entry."""
    row = Absence(
        id=identifiers.new(actor.stream(talk.dispute_id)), dispute_id=talk.dispute_id, talk_id=talk.id,
        party_id=party_id, excused=excused, noted_at=clock.now(), noted_by=actor.person_id,
    )  # fmt: skip
    session.add(row)
