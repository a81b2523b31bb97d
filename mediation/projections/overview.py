"""What the first page of a case shows beside its header: what is asked, who is in it, who mediates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.claims.models import ClaimItem
from mediation.disputes.models import History
from mediation.identity.models import Person
from mediation.parties.models import Party


@dataclass(frozen=True)
class ClaimShown:
    """One thing asked for."""

    id: UUID
    position: int
    kind: str
    amount_fen: int | None
    period_from: date | None
    period_until: date | None
    basis: str


@dataclass(frozen=True)
class PartyShown:
    """A party in short; nothing that identifies a person further."""

    id: UUID
    side: str
    kind: str
    name: str
    state: str
    answer: str | None
    """To the invitation: agrees, refuses, or None."""


@dataclass(frozen=True)
class MediatorShown:
    """A mediator named for the dispute."""

    name: str
    state: str
    """proposed or accepted (workflows/assignment.py)."""


@dataclass(frozen=True)
class Overview:
    """The first page of a case."""

    claims: tuple[ClaimShown, ...]
    parties: tuple[PartyShown, ...]
    mediators: tuple[MediatorShown, ...]
    passed: frozenset[str]
    """States the dispute has been in."""


def overview(session: Session, dispute_id: UUID) -> Overview:
    """For whoever the header let in, in four statements."""
    items, sides = claims(session, dispute_id), _parties(session, dispute_id)
    return Overview(items, sides, _mediators(session, dispute_id), _passed(session, dispute_id))


def claims(session: Session, dispute_id: UUID) -> tuple[ClaimShown, ...]:
    """What is asked for, in its order."""
    columns = (
        ClaimItem.id, ClaimItem.position, ClaimItem.kind, ClaimItem.amount_fen, ClaimItem.period_from,
        ClaimItem.period_until, ClaimItem.basis,
    )  # fmt: skip
    query = select(*columns).where(ClaimItem.dispute_id == dispute_id).order_by(ClaimItem.position)
    return tuple(ClaimShown(*row) for row in session.execute(query))


def _parties(session: Session, dispute_id: UUID) -> tuple[PartyShown, ...]:
    query = select(Party.id, Party.side, Party.kind, Party.name, Party.state, Party.answer)
    query = query.where(Party.dispute_id == dispute_id).order_by(Party.side, Party.position)
    return tuple(PartyShown(*row) for row in session.execute(query))


def _mediators(session: Session, dispute_id: UUID) -> tuple[MediatorShown, ...]:
    query = (
        select(Person.name, Assignment.state)
        .join(Person, Person.id == Assignment.person_id)
        .where(Assignment.dispute_id == dispute_id, Assignment.state.in_(("proposed", "accepted")))
        .order_by(Assignment.named_at, Assignment.id)
    )
    return tuple(MediatorShown(*row) for row in session.execute(query))


def _passed(session: Session, dispute_id: UUID) -> frozenset[str]:
    query = select(History.to_state).where(History.dispute_id == dispute_id).distinct()
    return frozenset(session.scalars(query))
