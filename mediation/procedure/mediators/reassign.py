"""All that a mediator has at hand to others: planned, looked over, then moved dispute by dispute.

Each dispute goes through the door of `replace` in a transaction of its own, which also ticks it off, so
that a plan that was cut off goes on where it stopped and nothing is moved twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.assignments import plans, queries, rules
from mediation.assignments.models import Reassignment, ReassignmentItem
from mediation.assignments.plans import Choice
from mediation.audit.record import Subject, office_chain, record
from mediation.identity.models import Person
from mediation.identity.standing import must_stand
from mediation.kernel import clock, outbox
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused
from mediation.kernel.idempotency import once, remember
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.mediators.assign import put_in_place

MOST = 100
"""Disputes in one plan."""
AT_ONCE = 50
"""Disputes moved by one sending; the next sending goes on."""
NAMED = "负责人把 {count} 件在办案件转由您办理，请登录逐件确认是否接受，并说明有无利害关系。"


def plan(session: Session, actor: Actor, person_id: UUID, choices: Sequence[Choice], reason: str) -> UUID:
    """Write down who is to take on which dispute of a mediator; nothing moves yet. Gives the plan's key.

    Raises NotFound, Invalid(everything="nothing_chosen"), Invalid(reason="missing").
    """
    ground = require_by_role(actor, Permission.REASSIGN_LOAD)
    if not choices or len(choices) > MOST:
        raise Invalid(everything="nothing_chosen")
    if not reason.strip():
        raise Invalid(reason="missing")
    if ground.office_id is None:
        raise NotFound()
    with transaction(session):
        must_stand(session, actor)
        row = plans.write(session, actor, ground.office_id, person_id, reason.strip(), choices)
        remember(session, row.id.hex)
        return row.id


def go_on(session: Session, actor: Actor, plan_id: UUID) -> int:
    """Move the next disputes of a plan, `AT_ONCE` at most; gives how many still wait for their turn.

    Sent again it moves nothing twice. Raises NotFound, NotAllowed("session").
    """
    # Each dispute is ticked off where it is moved: that key does what a form's key does elsewhere.
    with once(None):
        _begin(session, actor, plan_id)
        for item_id, dispute_id in _next(session, plan_id, AT_ONCE):
            _move(session, actor, plan_id, item_id, dispute_id)
        left = len(_next(session, plan_id, MOST))
        if not left:
            _finish(session, actor, plan_id)
    return left


def _begin(session: Session, actor: Actor, plan_id: UUID) -> None:
    ground = require_by_role(actor, Permission.REASSIGN_LOAD)
    with transaction(session):
        must_stand(session, actor)
        row = _own(session, actor, plan_id)
        if row.begun_at is not None:
            return
        row.begun_at = clock.now()
        told = {"plan": row.id, "cases": len(plans.waiting(session, plan_id, MOST))}
        record(
            session, actor, "assignment.load_reassigned", Subject("person", row.person_id),
            office_chain(row.office_id), after=told, reason=row.reason, ground=ground,
        )  # fmt: skip


def _next(session: Session, plan_id: UUID, most: int) -> Sequence[tuple[UUID, UUID]]:
    found = plans.waiting(session, plan_id, most)
    _afresh(session)
    return found


def _move(session: Session, actor: Actor, plan_id: UUID, item_id: UUID, dispute_id: UUID) -> None:
    with transaction(session):
        case = take(session, actor, dispute_id)
        item, row = plans.locked_item(session, item_id), session.get_one(Reassignment, plan_id)
        if item.outcome is None:
            plans.tick_off(item, _kept_back(case, row, item))
    _afresh(session)


def _kept_back(case: Case, row: Reassignment, item: ReassignmentItem) -> tuple[str, ...]:
    """Every reason why a dispute stays where it is; none where it was moved."""
    try:
        case.require(Permission.REPLACE)
    except (NotFound, NotAllowed):
        return ("not_in_charge",)
    own = [each for each in queries.active(case.session, case.dispute.id) if each.person_id == row.person_id]
    if not case.dispute.is_open or not own:
        return ("left_already" if case.dispute.is_open else "case_over",)
    found = queries.candidate(case.session, case.dispute, item.to_person_id)
    codes = rules.refusals(found, clock.today()) if found else ("not_on_register",)
    if codes:
        return codes
    try:
        put_in_place(case, None, own[0].id, item.to_person_id, row.reason, tell_named=False)
    except (Refused, NotPossible):
        # Asked before anything is written: the transaction holds nothing of the attempt.
        return ("not_open",)
    return ()


def _finish(session: Session, actor: Actor, plan_id: UUID) -> None:
    """Close the plan and send each receiving mediator one message for all that came to it."""
    with transaction(session):
        row = _own(session, actor, plan_id)
        if row.finished_at is not None:
            return
        row.finished_at = clock.now()
        for person_id, count in plans.moved_to(session, plan_id).items():
            phone = session.get_one(Person, person_id).phone
            if phone:
                text = f"【劳动争议调解】{NAMED.format(count=count)}"
                outbox.enqueue(session, actor.stream(person_id), "sms", phone, text)


def _own(session: Session, actor: Actor, plan_id: UUID) -> Reassignment:
    """A plan of an office under the actor's post, locked. Raises NotFound."""
    row = plans.locked(session, plan_id)
    covered = actor.covered(Role.MANAGER)
    if row is None or row.office_id not in covered:
        raise NotFound()
    return row


def _afresh(session: Session) -> None:
    session.rollback()
    session.expunge_all()
