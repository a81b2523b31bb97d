"""What came of a dispute, as an agency that sent it may know it: results and days, never a reason in words.

Of a failure an agency learns its ground and day, of an agreement what is in force (law.md, section 4).
Nothing here is read from a channel, a note, an offer or what somebody wrote to a step.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.disputes.models import Dispute
from mediation.enforcement.models import Obligation
from mediation.kernel.clock import day_of


@dataclass(frozen=True)
class Outcome:
    """The result sheet. Sums in fen; None where no agreement is in force."""

    state: str
    result: str | None
    """Ground of a termination."""
    accepted_on: date | None
    in_force_on: date | None
    """When the agreement that stands came into force; one that it replaced did so before."""
    agreed_fen: int | None
    """What is to be paid under the agreement that stands, and what was paid under one that it replaced."""
    confirmed_fen: int | None
    """What the payees confirmed so far."""
    closed_on: date | None

    def as_told(self) -> dict[str, Any]:
        """The same as it is kept: days as ISO text."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(self).items()
        }

    @classmethod
    def of_told(cls, told: dict[str, Any]) -> Outcome:
        """The sheet that was kept."""
        days = {
            name: date.fromisoformat(value) for name, value in told.items() if name.endswith("_on") and value
        }
        return cls(**{**told, **days})


def of_dispute(session: Session, dispute: Dispute) -> Outcome:
    """What can be told of the dispute now, in one statement."""
    in_force_at, agreed, confirmed = session.execute(_of_agreements(dispute.id)).one()
    return Outcome(
        dispute.state, dispute.result, _day(dispute.accepted_at), _day(in_force_at),
        int(agreed) if in_force_at else None, int(confirmed) if in_force_at else None,
        _day(dispute.closed_at),
    )  # fmt: skip


def _of_agreements(dispute_id: UUID) -> Any:
    agreed = case((Obligation.state != "replaced", Obligation.amount_fen), else_=0)
    confirmed = case((Obligation.state == "confirmed", Obligation.amount_fen), else_=0)
    return (
        select(
            func.max(Agreement.in_force_at),
            func.coalesce(func.sum(agreed), 0),
            func.coalesce(func.sum(confirmed), 0),
        )
        .select_from(Agreement)
        .outerjoin(Obligation, Obligation.agreement_id == Agreement.id)
        .where(Agreement.dispute_id == dispute_id, Agreement.in_force_at.is_not(None))
    )


def _day(moment: datetime | None) -> date | None:
    return day_of(moment) if moment else None
