"""The joint papers of a dispute as a list, and one of them opened. The caller's page has asked the policy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mediation.disputes.models import Dispute
from mediation.documents import queries
from mediation.documents.models import Document
from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject
from mediation.procedure.standing import subject_of

NOT_FOR_OTHERS = frozenset({"identity"})
"""Copies of identity cards are for whose they are and for the mediation body (law.md 4; PIPL 28-29)."""


@dataclass(frozen=True)
class Paper:
    """A paper of the joint file."""

    id: UUID
    title: str
    kind: str
    size: int
    added_at: datetime
    by: str
    """Who put it there: the name of a person, or nothing where it came with an online claim."""
    party: str
    """Whose paper it is, where it is a party's."""
    scan: str


@dataclass(frozen=True)
class Giver:
    """A party whose paper it can be."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Opened:
    """A paper with its content, to be saved by the reader."""

    title: str
    body: bytes


def of_dispute(session: Session, dispute_id: UUID) -> tuple[Paper, ...]:
    """All papers of the joint file, newest first, in one statement."""
    return tuple(Paper(**row._mapping) for row in session.execute(_listed(dispute_id)))


def parties_of(session: Session, dispute_id: UUID) -> tuple[Giver, ...]:
    """The parties of a dispute, applicant first, in one statement."""
    query = select(Party.id, Party.name).where(Party.dispute_id == dispute_id)
    rows = session.execute(query.order_by(Party.side, Party.position))
    return tuple(Giver(row.id, row.name) for row in rows)


def open_one(session: Session, dispute_id: UUID, document_id: UUID) -> Opened:
    """A paper of this dispute with its content. Raises NotFound."""
    document = queries.find(session, dispute_id, document_id)
    return Opened(document.title, queries.body_of(document))


def for_party(session: Session, actor: Actor, subject: DisputeSubject) -> tuple[Paper, ...]:
    """The papers a party sees: all but the identity papers of others. Raises NotFound."""
    own = _own(actor, subject)
    shared = or_(Document.kind.not_in(sorted(NOT_FOR_OTHERS)), Document.party_id.in_(sorted(own)))
    return tuple(Paper(**row._mapping) for row in session.execute(_listed(subject.id).where(shared)))


def open_for_party(session: Session, actor: Actor, subject: DisputeSubject, document_id: UUID) -> Opened:
    """One of these papers with its content. Raises NotFound."""
    own = _own(actor, subject)
    document = queries.find(session, subject.id, document_id)
    if document.kind in NOT_FOR_OTHERS and document.party_id not in own:
        raise NotFound()
    return Opened(document.title, queries.body_of(document))


def _own(actor: Actor, subject: DisputeSubject) -> frozenset[UUID]:
    """The parties for which the actor acts. Raises NotFound for whoever sees the notice only."""
    require(actor, Permission.READ_OWN, subject)
    return frozenset(each.party_id for each in subject.members if each.person_id == actor.person_id)


def for_agency(session: Session, actor: Actor, number: str) -> tuple[Paper, ...]:
    """The papers an agency sees of a dispute that concerns it. Raises NotFound."""
    dispute = _of_agency(session, actor, number)
    rows = session.execute(_listed(dispute.id).where(Document.kind.not_in(sorted(NOT_FOR_OTHERS))))
    return tuple(Paper(**row._mapping) for row in rows)


def open_for_agency(session: Session, actor: Actor, number: str, document_id: UUID) -> Opened:
    """One of these papers with its content. Raises NotFound."""
    document = queries.find(session, _of_agency(session, actor, number).id, document_id)
    if document.kind in NOT_FOR_OTHERS:
        raise NotFound()
    return Opened(document.title, queries.body_of(document))


def _of_agency(session: Session, actor: Actor, number: str) -> Dispute:
    dispute = session.scalar(select(Dispute).where(Dispute.number == number.strip().upper()))
    if dispute is None:
        raise NotFound()
    require(actor, Permission.READ_AS_AGENCY, subject_of(session, dispute))
    return dispute


def _listed(dispute_id: UUID) -> Any:
    columns = (
        Document.id, Document.title, Document.kind, Document.size, Document.added_at,
        Person.name.label("by"), Party.name.label("party"), Document.scan,
    )  # fmt: skip
    return (
        select(*columns)
        .outerjoin(Person, Person.id == Document.added_by)
        .outerjoin(Party, Party.id == Document.party_id)
        .where(Document.dispute_id == dispute_id, Document.state.not_in(queries.GONE))
        .order_by(Document.added_at.desc(), Document.id)
    )
