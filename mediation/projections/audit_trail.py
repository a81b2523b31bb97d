"""The log for auditors: entries of offices and of the joint part of disputes.

Private chains are not listed at all, since even their number would tell what was said in confidence;
`audit.verify` covers them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, tuple_
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.audit.record import joint_chain_name
from mediation.disputes.models import Dispute
from mediation.identity.models import Account, Office, Person
from mediation.kernel.actor import Actor, Role
from mediation.kernel.clock import SHANGHAI
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.projections.places import after_of, place_of

A_PAGE = 50
MOST_NAMED = 20


@dataclass(frozen=True)
class Entry:
    """One entry as it stands in the log; `body` is its canonical JSON."""

    id: UUID
    at: datetime
    verb: str
    person_name: str | None
    timer: str | None
    role: str | None
    office_name: str | None
    on_behalf_of: str | None
    subject_kind: str
    subject_id: UUID
    dispute_number: str | None
    chain: str
    seq: int
    previous: str
    hash: str
    leaf: str
    body: str


@dataclass(frozen=True)
class Entries:
    """One page; `after` is where the next one begins, None on the last one."""

    rows: tuple[Entry, ...]
    after: str | None


@dataclass(frozen=True)
class Wanted:
    """What is looked for; empty means all. Days are of Shanghai, both included."""

    number: str = ""
    people: tuple[UUID, ...] | None = None
    """Keys of those who bear the name asked for; none of them, when nobody does."""
    verb: str = ""
    since: date | None = None
    until: date | None = None


def people_named(session: Session, name: str) -> tuple[UUID, ...]:
    """Whoever bears this name or signs in by it."""
    query = select(Person.id).outerjoin(Account, Account.person_id == Person.id)
    query = query.where(or_(Person.name == name, Account.name == name)).order_by(Person.id)
    return tuple(session.scalars(query.limit(MOST_NAMED)))


def entries(session: Session, actor: Actor, wanted: Wanted, after: str = "", most: int = A_PAGE) -> Entries:
    """The newest entries first, in one statement. Raises NotFound for anybody but an auditor."""
    query = _entries().where(readable(actor), *_narrowed(wanted))
    place = place_of(after)
    if place is not None:
        query = query.where(tuple_(AuditEntry.at, AuditEntry.id) < place)
    newest = query.order_by(AuditEntry.at.desc(), AuditEntry.id.desc()).limit(most + 1)
    found = session.execute(newest).all()
    rows = _read(found[:most])
    return Entries(rows, after_of(rows[-1].at, rows[-1].id) if len(found) > most else None)


def chain_of(session: Session, actor: Actor, dispute_id: UUID, before: int | None = None) -> Entries:
    """The joint chain of a dispute by its place in the chain, newest first."""
    query = _entries().where(readable(actor), AuditEntry.chain == joint_chain_name(dispute_id))
    if before is not None:
        query = query.where(AuditEntry.seq < before)
    found = session.execute(query.order_by(AuditEntry.seq.desc()).limit(A_PAGE + 1)).all()
    rows = _read(found[:A_PAGE])
    return Entries(rows, str(rows[-1].seq) if len(found) > A_PAGE else None)


def one(session: Session, actor: Actor, key: UUID) -> Entry:
    """One entry. Raises NotFound for one of a private chain or of an office elsewhere."""
    found = session.execute(_entries().where(readable(actor), AuditEntry.id == key)).all()
    if not found:
        raise NotFound()
    return _read(found)[0]


def readable(actor: Actor) -> ColumnElement[bool]:
    """What an auditor may read: the public's chain, its offices' own and the joint ones of their disputes."""
    require_by_role(actor, Permission.READ_AUDIT)
    covered = sorted(actor.covered(Role.AUDITOR))
    chains = ["public", *(f"office:{office_id.hex}" for office_id in covered)]
    disputes = select(Dispute.id).where(Dispute.office_id.in_(covered))
    # Said first in the words of the indexes (audit/models.py): hidden entries are not even passed over.
    shared = or_(AuditEntry.dispute_id.is_(None), AuditEntry.compartment_id == AuditEntry.dispute_id)
    own = or_(
        and_(AuditEntry.dispute_id.is_(None), AuditEntry.chain.in_(chains)),
        AuditEntry.dispute_id.in_(disputes),
    )
    return and_(shared, own)


def _narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.number:
        numbered = select(Dispute.id).where(Dispute.number == wanted.number.strip().upper())
        where.append(AuditEntry.dispute_id == numbered.scalar_subquery())
    if wanted.people is not None:
        where.append(AuditEntry.person_id.in_(wanted.people))
    if wanted.verb:
        where.append(AuditEntry.verb == wanted.verb)
    if wanted.since:
        where.append(AuditEntry.at >= _midnight(wanted.since))
    if wanted.until:
        where.append(AuditEntry.at < _midnight(wanted.until + timedelta(days=1)))
    return where


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


def _entries() -> Any:
    entry = AuditEntry
    return (
        select(
            entry.id, entry.at, entry.verb, Person.name, entry.timer, entry.role, Office.name, Party.name,
            entry.subject_kind, entry.subject_id, Dispute.number, entry.chain, entry.seq, entry.previous,
            entry.hash, entry.leaf, entry.body,
        )
        .outerjoin(Person, Person.id == entry.person_id)
        .outerjoin(Office, Office.id == entry.office_id)
        .outerjoin(Party, Party.id == entry.on_behalf_of)
        .outerjoin(Dispute, Dispute.id == entry.dispute_id)
    )  # fmt: skip


def _read(found: Sequence[Any]) -> tuple[Entry, ...]:
    return tuple(Entry(*row) for row in found)
