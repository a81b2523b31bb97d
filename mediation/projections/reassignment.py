"""One mediator's load for the manager who gives it to others: each dispute with whoever could take it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.assignments import rules
from mediation.assignments.many import candidates_of_each
from mediation.assignments.models import Assignment, Reassignment, ReassignmentItem
from mediation.assignments.queries import ACTIVE
from mediation.assignments.rules import Ranked
from mediation.disputes.models import Dispute
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.projections import desk_rows
from mediation.projections.desk_rows import DeskRow
from mediation.projections.mediators import covered
from mediation.projections.visible import visible
from mediation.talks.models import Talk

MOST = 100


@dataclass(frozen=True)
class AtHand:
    """One open dispute of the mediator."""

    row: DeskRow
    next_session: datetime | None
    """When the parties meet next, as it was announced to both."""
    candidates: tuple[Ranked, ...]
    """Best suited first, those who cannot be named last."""


@dataclass(frozen=True)
class Load:
    """A mediator and what is at hand, the nearest last day first."""

    person_id: UUID
    name: str
    rows: tuple[AtHand, ...]
    more: bool
    """There is more than one plan can hold."""


@dataclass(frozen=True)
class Planned:
    """One dispute of a plan; why it was left stands in codes."""

    row: DeskRow
    to_name: str
    to_person_id: UUID
    warnings: tuple[str, ...]
    outcome: str | None
    why: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A plan, its disputes and how far it is."""

    id: UUID
    person_id: UUID
    name: str
    reason: str
    asked_by: str
    asked_at: datetime
    begun_at: datetime | None
    finished_at: datetime | None
    rows: tuple[Planned, ...]

    def count(self, outcome: str | None) -> int:
        """How many disputes came out so; None are those whose turn has not come."""
        return sum(row.outcome == outcome for row in self.rows)


def load_of(session: Session, actor: Actor, person_id: UUID) -> Load:
    """What a mediator has at hand under the reader's post. Raises NotFound where that is nothing."""
    require_by_role(actor, Permission.REASSIGN_LOAD)
    person = session.get(Person, person_id)
    rows = _rows(session, actor, _of_mediator(actor, person_id).limit(MOST + 1)) if person else []
    if person is None or not rows:
        raise NotFound()
    shown = rows[:MOST]
    keys = [row.id for row in shown]
    meets, able = _next_sessions(session, keys), _candidates(session, keys)
    at_hand = tuple(AtHand(row, meets.get(row.id), able[row.id]) for row in shown)
    return Load(person.id, person.name, at_hand, len(rows) > MOST)


def plan(session: Session, actor: Actor, plan_id: UUID) -> Plan:
    """One plan of the reader's offices, without disputes that the reader may not see. Raises NotFound."""
    require_by_role(actor, Permission.REASSIGN_LOAD)
    row = session.get(Reassignment, plan_id)
    if row is None or row.office_id not in covered(actor):
        raise NotFound()
    items = session.scalars(
        select(ReassignmentItem)
        .where(ReassignmentItem.reassignment_id == plan_id)
        .order_by(ReassignmentItem.position)
    ).all()
    return Plan(
        row.id, row.person_id, session.get_one(Person, row.person_id).name, row.reason, row.asked_name,
        row.asked_at, row.begun_at, row.finished_at, tuple(_planned(session, actor, items)),
    )  # fmt: skip


def _planned(session: Session, actor: Actor, items: Sequence[ReassignmentItem]) -> list[Planned]:
    keys = [item.dispute_id for item in items]
    seen = select(Dispute.id).where(Dispute.id.in_(keys), visible(actor, Permission.REPLACE))
    rows = {row.id: row for row in _rows(session, actor, seen)}
    waiting = [item.dispute_id for item in items if item.outcome is None and item.dispute_id in rows]
    able = _candidates(session, waiting)
    people = select(Person.id, Person.name).where(Person.id.in_({item.to_person_id for item in items}))
    names = {row.id: row.name for row in session.execute(people)}
    return [
        Planned(
            rows[item.dispute_id], names[item.to_person_id], item.to_person_id,
            _warnings(able.get(item.dispute_id, ()), item.to_person_id), item.outcome, tuple(item.why),
        )
        for item in items
        if item.dispute_id in rows
    ]  # fmt: skip


def _warnings(able: Sequence[Ranked], person_id: UUID) -> tuple[str, ...]:
    return next((each.warnings for each in able if each.candidate.person_id == person_id), ())


def _of_mediator(actor: Actor, person_id: UUID) -> Any:
    own = select(Assignment.dispute_id).where(Assignment.person_id == person_id, Assignment.state.in_(ACTIVE))
    open_ones = select(Dispute.id).where(
        Dispute.id.in_(own), Dispute.is_open.is_(True), visible(actor, Permission.REPLACE)
    )
    return open_ones.order_by(Dispute.due_on.is_(None), Dispute.due_on, Dispute.id)


def _rows(session: Session, actor: Actor, keys: Any) -> list[DeskRow]:
    chosen = keys.subquery()
    query = desk_rows.statement(actor).join(chosen, chosen.c.id == Dispute.id)
    ordered = query.order_by(Dispute.due_on.is_(None), Dispute.due_on, Dispute.id)
    return [
        desk_rows.row_of(session, row, actor) for row in session.execute(ordered, desk_rows.values_of(actor))
    ]  # fmt: skip


def _next_sessions(session: Session, keys: Sequence[UUID]) -> Mapping[UUID, datetime]:
    query = (
        select(Talk.dispute_id, func.min(Talk.starts_at).label("at"))
        .where(Talk.dispute_id.in_(keys), Talk.state == "scheduled", Talk.starts_at >= clock.now())
        .group_by(Talk.dispute_id)
    )
    return {row.dispute_id: row.at for row in session.execute(query)}


def _candidates(session: Session, keys: Sequence[UUID]) -> Mapping[UUID, tuple[Ranked, ...]]:
    disputes = session.scalars(select(Dispute).where(Dispute.id.in_(keys))).all()
    today = clock.today()
    found = candidates_of_each(session, disputes)
    return {
        each.id: tuple(rules.ranked(found[each.id], f"{each.respondent_name}{each.facts}", today))
        for each in disputes
    }
