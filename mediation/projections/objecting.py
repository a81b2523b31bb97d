"""Objections to mediators: for the party that makes them, for the case at the desk, for whoever decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.assignments import objection_rules, objections
from mediation.assignments.models import Assignment
from mediation.assignments.objection_models import Objection
from mediation.disputes.models import Dispute
from mediation.identity.models import Person
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.policy.decide import require, require_by_role
from mediation.policy.permissions import Permission
from mediation.procedure.objecting import words
from mediation.procedure.objecting.words import Opened
from mediation.projections import candidates
from mediation.projections.candidates import AtWork
from mediation.projections.desk_case import DeskHeader
from mediation.projections.party_case import PartyHeader

MOST = 100


@dataclass(frozen=True)
class Made:
    """That a party objected, and how it ended: this much is joint."""

    id: UUID
    party_id: UUID
    mediator: str
    state: str
    free: bool
    made_at: datetime
    due_on: date | None
    decided_at: datetime | None
    opened: Opened | None
    """Grounds, words and reason, for the party itself and for whoever decides; None for all others."""


@dataclass(frozen=True)
class OwnObjections:
    """What a party needs to object: the mediators at work, what it may do, what it did before."""

    mediators: tuple[AtWork, ...]
    may_reject_freely: bool
    own: tuple[Made, ...]


@dataclass(frozen=True)
class Waiting:
    """An objection that waits for a manager."""

    id: UUID
    number: str
    mediator: str
    made_at: datetime
    due_on: date | None


@dataclass(frozen=True)
class Chosen:
    """What staff need to enter an objection for a party."""

    mediators: tuple[AtWork, ...]
    parties: tuple[tuple[UUID, str, str], ...]
    """Key, side and name."""


def of_party(session: Session, actor: Actor, header: PartyHeader) -> OwnObjections:
    """The reader's own objections and what it may do now. Raises NotFound, NotAllowed."""
    require(actor, Permission.OBJECT_TO_MEDIATOR, header.subject)
    rows = objections.of_dispute(session, header.id)
    own = [row for row in rows if row.party_id == header.party_id]
    free = objection_rules.may_reject_freely(
        used=any(row.free for row in own), earlier_mediators=objections.earlier_mediators(session, header.id)
    )
    told = words.opened(session, own)
    names = _names(session, own)
    objected = {row.assignment_id for row in own if row.state == "made"}
    return OwnObjections(
        tuple(row for row in candidates.at_work(session, header.id) if row.id not in objected),
        free,
        tuple(_made(row, names, told.get(row.id)) for row in own),
    )


def of_case(session: Session, dispute_id: UUID) -> tuple[Made, ...]:
    """What everybody at the desk may know. The caller's page has asked the policy."""
    rows = objections.of_dispute(session, dispute_id)
    names = _names(session, rows)
    return tuple(_made(row, names, None) for row in rows)


def one(session: Session, actor: Actor, head: DeskHeader, objection_id: UUID) -> Made:
    """One objection with its words, for whoever decides; never for the mediator it is about.

    Raises NotFound, NotAllowed.
    """
    require(actor, Permission.DECIDE_OBJECTION, head.subject)
    row = _own_row(session, actor, head, objection_id)
    told = words.opened(session, [row])
    return _made(row, _names(session, [row]), told[row.id])


def scan(session: Session, actor: Actor, head: DeskHeader, objection_id: UUID) -> tuple[str, bytes]:
    """Name and bytes of the paper behind one. Raises as `one` does."""
    require(actor, Permission.DECIDE_OBJECTION, head.subject)
    return words.scan_of(session, _own_row(session, actor, head, objection_id))


def to_enter(session: Session, actor: Actor, head: DeskHeader) -> Chosen:
    """What staff choose from. Raises NotAllowed."""
    require(actor, Permission.OBJECT_TO_MEDIATOR, head.subject)
    query = select(Party.id, Party.side, Party.name).where(Party.dispute_id == head.id)
    rows = session.execute(query.order_by(Party.side, Party.position))
    return Chosen(
        tuple(candidates.at_work(session, head.id)), tuple((row.id, row.side, row.name) for row in rows)
    )


def waiting(session: Session, actor: Actor) -> tuple[Waiting, ...]:
    """What waits for a decision under the reader's post, the nearest last day first. Raises NotFound."""
    require_by_role(actor, Permission.REASSIGN_LOAD)
    query = (
        select(Objection.id, Dispute.number, Person.name, Objection.made_at, Objection.due_on)
        .join(Dispute, Dispute.id == Objection.dispute_id)
        .join(Assignment, Assignment.id == Objection.assignment_id)
        .join(Person, Person.id == Assignment.person_id)
        .where(
            Objection.state == "made", Dispute.is_open.is_(True), Person.id != actor.person_id,
            Dispute.office_id.in_(sorted(actor.covered(Role.MANAGER))),
        )
        .order_by(Objection.due_on, Objection.id)
    )  # fmt: skip
    return tuple(Waiting(*row) for row in session.execute(query.limit(MOST)))


def _own_row(session: Session, actor: Actor, head: DeskHeader, objection_id: UUID) -> Objection:
    row = session.get(Objection, objection_id)
    if row is None or row.dispute_id != head.id:
        raise NotFound()
    if session.get_one(Assignment, row.assignment_id).person_id == actor.person_id:
        raise NotFound()
    return row


def _names(session: Session, rows: Sequence[Objection]) -> dict[UUID, str]:
    """Assignment → name of its mediator."""
    wanted = {row.assignment_id for row in rows}
    if not wanted:
        return {}
    query = select(Assignment.id, Person.name).join(Person, Person.id == Assignment.person_id)
    return {row.id: row.name for row in session.execute(query.where(Assignment.id.in_(sorted(wanted))))}


def _made(row: Objection, names: dict[UUID, str], told: Opened | None) -> Made:
    return Made(
        row.id, row.party_id, names[row.assignment_id], row.state, row.free, row.made_at, row.due_on,
        row.decided_at, told,
    )  # fmt: skip
