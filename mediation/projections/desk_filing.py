"""Where a claim may be filed from the desk or by an agency, and the agencies that may have sent it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
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
    offices = [row for row in _open(session, "these", sorted(covered)) if row.scope]
    agencies = _open(session, "agencies")
    return FilingDesk(_places(_first_own(actor, offices)), _places(agencies))


def agency_of(session: Session, actor: Actor) -> FilingDesk:
    """The choices for a liaison. Raises NotFound for whoever is none."""
    own = sorted(actor.offices(Role.LIAISON))
    if not own:
        raise NotFound()
    offices = [row for row in _open(session, "others") if row.scope]
    return FilingDesk(_places(offices), _places(_open(session, "these", own)))


def _open(session: Session, which: str, these: Sequence[UUID] = ()) -> list[Any]:
    """The open offices that are agencies, or are not, or are among these."""
    return list(session.execute(_statement(which), {"these": these} if which == "these" else {}))


@cache
def _statement(which: str) -> Any:
    where = {
        "agencies": Office.kind.in_(_SENDING), "others": Office.kind.not_in(_SENDING),
        "these": Office.id.in_(bindparam("these", expanding=True, type_=Uuid())),
    }  # fmt: skip
    query = select(Office.id, Office.name, Office.kind, Office.scope)
    return query.where(Office.is_open.is_(True), where[which]).order_by(Office.path)


def _first_own(actor: Actor, offices: list[Any]) -> list[Any]:
    """The actor's own office is the likeliest and stands first."""
    own = {post.office_id for role in FILING_ROLES for post in actor.posts_as(role)}
    return sorted(offices, key=lambda row: row.id not in own)


def _places(rows: list[Any]) -> tuple[Place, ...]:
    return tuple(Place(row.id, row.name, row.kind) for row in rows)
