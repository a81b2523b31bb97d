"""Minutes as they were laid out, and what was said to them; the same for all who may read the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.minutes import queries, rules
from mediation.minutes.models import Attendee, MediationMinutes, MinutesFact, MinutesWord
from mediation.minutes.rules import Seat
from mediation.minutes.text import digest_of
from mediation.parties.models import Party, Utterance
from mediation.policy.relations import DisputeSubject


@dataclass(frozen=True)
class WordShown:
    """A signature, refusal or objection; `by` entered it where that was somebody else."""

    kind: str
    method: str
    level: str
    words: str
    at: datetime
    by: str
    document_id: UUID | None


@dataclass(frozen=True)
class PersonShown:
    """Somebody present, and what the person said to the text."""

    id: UUID
    name: str
    role: str
    side: str
    party_id: UUID | None
    party: str
    capacity: str
    words: tuple[WordShown, ...]
    own: bool
    """The reader is this person."""

    def word(self, kind: str) -> WordShown | None:
        """The person's word of a kind, if there is one."""
        return next((each for each in self.words if each.kind == kind), None)


@dataclass(frozen=True)
class AnswerShown:
    """What one party says of a fact; without an answer it is awaited."""

    party_id: UUID
    party: str
    answer: str
    how: str
    at: datetime | None
    note: str


@dataclass(frozen=True)
class FactShown:
    """A fact and what became of it: confirmed, denied or awaited."""

    id: UUID
    text: str
    verdict: str
    confirmed_at: datetime | None
    answers: tuple[AnswerShown, ...]


@dataclass(frozen=True)
class VersionShown:
    """Another version of the same minutes."""

    id: UUID
    number: int
    state: str
    laid_out_at: datetime


@dataclass(frozen=True)
class MinutesShown:
    """One version with everything around it."""

    id: UUID
    talk_id: UUID
    number: int
    state: str
    text: Mapping[str, Any]
    digest: str
    unchanged: bool
    """The text in the store still has the digest that was signed."""
    change_note: str
    laid_out_at: datetime
    laid_out_by: str
    signed_at: datetime | None
    people: tuple[PersonShown, ...]
    facts: tuple[FactShown, ...]
    versions: tuple[VersionShown, ...]
    parties: Mapping[UUID, str]
    seats: tuple[Seat, ...]

    @property
    def open(self) -> bool:
        """Whether something may still be said to it."""
        return self.state in ("laid_out", "signed")

    @property
    def waiting(self) -> tuple[PersonShown, ...]:
        """Those who have neither signed nor refused."""
        return tuple(each for each in self.people if not each.word("signature") and not each.word("refusal"))

    @property
    def unsigned(self) -> tuple[PersonShown, ...]:
        """Those who have not signed."""
        return tuple(each for each in self.people if not each.word("signature"))


def shown(session: Session, actor: Actor, subject: DisputeSubject, minutes_id: UUID) -> MinutesShown:
    """One version, for a reader whom the header of the case let in. Raises NotFound."""
    row = queries.one(session, subject.id, minutes_id)
    parties = _parties(session, subject.id)
    people = queries.people(session, row.id)
    words = queries.words(session, row.id)
    facts = queries.facts(session, row.id)
    said = queries.fact_words(session, subject.id, [fact.id for fact in facts])
    names = _names(session, {row.laid_out_by} | {each.entered_by for each in words if each.entered_by})
    named = {party.id: party.name for party in parties}
    wanted = rules.confirming([(party.id, party.side) for party in parties], _came(people))
    themselves = {
        each.party_id for each in subject.members
        if each.person_id == actor.person_id and each.capacity == "self"
    }  # fmt: skip
    return MinutesShown(
        row.id, row.talk_id, row.number, row.state, row.text, row.digest, digest_of(row.text) == row.digest,
        row.change_note, row.laid_out_at, names.get(row.laid_out_by, ""), row.signed_at,
        tuple(_person(each, words, names, named, _is(each, actor, themselves)) for each in people),
        tuple(_fact(fact, said.get(fact.id, {}), wanted, named) for fact in facts),
        _versions(session, row), named,
        tuple(Seat(party.id, party.side, _capacities(party.id, people)) for party in parties),
    )  # fmt: skip


def _is(row: Attendee, actor: Actor, themselves: set[UUID]) -> bool:
    if row.person_id is None:
        return row.party_id in themselves
    return row.person_id == actor.person_id


def _came(people: list[Attendee]) -> list[UUID]:
    return [each.party_id for each in people if each.party_id]


def _capacities(party: UUID, people: list[Attendee]) -> tuple[str, ...]:
    return tuple(each.capacity for each in people if each.party_id == party)


def _parties(session: Session, dispute_id: UUID) -> list[Any]:
    query = select(Party.id, Party.side, Party.name).where(Party.dispute_id == dispute_id)
    return list(session.execute(query.order_by(Party.side, Party.position)))


def _names(session: Session, people: set[UUID]) -> dict[UUID, str]:
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(sorted(people))))
    return {row.id: row.name for row in rows}


def _person(
    row: Attendee, words: list[MinutesWord], names: dict[UUID, str], parties: dict[UUID, str], own: bool
) -> PersonShown:
    said = tuple(_word(each, names) for each in words if each.attendee_id == row.id)
    party = parties.get(row.party_id, "") if row.party_id else ""
    return PersonShown(row.id, row.name, row.role, row.side, row.party_id, party, row.capacity, said, own)


def _word(row: MinutesWord, names: dict[UUID, str]) -> WordShown:
    by = names.get(row.entered_by, "") if row.entered_by else ""
    return WordShown(row.kind, row.method, row.level, row.words, row.at, by, row.document_id)


def _fact(
    row: MinutesFact, said: Mapping[UUID, Utterance], wanted: frozenset[UUID], named: dict[UUID, str]
) -> FactShown:
    verdict = rules.verdict({party: words.value for party, words in said.items()}, wanted)
    if row.confirmed_at is not None:
        verdict = "confirmed"
    answers = tuple(_answer(party, named[party], said.get(party)) for party in named if party in wanted)
    return FactShown(row.id, row.text, verdict, row.confirmed_at, answers)


def _answer(party: UUID, name: str, words: Utterance | None) -> AnswerShown:
    if words is None:
        return AnswerShown(party, name, "", "", None, "")
    return AnswerShown(party, name, words.value, words.how, words.said_at, words.note)


def _versions(session: Session, row: MediationMinutes) -> tuple[VersionShown, ...]:
    query = select(MediationMinutes).where(
        MediationMinutes.talk_id == row.talk_id, MediationMinutes.id != row.id
    )
    return tuple(
        VersionShown(each.id, each.number, each.state, each.laid_out_at)
        for each in session.scalars(query.order_by(MediationMinutes.number))
    )
