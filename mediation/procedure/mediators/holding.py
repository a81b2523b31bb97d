"""Hold a mediator back at once, and give back exactly what was taken when nothing holds it back any more."""

from __future__ import annotations

from mediation.assignments import objections
from mediation.assignments.models import Assignment
from mediation.assignments.objection_models import Objection
from mediation.channels.changes import give_back_grants, hold_grants
from mediation.deadlines import changes as deadlines
from mediation.kernel.actor import Ground
from mediation.procedure.case import Case


def hold(case: Case, row: Assignment) -> None:
    """From this moment the mediator takes no step and opens no channel."""
    objections.freeze(row)
    hold_grants(case.session, case.actor, case.dispute.id, row.person_id, row.id)


def let_go(case: Case, row: Assignment) -> None:
    """The mediator goes on as before, unless another objection or an open conflict still holds it back."""
    case.session.flush()
    if objections.waiting(case.session, row.id):
        return
    objections.thaw(row)
    give_back(case, row)


def give_back(case: Case, row: Assignment) -> int:
    """Open again what was open before, where nothing holds the mediator back; gives how many channels."""
    in_conflict = row.conflict is not None and row.conflict_settled_at is None
    if row.frozen_at is not None or in_conflict or row.state != "accepted":
        return 0
    return give_back_grants(case.session, case.actor, case.dispute.id, row.person_id, row.id)


def stop_clock(case: Case, objection: Objection) -> None:
    """The days to decide are over, however it ended."""
    case.dispute.due_on = deadlines.stop_for(case.session, case.dispute.id, objection.id)


def lapse_all(case: Case, row: Assignment, ground: Ground) -> None:
    """The mediator leaves: what was not decided about it needs no decision any more."""
    for objection in objections.waiting(case.session, row.id):
        objections.step(case.session, case.actor, objection, "lapse", case.chain, ground)
        case.session.flush()
        stop_clock(case, objection)
