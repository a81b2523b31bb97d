"""Take the last step back: a manager and a second officer, or at once whoever took it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.agreements import changes as agreements
from mediation.disputes.rules import OFFERED
from mediation.kernel import outbox
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, Refused
from mediation.pending.models import PendingAct
from mediation.pending.rules import OFFICER
from mediation.policy.permissions import Permission
from mediation.procedure import pending
from mediation.procedure.advance import refuse_stale, take_back
from mediation.procedure.case import Case, take
from mediation.procedure.last_step import Taken, last_step, obstacles_for
from workflows.correction import CORRECT

TRIGGER = CORRECT.trigger


def ask(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, reason: str) -> None:
    """Ask that the last step be taken back; nothing changes until a second officer agrees.

    Raises NotFound, NotAllowed, Stale, NotPossible("already_asked"), Invalid(reason="missing") and Refused
    with every reason why it cannot be taken back.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.CORRECT)
        refuse_stale(case, seen)
        last = _refuse_lasting(case)
        given = {"version": last.version, "undone": last.step.trigger, "to": last.step.from_state}
        pending.ask(case, TRIGGER, ground, [OFFICER], given=given, reason=reason)


def carry(case: Case, act: PendingAct, ground: Ground) -> None:
    """A second officer agreed: the dispute stands where it stood before its last step, and both are told.

    Raises Refused(("step_still_last",)) once something else was done, and what has become irreversible.
    """
    last = last_step(case.session, case.dispute.id)
    if last.version != act.given["version"]:
        raise Refused(("step_still_last",))
    if last.obstacles:
        raise Refused(last.obstacles)
    _go_back(case, last, ground, act.reason, pending.asker(act))


def undo(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, reason: str) -> None:
    """Whoever took the last step takes it back alone, within minutes, before anybody was told of it.

    Messages about it that have not left are withdrawn. Raises NotFound, NotAllowed, Stale,
    Invalid(reason="missing") and Refused with every reason.
    """
    if not reason.strip():
        raise Invalid(reason="missing")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.UNDO)
        refuse_stale(case, seen)
        last = last_step(session, dispute_id)
        # First withdrawn, then asked: what a sender takes meanwhile is seen to have left.
        outbox.withdraw(session, dispute_id, last.at)
        session.flush()
        codes = obstacles_for(session, dispute_id, actor, last)
        if codes:
            raise Refused(codes)
        _go_back(case, last, ground, reason.strip(), {"alone": True}, tell=False)


def _go_back(
    case: Case, last: Taken, ground: Ground, reason: str, after: Mapping[str, Any], *, tell: bool = True
) -> None:
    """The step is taken back, and what was offered for signature by it."""
    if last.step.trigger == OFFERED:
        agreements.make_void(case.session, case.actor, case.dispute.id, ground, "corrected")
    take_back(case, last, ground, reason, after, tell=tell)


def _refuse_lasting(case: Case) -> Taken:
    last = last_step(case.session, case.dispute.id)
    if last.obstacles:
        raise Refused(last.obstacles)
    return last
