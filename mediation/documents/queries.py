"""Reads of joint papers; whoever calls has asked the policy of the dispute already."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.documents import shelf
from mediation.documents.models import Document
from mediation.kernel.errors import NotFound

GONE = ("rejected", "withdrawn")


def of_dispute(session: Session, dispute_id: UUID) -> list[Document]:
    """The papers of a dispute, newest first; without those rejected or withdrawn."""
    query = select(Document).where(Document.dispute_id == dispute_id, Document.state.not_in(GONE))
    return list(session.scalars(query.order_by(Document.added_at.desc(), Document.id)))


def find(session: Session, dispute_id: UUID, document_id: UUID) -> Document:
    """One paper of this dispute and of no other. Raises NotFound."""
    query = select(Document).where(
        Document.id == document_id, Document.dispute_id == dispute_id, Document.state.not_in(GONE)
    )
    row = session.scalar(query)
    if row is None:
        raise NotFound()
    return row


def body_of(document: Document) -> bytes:
    """What the paper holds. Raises FileNotFoundError, CannotOpen."""
    return shelf.get(document.id)
