"""Speak in one party's own channel: the party itself, or a mediator with a grant. No joint row is touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels import compartments
from mediation.channels.queries import Channel, count_of, entry_of, touching
from mediation.channels.rules import CONVEY, KEEP, can_be_contradicted, is_marked, release_of, seal_of
from mediation.channels.rules import SEALS as SEALS
from mediation.documents import shelf, uploads
from mediation.documents.rules import MOST_FILES
from mediation.documents.uploads import Upload
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.procedure.confide.noticing import tell_party
from mediation.procedure.inside import inside as _inside
from mediation.procedure.inside import inside_case
from mediation.procedure.inside import of_mediators as _mediators
from mediation.procedure.inside import of_party as _own
from mediation.procedure.inside import text_of as _text
from mediation.procedure.sessions import apart
from mediation.procedure.talks.cite import Citing, frozen
from mediation.talks import rules


@dataclass(frozen=True)
class TalkApart:
    """The record of a talk with one party alone, from when until when (UTC)."""

    held_from: datetime
    held_until: datetime
    text: str
    methods: tuple[str, ...] = ()
    citing: Citing = Citing()
    arranged: UUID | None = None
    """The session apart of which this is the record, where one was arranged."""


def state(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    party_id: UUID,
    text: str,
    seal: str | None,
    words: str = "",
) -> UUID:
    """A party's statement with its mark: keep, may be hinted, may be conveyed.

    `words` are those in which it may be conveyed; without them it is the statement as it stands.
    Raises Invalid, NotFound, NotPossible("wrong_state").
    """
    try:
        marked = seal_of(seal)
    except ValueError:
        raise Invalid(seal="unknown") from None
    with _inside(session, actor, dispute_id, party_id) as channel:
        _own(channel)
        said: dict[str, Any] = {"text": _text(text), "seal": marked}
        if marked == CONVEY and words.strip():
            said["words"] = words
        return channels.add_entry(session, actor, channel, "statement", said).id


def write(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, text: str) -> UUID:
    """A mediator's words to one party. Raises Invalid, NotFound, NotPossible("wrong_state")."""
    with inside_case(session, actor, dispute_id, party_id) as (case, channel):
        _mediators(channel)
        entry = channels.add_entry(session, actor, channel, "message", {"text": _text(text)})
        tell_party(case, channel)
        return entry.id


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
        return keep_file(session, actor, channel, upload, {"scan": scanned, "text": note})


def keep_file(
    session: Session,
    actor: Actor,
    channel: Channel,
    upload: Upload,
    told: Mapping[str, Any],
    on_behalf_of: UUID | None = None,
) -> UUID:
    """A checked file into an opened, locked channel, with what is told of it. Raises Invalid(file=…)."""
    if count_of(session, channel, "evidence") >= MOST_FILES:
        raise Invalid(file="too_many_files")
    entry_id = identifiers.new(actor.stream(channel.compartment.id))
    about: dict[str, Any] = {
        "name": upload.name, "media_type": upload.media_type, "size": upload.size,
        "sha256": upload.sha256, **told,
    }  # fmt: skip
    sealed = compartments.sealer(channel.compartment)(upload.body, f"file|{entry_id.hex}")
    shelf.put_sealed(session, entry_id, sealed)
    channels.add_entry(
        session, actor, channel, "evidence", about, entry_id=entry_id, on_behalf_of=on_behalf_of
    )
    return entry_id


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
    with inside_case(session, actor, dispute_id, party_id) as (case, channel):
        _mediators(channel)
        told: dict[str, Any] = {
            "text": _text(talk.text), "methods": methods,
            "from": talk.held_from.isoformat(), "until": talk.held_until.isoformat(),
        }  # fmt: skip
        if cited:
            told["cited"] = cited
        entry = channels.add_entry(session, actor, channel, "talk", told)
        if talk.arranged is not None:
            apart.hold(session, actor, channel, talk.arranged, entry.id)
        tell_party(case, channel)
        return entry.id


def contradict(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID, text: str
) -> UUID:
    """The party says that what a mediator entered is not what it said. Raises Invalid, NotFound."""
    with _inside(session, actor, dispute_id, party_id) as channel:
        _own(channel)
        entered = entry_of(session, channel, entry_id)
        if not can_be_contradicted(entered.kind, entered.by_mediator):
            raise NotFound()
        told = {"text": _text(text)}
        if entered.kind == "choice":
            channels.undo_choice(session, channel, entered.subject_id, entered.payload)
        return channels.add_entry(session, actor, channel, "contradiction", told, subject_id=entry_id).id


def take_back(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID) -> UUID:
    """The party takes the mark of a statement back: from now on it is kept. Raises NotFound, NotPossible."""
    with _inside(session, actor, dispute_id, party_id) as channel:
        _own(channel)
        said = entry_of(session, channel, entry_id)
        if not is_marked(said):
            raise NotFound()
        now = release_of(said, touching(session, channel, [entry_id])[entry_id])
        if not now.may_change:
            raise NotPossible("conveyed_already")
        if now.seal == KEEP:
            raise NotPossible("already_ended")
        return channels.add_entry(session, actor, channel, "taken_back", {}, subject_id=entry_id).id
