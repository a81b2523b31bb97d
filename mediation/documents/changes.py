"""Put a paper into the joint file of a dispute, inside the caller's transaction, with its audit entry."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, record
from mediation.documents import shelf
from mediation.documents.models import Document
from mediation.documents.rules import MOST_NAME, clean_name
from mediation.documents.uploads import Upload
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from workflows.document import DOCUMENT


class InHand(Protocol):
    """A dispute in hand, as `procedure.case.Case` is one: who acts, in what, and its joint chain."""

    @property
    def actor(self) -> Actor: ...
    @property
    def dispute(self) -> Any: ...
    @property
    def stream(self) -> str: ...
    @property
    def chain(self) -> Chain: ...


def keep(
    session: Session,
    case: InHand,
    upload: Upload,
    kind: str,
    title: str = "",
    party_id: UUID | None = None,
    *,
    ground: Ground | None = None,
) -> Document:
    """Keep an upload that was checked before the transaction. Raises Invalid(file="file_infected")."""
    document = Document(
        id=identifiers.new(case.stream), dispute_id=case.dispute.id, compartment_id=case.dispute.id,
        party_id=party_id, kind=kind, title=_title(title, upload.name), media_type=upload.media_type,
        size=upload.size, sha256=upload.sha256, scan=shelf.verdict(upload.body), state=DOCUMENT.initial,
        added_at=clock.now(), added_by=case.actor.person_id,
    )  # fmt: skip
    shelf.put(session, document.id, upload.body)
    session.add(document)
    _record(session, case, document, ground)
    if document.scan == "clean":
        move(session, document, DOCUMENT, "scan", actor=case.actor, chain=case.chain, ground=ground)
    return document


def _title(title: str, name: str) -> str:
    """What the giver called it, or the name of the file; always with the ending that was checked."""
    ending = name.rpartition(".")[2]
    plain = clean_name(title)[: MOST_NAME - len(ending) - 1] if title.strip() else ""
    return f"{plain.removesuffix(f'.{ending}')}.{ending}" if plain else name


def _record(session: Session, case: InHand, document: Document, ground: Ground | None) -> None:
    told = {"kind": document.kind, "size": document.size, "sha256": document.sha256, "scan": document.scan}
    record(
        session, case.actor, "document.added", Subject("document", document.id), case.chain,
        after=told, ground=ground, on_behalf_of=document.party_id if case.actor.is_staff else None,
    )  # fmt: skip
