"""Move one thing along its workflow, with the audit entry that belongs to the move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, record
from mediation.kernel.actor import Actor, Ground
from workflows import machine
from workflows.correction import CORRECT, check_way_back
from workflows.vocabulary import Workflow


class Stateful(Protocol):
    """A row with a key, a table and a state."""

    id: Any
    state: Any


def move(
    session: Session,
    row: Stateful,
    workflow: Workflow,
    trigger: str,
    *,
    actor: Actor,
    chain: Chain,
    ground: Ground | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str | None = None,
    on_behalf_of: UUID | None = None,
) -> tuple[str, str]:
    """Fire the step, set the state, write the entry; gives the states before and after.

    Guards and permission are the caller's, asked before. Raises ImpossibleStep when the table
    has no such way.
    """
    came_from = row.state
    row.state = machine.fire(workflow, trigger, came_from)
    record(
        session,
        actor,
        workflow.step(trigger).verb,
        Subject(workflow.name, row.id),
        chain,
        before={**(before or {}), "state": came_from},
        after={**(after or {}), "state": row.state},
        reason=reason,
        ground=ground,
        on_behalf_of=on_behalf_of,
    )
    return came_from, row.state


def go_back(
    session: Session,
    row: Stateful,
    undone: str,
    to: str,
    *,
    actor: Actor,
    chain: Chain,
    ground: Ground,
    after: Mapping[str, Any] | None = None,
    reason: str,
) -> str:
    """Set a dispute back to where its last step `undone` began; gives the state that it leaves.

    Raises ImpossibleStep when the step does not lead from there to here, or is not taken back at all.
    """
    left = row.state
    check_way_back(undone, to, left)
    row.state = to
    record(
        session, actor, CORRECT.verb, Subject("dispute", row.id), chain,
        before={"state": left}, after={**(after or {}), "undone": undone, "state": to},
        reason=reason, ground=ground,
    )  # fmt: skip
    return left


def move_along(row: Stateful, workflow: Workflow, trigger: str) -> None:
    """Fire a step that the entry of another move in the same transaction tells of: it gets none of its own.

    A draft is filed by the filing of its dispute. Raises ImpossibleStep.
    """
    row.state = machine.fire(workflow, trigger, row.state)
