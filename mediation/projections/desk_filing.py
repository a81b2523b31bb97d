"""Where a claim may be filed from the desk or by an agency, and the agencies that may have sent it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity.models import Office
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound
from mediation.referrals.rules import SENDERS

FILING_ROLES = (Role.REGISTRAR, Role.MANAGER)
_SENDING = sorted(frozenset().union(*SENDERS.values()))


@dataclass(frozen=True)
class Place:
    """An office as a choice of the form."""

    id: UUID
    name: str
    kind: str


@dataclass(frozen=True)
class FilingDesk:
    """What the form offers: offices that take claims, and agencies that send them, all of them open.

    A registrar files for the offices under its posts, whoever sent it; a liaison for its own
    agencies, whoever takes it in.
    """

    offices: tuple[Place, ...]
    agencies: tuple[Place, ...]


def desk_of(session: Session, actor: Actor) -> FilingDesk:
    """The choices for this actor. Raises NotFound for whoever files no claims."""
    covered = {office for role in FILING_ROLES for post in actor.posts_as(role) for office in post.covers}
    if not covered:
        raise NotFound()
    own = Office.id.in_(sorted(covered))
    offices = [row for row in _open(session, own) if row.scope]
    agencies = _open(session, Office.kind.in_(_SENDING))
    return FilingDesk(_places(_first_own(actor, offices)), _places(agencies))


def agency_of(session: Session, actor: Actor) -> FilingDesk:
    """The choices for a liaison. Raises NotFound for whoever is none."""
    own = sorted(actor.offices(Role.LIAISON))
    if not own:
        raise NotFound()
    offices = [row for row in _open(session, Office.kind.not_in(_SENDING)) if row.scope]
    return FilingDesk(_places(offices), _places(_open(session, Office.id.in_(own))))


def _open(session: Session, *where: Any) -> list[Any]:
    query = select(Office.id, Office.name, Office.kind, Office.scope).where(Office.is_open.is_(True), *where)
    return list(session.execute(query.order_by(Office.path)))


def _first_own(actor: Actor, offices: list[Any]) -> list[Any]:
    """The actor's own office is the likeliest and stands first."""
    own = {post.office_id for role in FILING_ROLES for post in actor.posts_as(role)}
    return sorted(offices, key=lambda row: row.id not in own)


def _places(rows: list[Any]) -> tuple[Place, ...]:
    return tuple(Place(row.id, row.name, row.kind) for row in rows)
