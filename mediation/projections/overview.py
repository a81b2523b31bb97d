"""What the first page of a case shows beside its header: what is asked, who is in it, who mediates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Uuid, bindparam, literal_column, select
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.disputes.models import History
from mediation.identity.models import Person
from mediation.parties.models import Party
from mediation.projections.claim_items import ClaimShown as ClaimShown
from mediation.projections.claim_items import claims as claims


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
    answered_at: datetime | None


@dataclass(frozen=True)
class MediatorShown:
    """A mediator named for the dispute."""

    name: str
    state: str
    """proposed or accepted (workflows/assignment.py)."""
    held_back: bool = False
    """Somebody objected to this mediator, and that is not decided."""


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
    items, sides = claims(session, dispute_id), parties(session, dispute_id)
    return Overview(items, sides, _mediators(session, dispute_id), _passed(session, dispute_id))


def parties(session: Session, dispute_id: UUID) -> tuple[PartyShown, ...]:
    """Who stands on the two sides."""
    return tuple(PartyShown(*row) for row in session.execute(_statements().parties, {"dispute": dispute_id}))


def _mediators(session: Session, dispute_id: UUID) -> tuple[MediatorShown, ...]:
    rows = session.execute(_statements().mediators, {"dispute": dispute_id})
    return tuple(MediatorShown(row.name, row.state, bool(row.held_back)) for row in rows)


def _passed(session: Session, dispute_id: UUID) -> frozenset[str]:
    return frozenset(session.scalars(_statements().passed, {"dispute": dispute_id}))


class _Statements(NamedTuple):
    parties: Any
    mediators: Any
    passed: Any


@cache
def _statements() -> _Statements:
    """Built once: the page of a case is what is opened most."""
    wanted = bindparam("dispute", type_=Uuid())
    parties = select(
        Party.id, Party.side, Party.kind, Party.name, Party.state, Party.answer, Party.answered_at
    )
    named = Assignment.state.in_([literal_column("'proposed'"), literal_column("'accepted'")])
    mediators = select(
        Person.name, Assignment.state, Assignment.frozen_at.is_not(None).label("held_back")
    ).join(Person, Person.id == Assignment.person_id)
    return _Statements(
        parties.where(Party.dispute_id == wanted).order_by(Party.side, Party.position),
        mediators.where(Assignment.dispute_id == wanted, named).order_by(Assignment.named_at, Assignment.id),
        select(History.to_state).where(History.dispute_id == wanted).distinct(),
    )
