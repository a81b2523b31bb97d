"""Mediators of a dispute for a manager, for the named mediator, and for parties asked about a conflict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.assignments import queries, rules
from mediation.assignments.found import found
from mediation.assignments.models import Assignment
from mediation.assignments.rules import Ranked
from mediation.disputes.models import Dispute
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.parties.queries import agreed_to
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.projections.desk_case import DeskHeader
from mediation.projections.party_case import PartyHeader


@dataclass(frozen=True)
class AtWork:
    """A mediator named for a dispute, or at work on it."""

    id: UUID
    person_id: UUID
    name: str
    state: str
    named_at: datetime
    conflict: str | None
    conflict_settled_at: datetime | None
    disclosed_at: datetime | None = None
    frozen: bool = False
    """Held back by an objection that is not decided."""

    @property
    def conflict_open(self) -> bool:
        return self.conflict is not None and self.conflict_settled_at is None


@dataclass(frozen=True)
class Asked:
    """A party and its word about a mediator who disclosed a conflict; nothing while it has not answered."""

    party_id: UUID
    side: str
    name: str
    word: str | None


@dataclass(frozen=True)
class OpenConflict:
    """A disclosed conflict of interest that waits for the parties."""

    assignment: AtWork
    asked: tuple[Asked, ...]

    def word_of(self, party_id: UUID) -> str | None:
        """What one party answered."""
        return next((each.word for each in self.asked if each.party_id == party_id), None)


def ranked(session: Session, actor: Actor, head: DeskHeader, *, compared: bool = True) -> list[Ranked]:
    """Every candidate, best suited first. Raises NotAllowed but for the manager.

    The same number of statements for any number of candidates. What somebody has in common with the parties
    is looked for where the order is shown, and not where somebody is named (`compared=False`).
    """
    require(actor, Permission.ASSIGN, head.subject)
    dispute = session.get_one(Dispute, head.id)
    about = f"{dispute.respondent_name}{dispute.facts}"
    people = queries.candidates(session, dispute)
    if not compared:
        return rules.ranked(people, about, clock.today())
    ties = found(session, head.id, {each.person_id for each in people})
    people = [replace(each, ties=tuple(ties.get(each.person_id, ()))) for each in people]
    return rules.ranked(people, about, clock.today(), queries.languages(session, head.id))


def in_common(session: Session, actor: Actor, head: DeskHeader) -> tuple[str, ...]:
    """What the reader, who is named here, has in common with the dispute: kinds only. Raises NotAllowed."""
    require(actor, Permission.ANSWER_ASSIGNMENT, head.subject)
    if actor.person_id is None:
        return ()
    return tuple(found(session, head.id, {actor.person_id}).get(actor.person_id, ()))


def at_work(session: Session, dispute_id: UUID) -> list[AtWork]:
    """The mediators of a dispute by the time they were named. The caller's page has asked the policy."""
    query = (
        select(Assignment, Person.name)
        .join(Person, Person.id == Assignment.person_id)
        .where(Assignment.dispute_id == dispute_id, Assignment.state.in_(queries.ACTIVE))
    )
    return [_at_work(row) for row in session.execute(query.order_by(Assignment.named_at, Assignment.id))]


def own_proposal(session: Session, actor: Actor, head: DeskHeader) -> AtWork:
    """The assignment this mediator has yet to answer. Raises NotAllowed, NotFound."""
    require(actor, Permission.ANSWER_ASSIGNMENT, head.subject)
    for row in at_work(session, head.id):
        if row.person_id == actor.person_id and row.state == "proposed":
            return row
    raise NotFound()


def open_conflicts(session: Session, dispute_id: UUID) -> list[OpenConflict]:
    """Conflicts that wait for the parties, each with the word of every party."""
    waiting = [row for row in at_work(session, dispute_id) if row.state == "accepted" and row.conflict_open]
    return [OpenConflict(row, _asked(session, dispute_id, row)) for row in waiting] if waiting else []


def own_conflict(session: Session, actor: Actor, head: PartyHeader) -> OpenConflict:
    """The conflict this party is asked about, first one it has not answered yet.

    Raises NotFound where none is open, NotAllowed.
    """
    require(actor, Permission.AGREE_TO_CONFLICT, head.subject)
    found = open_conflicts(session, head.id)
    if not found:
        raise NotFound()
    return next((each for each in found if each.word_of(head.party_id) is None), found[0])


def _asked(session: Session, dispute_id: UUID, row: AtWork) -> tuple[Asked, ...]:
    words = agreed_to(session, dispute_id, "conflict", row.id, row.disclosed_at)
    query = select(Party.id, Party.side, Party.name).where(Party.dispute_id == dispute_id)
    rows = session.execute(query.order_by(Party.side, Party.position))
    return tuple(Asked(row.id, row.side, row.name, words.get(row.id)) for row in rows)


def _at_work(row: Any) -> AtWork:
    held: Assignment = row.Assignment
    return AtWork(
        held.id, held.person_id, row.name, held.state, held.named_at, held.conflict, held.conflict_settled_at,
        held.disclosed_at, held.frozen_at is not None,
    )  # fmt: skip
