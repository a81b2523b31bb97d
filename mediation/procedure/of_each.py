"""The same step taken in each of several disputes at once: who cannot take it stays where he is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotAllowed, NotFound, NotPossible, Refused
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take


@dataclass(frozen=True)
class Outcome:
    """What came of the step in one dispute: nothing in `refused` where it was taken."""

    dispute_id: UUID
    number: str
    refused: tuple[str, ...] = ()


def of_each(
    session: Session, actor: Actor, dispute_ids: Iterable[UUID], step: Callable[[Case], object]
) -> tuple[Outcome, ...]:
    """Take a step in each of these disputes, inside the caller's transaction.

    The step refuses before it writes anything. What the actor may not see at the desk is left out.
    """
    # Locked in the order of their keys, so that two who come at once wait and do not block each other.
    tried = (_try(session, actor, dispute_id, step) for dispute_id in sorted(set(dispute_ids)))
    return tuple(each for each in tried if each is not None)


def _try(session: Session, actor: Actor, dispute_id: UUID, step: Callable[[Case], object]) -> Outcome | None:
    try:
        case = take(session, actor, dispute_id)
        case.require(Permission.READ_AT_DESK)
    except NotFound:
        return None
    refused: tuple[str, ...] = ()
    try:
        step(case)
    except Refused as not_open:
        refused = not_open.codes
    except NotPossible as not_now:
        refused = (not_now.code,)
    except NotAllowed:
        refused = ("not_in_charge",) if case.dispute.is_open else ("step_not_in_state",)
    return Outcome(dispute_id, case.dispute.number, refused)
