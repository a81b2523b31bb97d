"""All gates of an agreement in force, as they stand on one day."""

from __future__ import annotations

from mediation.law.calendar import Calendar, national
from mediation.law.gates import breach, joint
from mediation.law.gates.values import Gate, InForce


def gates(agreement: InForce, calendar: Calendar | None = None) -> tuple[Gate, ...]:
    """Every gate of this agreement in the order of the table, each with its last day where it has one."""
    days = calendar or national()
    found = (
        joint.review(agreement, days), joint.confirmation(agreement, days), joint.court_statement(agreement),
        breach.enforcement(agreement, days), breach.payment_order(agreement), breach.direct_suit(agreement),
        breach.arbitration(agreement), breach.inspection(agreement),
    )  # fmt: skip
    return tuple(gate for gate in found if gate is not None)
