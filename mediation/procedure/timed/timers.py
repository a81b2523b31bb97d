"""What happens by itself as days pass. A timer marks and tidies; it never does an act with legal effect."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.disputes import figures
from mediation.enforcement import changes as enforcement
from mediation.enforcement import queries
from mediation.kernel import actor, attempts, clock
from mediation.kernel.database import transaction
from mediation.procedure import pending
from mediation.procedure.break_glass import hand as break_glass
from mediation.procedure.case import take
from mediation.procedure.offers import rounds
from mediation.procedure.office import holidays
from mediation.procedure.sessions import reminding
from mediation.procedure.timed import housekeeping
from mediation.procedure.timed.lapse_applications import lapse
from mediation.procedure.timed.remind import remind

OVERDUE, FIGURES = actor.timer("mark_overdue"), actor.timer("fold_figures")


def run(session: Session, today: date, kept_days: int = housekeeping.KEPT_DAYS) -> dict[str, int]:
    """Do all that is due on this day; gives how often each thing was done. May be run at any time, again.

    `kept_days`: how long what has done its work stays (housekeeping.py).
    """
    return {
        "obligations_overdue": mark_overdue(session, today),
        "limitation_reminded": remind(session, today),
        "sessions_reminded": reminding.remind(session),
        "applications_lapsed": lapse(session),
        "sealed_offers_closed": rounds.lapse(session, today),
        "break_glass_over": break_glass.lapse(session),
        "pending_expired": pending.expire(session, clock.now()),
        "clocks_moved": holidays.finish(session),
        "figures_folded": fold_figures(session),
        "attempts_forgotten": forget_attempts(session),
        "rows_tidied": housekeeping.tidy(session, kept_days),
    }


def mark_overdue(session: Session, today: date) -> int:
    """Mark obligations whose last day is over, dispute by dispute, each in its own transaction."""
    disputes = queries.disputes_fallen_due(session, today)
    session.rollback()
    return sum(_mark_one(session, dispute_id, today) for dispute_id in disputes)


def _mark_one(session: Session, dispute_id: UUID, today: date) -> int:
    with transaction(session):
        case = take(session, OVERDUE, dispute_id)
        if not (case.dispute.is_open and case.facts.agreement_stands):
            return 0
        rows = queries.fallen_due(session, dispute_id, today)
        for owed in rows:
            enforcement.step(session, OVERDUE, owed, "fall_overdue", after={"position": owed.position})
        return len(rows)


def fold_figures(session: Session) -> int:
    """Fold what the steps changed into the figures, in one transaction; gives how many rows were folded."""
    with transaction(session):
        return figures.fold(session)


def forget_attempts(session: Session) -> int:
    """Delete counters of tries whose window is long over, in one transaction; gives how many."""
    with transaction(session):
        return attempts.forget(session)
