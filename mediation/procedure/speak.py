"""Speak in one party's own channel: the party itself, or a mediator with a grant. No joint row is touched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels import compartments
from mediation.channels.queries import Channel, Entry, entries, entry_of, open_channel
from mediation.channels.rules import SEALS as SEALS
from mediation.channels.rules import seal_of
from mediation.documents import shelf, uploads
from mediation.documents.rules import MOST_FILES
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.procedure.case import take
from mediation.procedure.cite import Citing, frozen
from mediation.talks import rules


@dataclass(frozen=True)
class TalkApart:
    """The record of a talk with one party alone, from when until when (UTC)."""

    held_from: datetime
    held_until: datetime
    text: str
    methods: tuple[str, ...] = ()
    citing: Citing = Citing()


@contextmanager
def _inside(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> Iterator[Channel]:
    """The channel, locked, in a transaction of its own. Raises NotFound for whoever may not read it."""
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        channel = open_channel(session, actor, dispute_id, party_id, lock=True)
        if not case.dispute.is_open:
            raise NotPossible("wrong_state")
        yield channel


def state(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, text: str, seal: str | None
) -> UUID:
    """A party's statement with its mark: keep, may be hinted, may be conveyed.

    Raises Invalid, NotFound, NotPossible("wrong_state").
    """
    try:
        marked = seal_of(seal)
    except ValueError:
        raise Invalid(seal="unknown") from None
    with _inside(session, actor, dispute_id, party_id) as channel:
        _own(channel)
        said: dict[str, Any] = {"text": _text(text), "seal": marked}
        return channels.add_entry(session, actor, channel, "statement", said).id


def write(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, text: str) -> UUID:
    """A mediator's words to one party. Raises Invalid, NotFound, NotPossible("wrong_state")."""
    with _inside(session, actor, dispute_id, party_id) as channel:
        _mediators(channel)
        return channels.add_entry(session, actor, channel, "message", {"text": _text(text)}).id


def hand_in(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, body: bytes, filename: str, note: str
) -> UUID:
    """Evidence for the mediator only: sealed with the channel's key, name and size inside the entry.

    Only the party itself hands in. Raises Invalid(file=…), NotFound, NotPossible("wrong_state").
    """
    upload = uploads.checked(body, filename)
    scanned = shelf.verdict(upload.body)
    with _inside(session, actor, dispute_id, party_id) as channel:
        _own(channel)
        if len(entries(session, channel, "evidence")) >= MOST_FILES:
            raise Invalid(file="too_many_files")
        entry_id = identifiers.new(actor.stream(channel.compartment.id))
        told: dict[str, Any] = {
            "name": upload.name, "media_type": upload.media_type, "size": upload.size,
            "sha256": upload.sha256, "scan": scanned, "text": note,
        }  # fmt: skip
        sealed = compartments.sealer(channel.compartment)(upload.body, f"file|{entry_id.hex}")
        shelf.put_sealed(session, entry_id, sealed)
        return channels.add_entry(session, actor, channel, "evidence", told, entry_id=entry_id).id


def record_apart(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, talk: TalkApart) -> UUID:
    """A mediator's record of a talk with one party alone. Raises Invalid, NotFound, NotPossible."""
    faults = rules.faults_of_span(talk.held_from, talk.held_until, clock.now())
    if faults:
        raise Invalid(**faults)
    try:
        methods = rules.known_methods(talk.methods, rules.METHODS_APART)
    except ValueError:
        raise Invalid(methods="unknown") from None
    cited = frozen(talk.citing)
    with _inside(session, actor, dispute_id, party_id) as channel:
        _mediators(channel)
        told: dict[str, Any] = {
            "text": _text(talk.text), "methods": methods,
            "from": talk.held_from.isoformat(), "until": talk.held_until.isoformat(),
        }  # fmt: skip
        if cited:
            told["cited"] = cited
        return channels.add_entry(session, actor, channel, "talk", told).id


def contradict(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID, text: str
) -> UUID:
    """The party says that what a mediator entered is not what it said. Raises Invalid, NotFound."""
    with _inside(session, actor, dispute_id, party_id) as channel:
        _own(channel)
        entered = entry_of(session, channel, entry_id)
        if not can_be_contradicted(entered):
            raise NotFound()
        told = {"text": _text(text)}
        return channels.add_entry(session, actor, channel, "contradiction", told, subject_id=entry_id).id


def take_back(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID) -> UUID:
    """The party takes the mark of a statement back: from now on it is kept. Raises NotFound, NotPossible."""
    with _inside(session, actor, dispute_id, party_id) as channel:
        _own(channel)
        said = entry_of(session, channel, entry_id, "statement")
        earlier = entries(session, channel, "taken_back")
        if said.payload["seal"] == SEALS[0] or any(entry.subject_id == entry_id for entry in earlier):
            raise NotPossible("already_ended")
        return channels.add_entry(session, actor, channel, "taken_back", {}, subject_id=entry_id).id


def can_be_contradicted(entry: Entry) -> bool:
    """What a mediator entered of the party's own words: an answer, or the record of a talk."""
    return entry.by_mediator and entry.kind in ("answer", "talk")


def _own(channel: Channel) -> None:
    if channel.as_mediator:
        raise NotFound()


def _mediators(channel: Channel) -> None:
    if not channel.as_mediator:
        raise NotFound()


def _text(text: str) -> str:
    if not text.strip():
        raise Invalid(text="missing")
    return text
