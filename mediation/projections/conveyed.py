"""What was conveyed in a dispute, the same for all its parties and its mediators; joint rows only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Hidden, NotFound
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.projections.desk_case import DeskHeader
from mediation.talks import queries


@dataclass(frozen=True)
class Shown:
    """Words that a party released: whose, who conveyed them, when, and on what consent."""

    id: UUID
    party_id: UUID
    party: str
    side: str
    words: str
    by: str
    at: datetime
    consent: str


def page(session: Session, dispute_id: UUID) -> tuple[Shown, ...]:
    """Newest first, in three statements, for a reader whom the header of the case let in."""
    rows = queries.conveyances(session, dispute_id)
    parties = {row.id: row for row in session.scalars(select(Party).where(Party.dispute_id == dispute_id))}
    asked = select(Person.id, Person.name).where(Person.id.in_(sorted({row.by for row in rows})))
    names = {row.id: row.name for row in session.execute(asked)} if rows else {}
    return tuple(
        Shown(
            row.id, row.party_id, parties[row.party_id].name, parties[row.party_id].side, row.words,
            names.get(row.by, ""), row.at, row.consent,
        )
        for row in rows
    )  # fmt: skip


def at_desk(session: Session, actor: Actor, header: DeskHeader) -> tuple[Shown, ...]:
    """The same at the desk, for the mediators of the dispute. Raises NotFound for everybody else there."""
    if not header.may(actor, Permission.READ_MEDIATOR_NOTES):
        raise NotFound(Hidden("dispute", header.id, Permission.READ_MEDIATOR_NOTES.value))
    return page(session, header.id)
