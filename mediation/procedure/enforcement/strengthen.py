"""What both parties did to make an agreement enforceable: applied for review or confirmation.

Noted at the office as they told it, or from the paper; the law's own last day bars nothing here, for whoever
receives an application decides about it. Review and confirmation exclude each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.enforcement import gate_changes, gate_queries
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible
from mediation.law.gates.joint import may_apply
from mediation.law.gates.table import JOINT_GATES
from mediation.policy.permissions import Permission
from mediation.procedure.case import take

OUTCOMES = ("granted", "refused", "withdrawn")


@dataclass(frozen=True)
class Application:
    """At which gate both applied, to whom, and when."""

    gate: str
    receiver: str
    applied_on: date


def note_application(session: Session, actor: Actor, dispute_id: UUID, made: Application) -> UUID:
    """Note a joint application for the agreement that stands; gives its key.

    Raises NotFound, NotAllowed, NotPossible where nothing stands or a gate excludes it, and Invalid for an
    unknown gate, an empty receiver, or a day before the agreement or after today.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.NOTE_GATE)
        standing = gate_queries.stands(session, dispute_id, clock.today())
        if standing is None:
            raise NotPossible("nothing_in_force")
        _check(made, standing.in_force.in_force_on)
        against = may_apply(made.gate, standing.in_force)
        if "already_applied" in against:
            raise NotPossible("already_applied")
        if against:
            raise NotPossible("gates_exclude_each_other")
        row = gate_changes.note(
            session, actor, dispute_id, standing.agreement_id, made.gate, made.receiver.strip(),
            made.applied_on, ground,
        )  # fmt: skip
        return row.id


def _check(made: Application, in_force_on: date) -> None:
    errors = {}
    if made.gate not in JOINT_GATES:
        errors["gate"] = "unknown"
    if not made.receiver.strip():
        errors["receiver"] = "missing"
    if made.applied_on > clock.today():
        errors["applied_on"] = "in_the_future"
    elif made.applied_on < in_force_on:
        errors["applied_on"] = "before_force"
    if errors:
        raise Invalid(**errors)


def note_outcome(
    session: Session, actor: Actor, dispute_id: UUID, key: UUID, outcome: str, on: date, paper: str = ""
) -> None:
    """Note what became of an application.

    Raises NotFound, NotAllowed, NotPossible("already_decided"), Invalid for an unknown outcome, for a granted
    one without the number of its paper, or a day before the application or after today.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.NOTE_GATE)
        row = gate_queries.application(session, dispute_id, key)
        if row.outcome != "pending":
            raise NotPossible("already_decided")
        errors = {}
        if outcome not in OUTCOMES:
            errors["outcome"] = "unknown"
        if outcome == "granted" and not paper.strip():
            errors["paper"] = "missing"
        if on > clock.today():
            errors["decided_on"] = "in_the_future"
        elif on < row.applied_on:
            errors["decided_on"] = "before_application"
        if errors:
            raise Invalid(**errors)
        gate_changes.decide(session, actor, row, outcome, on, paper.strip(), ground)
