"""Write drafts, minutes and what is said to them, each with its audit entry, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, record
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from mediation.minutes.models import Attendee, MediationMinutes, MinutesDraft, MinutesFact, MinutesWord
from mediation.minutes.rules import FRESH_VERSIONS
from mediation.minutes.text import Content, digest_of, kept, read
from mediation.talks import notes
from mediation.talks.models import Talk
from workflows.minutes import MINUTES


@dataclass(frozen=True)
class Came:
    """Somebody who was present, as the minutes keep it."""

    name: str
    role: str
    side: str = ""
    party_id: UUID | None = None
    person_id: UUID | None = None
    capacity: str = ""


@dataclass(frozen=True)
class Found:
    """A fact to be confirmed; where a side has stated it before, what it is and its raw value."""

    text: str
    item_id: UUID | None = None
    law_kind: str = ""
    fact: str = ""
    raw: Any = None
    confirmed_at: datetime | None = None
    """When all confirmed it already, in the version that is corrected."""


@dataclass(frozen=True)
class Written:
    """Everything of one version: text as it is signed, people, facts, the agreed proposal."""

    text: Mapping[str, Any]
    content: Content
    """As it was written, with which a correction begins."""
    came: Sequence[Came]
    facts: Sequence[Found]
    proposal_id: UUID | None = None


@dataclass(frozen=True)
class InHand:
    """Who acts, on what ground, and the joint chain into which it is written."""

    actor: Actor
    ground: Ground
    chain: Chain


def content_of(place: Any, row: MinutesDraft) -> Content:
    """What is written in a draft, opened with the mediators' compartment."""
    return read(notes.opened(place, row.content_sealed, _purpose(row.talk_id)))


def keep_draft(
    session: Session,
    actor: Actor,
    place: Any,
    talk: Talk,
    row: MinutesDraft | None,
    content: Content,
    version: int,
) -> MinutesDraft:
    """The draft in place of the one before, as this version of it; in the mediators' chain only."""
    if row is None:
        row = MinutesDraft(talk_id=talk.id, dispute_id=talk.dispute_id)
        session.add(row)
    row.version, row.changed_at, row.changed_by = version, clock.now(), _person(actor)
    row.content_sealed = notes.sealed(place, kept(content), _purpose(talk.id))
    notes.entered(
        session, actor, place, "minutes.drafted", Subject("minutes_draft", talk.id), {"version": version}
    )
    return row


def fresh_version(number: int) -> int:
    """The version of a draft of which nothing is saved yet, when so many versions were laid out.

    A tab left open since before the laying out must not pass for one that begins a correction.
    """
    return number * FRESH_VERSIONS


def lay_out(
    session: Session, hand: InHand, talk: Talk, before: MediationMinutes | None, written: Written
) -> MediationMinutes:
    """Fix the text of a version by its digest, in place of the one before."""
    actor = hand.actor
    row = MediationMinutes(
        id=identifiers.new(actor.stream(talk.dispute_id)), dispute_id=talk.dispute_id, talk_id=talk.id,
        number=before.number + 1 if before else 1, state=MINUTES.initial,
        text=dict(written.text),
        written=kept(written.content),
        digest=digest_of(written.text), change_note=str(written.text["change_note"]),
        proposal_id=written.proposal_id,
        laid_out_at=clock.now(), laid_out_by=_person(actor), signed_at=None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    _add_people(session, actor, row, written.came)
    _add_facts(session, actor, row, written.facts)
    if before is not None:
        step(session, hand, before, "supersede")
    step(session, hand, row, "lay_out", {"number": row.number, "digest": row.digest}, row.change_note)
    return row


def _add_people(session: Session, actor: Actor, row: MediationMinutes, came: Sequence[Came]) -> None:
    for position, each in enumerate(came, 1):
        session.add(
            Attendee(
                id=identifiers.new(actor.stream(row.dispute_id)), minutes_id=row.id, position=position,
                name=each.name, role=each.role, side=each.side, party_id=each.party_id,
                person_id=each.person_id, capacity=each.capacity,
            )
        )  # fmt: skip


def _add_facts(session: Session, actor: Actor, row: MediationMinutes, found: Sequence[Found]) -> None:
    for position, each in enumerate(found, 1):
        session.add(
            MinutesFact(
                id=identifiers.new(actor.stream(row.dispute_id)), minutes_id=row.id, position=position,
                text=each.text, claim_item_id=each.item_id, law_kind=each.law_kind, fact=each.fact,
                value={"raw": each.raw} if each.item_id else None, confirmed_at=each.confirmed_at,
            )
        )  # fmt: skip


def step(
    session: Session,
    hand: InHand,
    row: MediationMinutes,
    trigger: str,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Move minutes along their workflow, in the joint chain of the dispute."""
    move(
        session, row, MINUTES, trigger, actor=hand.actor, chain=hand.chain, ground=hand.ground,
        after=after, reason=reason or None,
    )  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A signature, a refusal or an objection as it is put down."""

    kind: str
    method: str
    at: datetime
    level: str = ""
    words: str = ""
    person_id: UUID | None = None
    document_id: UUID | None = None


VERBS = {
    "signature": "minutes.signature_given", "refusal": "minutes.signature_refused",
    "objection": "minutes.objected",
}  # fmt: skip


def say(session: Session, hand: InHand, row: MediationMinutes, who: Attendee, word: Word) -> MinutesWord:
    """Put a word beside the text; what the mediator enters for others is marked so."""
    entered_by = hand.actor.person_id if word.person_id != hand.actor.person_id else None
    kept_word = MinutesWord(
        id=identifiers.new(hand.actor.stream(row.dispute_id)), attendee_id=who.id, kind=word.kind,
        words=word.words, method=word.method, level=word.level, digest=row.digest, at=word.at,
        person_id=word.person_id, entered_by=entered_by, document_id=word.document_id,
    )  # fmt: skip
    session.add(kept_word)
    told = {"attendee": who.id, "method": word.method, "level": word.level, "digest": row.digest}
    record(
        session, hand.actor, VERBS[word.kind], Subject("minutes", row.id), hand.chain, after=told,
        reason=word.words or None, ground=hand.ground, on_behalf_of=who.party_id if entered_by else None,
    )  # fmt: skip
    return kept_word


def _person(actor: Actor) -> UUID:
    if actor.person_id is None:
        raise ValueError("minutes are written by a person")
    return actor.person_id


def _purpose(talk_id: UUID) -> str:
    return f"minutes|{talk_id.hex}"
