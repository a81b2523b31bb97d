"""Mediators to a dispute: assign, replace, release, and the mediator's own answer."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.assignments import changes, queries, rules
from mediation.assignments.found import found
from mediation.assignments.models import Assignment
from mediation.channels.changes import close_grants, open_grants
from mediation.identity.models import Person
from mediation.kernel import clock, outbox
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, Refused
from mediation.policy.permissions import Permission
from mediation.policy.relations import Relation
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.procedure.guards import Given
from mediation.procedure.mediating import tell_everybody
from mediation.procedure.mediators.conflict import DISCLOSED
from mediation.procedure.mediators.holding import lapse_all
from mediation.procedure.offers import stopping
from mediation.procedure.sessions import sessions_of_former
from mediation.procedure.successor.tell import tell_of_successor

NAMED = "您被指派为本案调解员，请登录确认是否接受，并说明有无利害关系。"


def assign(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, person_id: UUID) -> None:
    """Name a mediator for a dispute, beside those it may have; the mediator then answers.

    Raises Refused("mediator_eligible") for whoever is not on the register of the handling office
    or one in its line, out of term, suspended or in a conflict; Refused("mediator_not_yet_assigned").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "assign", seen, given=_fit(case, person_id))
        who = _name(case, person_id)
        advance(case, "assign", ground, note=who, after={"mediator": person_id})


def replace(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None,
    assignment_id: UUID, person_id: UUID, reason: str,
) -> None:  # fmt: skip
    """Put another mediator in the place of one, who is shut out of every channel at once.

    Raises Invalid(assignment="unknown") and what `assign` raises.
    """
    with transaction(session):
        put_in_place(take(session, actor, dispute_id), seen, assignment_id, person_id, reason)


def put_in_place(
    case: Case, seen: int | None, assignment_id: UUID, person_id: UUID, reason: str, *,
    tell_named: bool = True,
) -> None:  # fmt: skip
    """The same inside the caller's transaction; without `tell_named` the caller tells the new mediator."""
    given = {**_fit(case, person_id), "reason_given": bool(reason.strip())}
    ground = permit(case, "replace", seen, given=given)
    old = _active(case, assignment_id)
    _end(case, old, reason, ground)
    who = _name(case, person_id, tell=tell_named)
    advance(
        case, "replace", ground, note=who,
        before={"mediator": old.person_id}, after={"mediator": person_id, "reason": reason},
    )  # fmt: skip


def recuse(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, assignment_id: UUID, reason: str
) -> None:
    """Release a mediator: the manager does, or the mediator for itself (SPM 15, OMR 13).

    Raises NotAllowed when a mediator would release another.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "recuse", seen, given={"reason_given": bool(reason.strip())})
        old = _active(case, assignment_id)
        if ground.relation == Relation.MEDIATOR and old.person_id != actor.person_id:
            raise NotAllowed("dispute.recuse")
        release(case, old, reason, ground)


def release(case: Case, old: Assignment, reason: str, ground: Ground) -> None:
    """The same inside the caller's transaction, which has asked whether it may be done."""
    _end(case, old, reason, ground)
    stopping.stop_all(case, "conflict", ground)
    who = case.session.get_one(Person, old.person_id).name
    advance(case, "recuse", ground, note=who, before={"mediator": old.person_id}, after={"reason": reason})


def take_up(
    session: Session, actor: Actor, dispute_id: UUID, conflict: str | None, *, checked: bool = False
) -> None:
    """The named mediator takes the dispute on, declaring no conflict (None) or what it is.

    Without a conflict the channels open at once, to whoever comes after another only for what is written
    from now on, until the party has chosen; with one only when every party has agreed in writing, and
    until then the mediator takes no step. What the system found in common with the dispute must
    be disclosed, or said to have been looked at (`checked`). Raises Invalid(conflict="missing"),
    Invalid(checked="tie_found"), Refused(("no_open_conflict",)) while an objection is open.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.ANSWER_ASSIGNMENT)
        if conflict is not None and not conflict.strip():
            raise Invalid(conflict="missing")
        row = _own_proposal(case)
        if row.frozen_at is not None:
            raise Refused(("no_open_conflict",))
        if conflict is None and not checked and found(session, dispute_id, (row.person_id,)):
            raise Invalid(checked="tie_found")
        changes.take_up(session, actor, row, conflict, case.chain, ground)
        if conflict is None:
            open_grants(session, actor, dispute_id, row.person_id)
            tell_of_successor(case, row.person_id)
        else:
            tell_everybody(case, DISCLOSED)


def refuse(session: Session, actor: Actor, dispute_id: UUID, reason: str) -> None:
    """The named mediator does not take the dispute on. Raises Invalid(reason="missing")."""
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.ANSWER_ASSIGNMENT)
        if not reason.strip():
            raise Invalid(reason="missing")
        changes.refuse(session, actor, _own_proposal(case), reason, case.chain, ground)


def _own_proposal(case: Case) -> Assignment:
    for row in queries.active(case.session, case.dispute.id):
        if row.person_id == case.actor.person_id and row.state == "proposed":
            return row
    raise NotFound()


def _active(case: Case, assignment_id: UUID) -> Assignment:
    row = queries.one_active(case.session, case.dispute.id, assignment_id)
    if row is None:
        raise Invalid(assignment="unknown")
    return row


def _fit(case: Case, person_id: UUID) -> Given:
    fit = queries.candidate(case.session, case.dispute, person_id)
    return {
        "mediator_eligible": fit is not None and rules.eligible(fit, clock.today()),
        "mediator_not_yet_assigned": fit is None or not fit.assigned_here,
    }


def _name(case: Case, person_id: UUID, *, tell: bool = True) -> str:
    person = case.session.get_one(Person, person_id)
    changes.name(case.session, case.actor, case.dispute.id, person_id)
    if tell and person.phone:
        text = f"【劳动争议调解】{case.dispute.number}：{NAMED}"
        outbox.enqueue(case.session, case.actor.stream(person_id), "sms", person.phone, text)
    return person.name


def _end(case: Case, row: Assignment, reason: str, ground: Ground) -> None:
    with case.session.no_autoflush:
        changes.end(case.session, case.actor, row, reason, case.chain, ground)
        close_grants(case.session, case.actor, case.dispute.id, row.person_id)
    sessions_of_former.call_off_of(case, row.person_id)
    lapse_all(case, row, ground)
    if row.conflict is not None:
        stopping.stop_all(case, "conflict", ground)
