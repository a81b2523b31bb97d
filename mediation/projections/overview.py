"""What the first page of a case shows beside its header: what is asked, who is in it, who mediates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Date, Uuid, bindparam, func, literal_column, select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.assignments.models import Assignment
from mediation.claims.models import ClaimItem
from mediation.disputes.models import History
from mediation.enforcement.models import Obligation
from mediation.enforcement.rules import PAYABLE
from mediation.identity.models import Person
from mediation.kernel import clock
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
    added_at: datetime | None
    """After filing; None for what was asked then."""
    changed_at: datetime | None
    withdrawn_at: datetime | None
    known_on: date | None
    """When the applicant knew of the breach, where that was told."""
    agreed_at: datetime | None
    """When an agreement of the dispute was first in force."""
    breached_on: date | None
    """Last day of the first payment promised for this thing that is over and was not made."""


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


def claims(session: Session, dispute_id: UUID) -> tuple[ClaimShown, ...]:
    """What is asked for, in its order."""
    asked = {"dispute": dispute_id, "today": clock.today()}
    return tuple(ClaimShown(*row) for row in session.execute(_statements().claims, asked))


def parties(session: Session, dispute_id: UUID) -> tuple[PartyShown, ...]:
    """Who stands on the two sides."""
    return tuple(PartyShown(*row) for row in session.execute(_statements().parties, {"dispute": dispute_id}))


def _mediators(session: Session, dispute_id: UUID) -> tuple[MediatorShown, ...]:
    rows = session.execute(_statements().mediators, {"dispute": dispute_id})
    return tuple(MediatorShown(*row) for row in rows)


def _passed(session: Session, dispute_id: UUID) -> frozenset[str]:
    return frozenset(session.scalars(_statements().passed, {"dispute": dispute_id}))


class _Statements(NamedTuple):
    claims: Any
    parties: Any
    mediators: Any
    passed: Any


@cache
def _statements() -> _Statements:
    """Built once: the page of a case is what is opened most."""
    wanted = bindparam("dispute", type_=Uuid())
    items = select(
        ClaimItem.id, ClaimItem.position, ClaimItem.kind, ClaimItem.amount_fen, ClaimItem.period_from,
        ClaimItem.period_until, ClaimItem.basis, ClaimItem.added_at, ClaimItem.changed_at,
        ClaimItem.withdrawn_at, ClaimItem.known_on, _agreed(wanted),
        _breached(wanted),
    )  # fmt: skip
    parties = select(
        Party.id, Party.side, Party.kind, Party.name, Party.state, Party.answer, Party.answered_at
    )
    named = Assignment.state.in_([literal_column("'proposed'"), literal_column("'accepted'")])
    mediators = select(Person.name, Assignment.state).join(Person, Person.id == Assignment.person_id)
    return _Statements(
        items.where(ClaimItem.dispute_id == wanted).order_by(ClaimItem.position),
        parties.where(Party.dispute_id == wanted).order_by(Party.side, Party.position),
        mediators.where(Assignment.dispute_id == wanted, named).order_by(Assignment.named_at, Assignment.id),
        select(History.to_state).where(History.dispute_id == wanted).distinct(),
    )


def _agreed(dispute: Any) -> Any:
    return select(func.min(Agreement.in_force_at)).where(Agreement.dispute_id == dispute).scalar_subquery()


def _breached(dispute: Any) -> Any:
    broken = select(func.min(Obligation.due_on)).where(
        Obligation.dispute_id == dispute, Obligation.claim_item_id == ClaimItem.id,
        Obligation.state.in_(PAYABLE), Obligation.due_on < bindparam("today", type_=Date()),
    )  # fmt: skip
    return broken.scalar_subquery()
