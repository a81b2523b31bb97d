"""The gates open after an agreement is in force, as its pages show them: until when, for whom, for what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.enforcement import gate_queries
from mediation.enforcement.gate_queries import Payment as Payment
from mediation.kernel import clock
from mediation.kernel.errors import NotFound
from mediation.law.gates.afterwards import gates
from mediation.law.gates.joint import may_apply
from mediation.law.gates.table import JOINT_GATES
from mediation.law.gates.values import Gate


@dataclass(frozen=True)
class ApplicationShown:
    """A joint application, and what became of it."""

    id: UUID
    gate: str
    receiver: str
    applied_on: date
    outcome: str
    outcome_on: date | None
    paper: str


@dataclass(frozen=True)
class GatesShown:
    """Every gate of the agreement that stands."""

    gates: tuple[Gate, ...]
    payments: Mapping[str, Payment]
    """Payments by key, as `Gate.items` names them."""
    applications: tuple[ApplicationShown, ...]
    noteworthy: frozenset[str]
    """Joint gates at which an application can be noted now."""

    def application(self, key: UUID) -> ApplicationShown:
        """One of the applications. Raises NotFound."""
        for each in self.applications:
            if each.id == key:
                return each
        raise NotFound()


def gates_of(session: Session, dispute_id: UUID) -> GatesShown | None:
    """The gates of a dispute's agreement today, for a caller that has asked the policy.

    None while nothing is in force; one statement then, four otherwise.
    """
    standing = gate_queries.stands(session, dispute_id, clock.today())
    if standing is None:
        return None
    return GatesShown(
        gates(standing.in_force),
        {payment.key: payment for payment in standing.payments},
        tuple(
            ApplicationShown(
                row.id, row.gate, row.receiver, row.applied_on, row.outcome, row.outcome_on, row.paper
            )
            for row in standing.applications
        ),
        frozenset(gate for gate in JOINT_GATES if not may_apply(gate, standing.in_force)),
    )
