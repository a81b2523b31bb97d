"""Who is invited to a session and how they are told: never why, never where, never by whom else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from mediation.audit.record import Subject
from mediation.channels.models import Compartment
from mediation.identity.models import Person
from mediation.kernel import clock, outbox
from mediation.kernel.actor import Ground
from mediation.parties.models import Party
from mediation.policy.relations import ENTRUSTED_CAPACITIES
from mediation.procedure.case import Case
from mediation.procedure.colleagues import tell_person
from mediation.procedure.mediating import tell_everybody
from mediation.procedure.said import Said, hear


def invited_people(case: Case) -> frozenset[UUID]:
    """Everybody known by name who comes to a joint session: who acts for a party, and the mediators."""
    acting = {member.person_id for member in case.subject.members if member.identified}
    return frozenset(acting | case.subject.mediators)


def tell_invited(case: Case, sentence: str) -> None:
    """A message to each party, to whoever else acts for it, and to the other mediators of the case."""
    tell_everybody(case, sentence)
    _tell_people(case, invited_people(case), sentence)


def _tell_people(case: Case, people: Iterable[UUID], sentence: str) -> None:
    """Whoever has the telephone of a party was told by that."""
    told = {party.phone_index for party in case.parties}
    query = select(Person).where(Person.id.in_(sorted(people)), Person.phone_index.is_not(None))
    for person in case.session.scalars(query.order_by(Person.id)):
        if person.phone_index not in told:
            told.add(person.phone_index)
            tell_person(case, person, sentence)


def tell_alone(
    case: Case, place: Compartment, party: Party, sentence: str, due_at: datetime | None = None
) -> None:
    """A message to whoever is heard in confidence for a party, about its channel; at once, or later.

    Queued as of the channel and not of the dispute: what others may do with the dispute must not
    depend on it (procedure/last_step.py asks for messages about the dispute).
    """
    if party.state != "identified":
        return
    members = {
        each.person_id
        for each in case.subject.members
        if each.party_id == party.id and each.capacity in ENTRUSTED_CAPACITIES
    }
    query = select(Person).where(Person.id.in_(sorted(members)), Person.phone_index.is_not(None))
    phones = {person.phone for person in case.session.scalars(query.order_by(Person.id)) if person.phone}
    for phone in sorted(phones):
        _queue(case, place, phone, sentence, due_at)


def tell_its_mediators(case: Case, place: Compartment, sentence: str) -> None:
    """A message to the mediators of the case about what one party asked of them alone."""
    query = select(Person).where(
        Person.id.in_(sorted(case.subject.mediators - case.subject.conflicted)),
        Person.phone_index.is_not(None),
    )
    for person in case.session.scalars(query.order_by(Person.id)):
        if person.phone and person.id != case.actor.person_id:
            _queue(case, place, person.phone, sentence)


def _queue(case: Case, place: Compartment, phone: str, sentence: str, due_at: datetime | None = None) -> None:
    text = f"【劳动争议调解】{case.dispute.number}：{sentence}"
    stream = case.actor.stream(place.id)
    outbox.enqueue(case.session, stream, "sms", phone, text, about=place.id, due_at=due_at)


def waive_notice(case: Case, ground: Ground, talk_id: UUID) -> None:
    """Keep that every party agreed to be told later than promised, as it was said; each may contradict it."""
    for party in case.parties:
        said = Said("oral", clock.now())
        waiver = hear(case, party, "notice_waiver", said, value="waived", subject_id=talk_id)
        case.record("talk.notice_waived", Subject("utterance", waiver.id), ground, on_behalf_of=party.id)
