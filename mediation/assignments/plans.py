"""Plans that give a mediator's disputes to others: written down, begun, each dispute ticked off in turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.assignments.models import Reassignment, ReassignmentItem
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor


@dataclass(frozen=True)
class Choice:
    """Which mediator is to take on which dispute."""

    dispute_id: UUID
    to_person_id: UUID


def write(
    session: Session, actor: Actor, office_id: UUID, person_id: UUID, reason: str, choices: Iterable[Choice]
) -> Reassignment:
    """Keep a plan that nobody has begun: it changes no dispute, so that it needs no entry yet."""
    stream = actor.stream("reassignment")
    plan = Reassignment(
        id=identifiers.new(stream), office_id=office_id, person_id=person_id, asked_by=actor.person_id,
        asked_name=actor.name, asked_at=clock.now(), reason=reason,
    )  # fmt: skip
    session.add(plan)
    session.flush()
    session.add_all(
        ReassignmentItem(
            id=identifiers.new(stream), reassignment_id=plan.id, position=position,
            dispute_id=each.dispute_id, to_person_id=each.to_person_id, outcome=None, why=[],
        )
        for position, each in enumerate(choices)
    )  # fmt: skip
    return plan


def locked(session: Session, plan_id: UUID) -> Reassignment | None:
    """The plan, locked."""
    return session.scalar(select(Reassignment).where(Reassignment.id == plan_id).with_for_update())


def waiting(session: Session, plan_id: UUID, most: int) -> Sequence[tuple[UUID, UUID]]:
    """Item and dispute of those whose turn has not come, in the order of the plan."""
    query = select(ReassignmentItem.id, ReassignmentItem.dispute_id).where(
        ReassignmentItem.reassignment_id == plan_id, ReassignmentItem.outcome.is_(None)
    )
    rows = session.execute(query.order_by(ReassignmentItem.position).limit(most))
    return [(row.id, row.dispute_id) for row in rows]


def locked_item(session: Session, item_id: UUID) -> ReassignmentItem:
    """One dispute of a plan, locked after its dispute and read anew."""
    query = select(ReassignmentItem).where(ReassignmentItem.id == item_id).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()


def tick_off(item: ReassignmentItem, why: Sequence[str] = ()) -> None:
    """The dispute was moved, or stays with its mediator for these reasons."""
    item.outcome, item.why, item.done_at = ("left" if why else "moved"), list(why), clock.now()


def moved_to(session: Session, plan_id: UUID) -> dict[UUID, int]:
    """Receiving mediator → how many disputes the plan gave to that one."""
    query = select(ReassignmentItem.to_person_id).where(
        ReassignmentItem.reassignment_id == plan_id, ReassignmentItem.outcome == "moved"
    )
    counted: dict[UUID, int] = {}
    for person_id in session.scalars(query.order_by(ReassignmentItem.position)):
        counted[person_id] = counted.get(person_id, 0) + 1
    return counted
