"""The manager decides about an objection, with a reason: the mediator leaves, or goes on as before."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.assignments import changes, objections, queries
from mediation.assignments.objection_models import Objection
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure import notices
from mediation.procedure.advance import permit_consented
from mediation.procedure.case import Case, take
from mediation.procedure.mediators import assign
from mediation.procedure.mediators.holding import let_go, stop_clock
from mediation.procedure.objecting.words import seal_reason

UPHELD = "当事人的回避申请成立"
DECIDED = "您申请调解员回避的事已经决定，请登录查看。"


def decide(
    session: Session, actor: Actor, dispute_id: UUID, objection_id: UUID, upheld: bool, reason: str
) -> None:
    """Uphold an objection, so that the mediator leaves and another is named, or let the mediator go on.

    Raises NotFound, NotAllowed (also for the mediator itself), Invalid(reason="missing"),
    NotPossible("objection_over").
    """
    if not reason.strip():
        raise Invalid(reason="missing")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.DECIDE_OBJECTION)
        objection = _waiting(case, objection_id)
        row = queries.one_active(session, dispute_id, objection.assignment_id)
        if row is None:
            raise NotPossible("objection_over")
        if row.person_id == actor.person_id:
            raise NotAllowed(Permission.DECIDE_OBJECTION.value)
        if upheld:
            permit_consented(case, "recuse", {"reason_given": True})
        seal_reason(session, objection, reason)
        trigger = "uphold" if upheld else "dismiss"
        objections.step(session, actor, objection, trigger, case.chain, ground)
        session.flush()
        stop_clock(case, objection)
        if upheld:
            changes.bar(row, UPHELD)
            assign.release(case, row, UPHELD, ground)
        else:
            let_go(case, row)
        _tell_party(case, objection)


def _waiting(case: Case, objection_id: UUID) -> Objection:
    for each in objections.of_dispute(case.session, case.dispute.id):
        if each.id == objection_id:
            if each.state != "made":
                raise NotPossible("objection_over")
            return each
    raise NotFound()


def _tell_party(case: Case, objection: Objection) -> None:
    party = case.party(objection.party_id)
    if party.phone_index:
        notices.send(case, party, DECIDED)
