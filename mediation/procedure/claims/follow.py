"""Follow a dispute by its number and tracking code: shown without a sign-in, guessed in vain."""

from __future__ import annotations

import hmac
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.disputes.models import Dispute
from mediation.kernel import attempts
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.procedure.claims.filing import tracking_hash

MOST_WRONG = 10
WINDOW = timedelta(hours=1)
_PURPOSE = "tracking"


def follow(session: Session, actor: Actor, number: str, code: str) -> str:
    """What opens the tracking page of this dispute: the hash of its code.

    Raises Invalid(number="wrong_tracking") whatever was wrong, and "tracking_locked" after ten
    wrong tries within an hour, whether or not there is such a number.
    """
    number, shown = number.strip().upper(), tracking_hash(code)
    with transaction(session):
        locked = attempts.exhausted(session, _PURPOSE, number, MOST_WRONG, WINDOW)
        fault = "tracking_locked" if locked else _fault(session, actor, number, shown)
    if fault:
        raise Invalid(number=fault)
    return shown


def _fault(session: Session, actor: Actor, number: str, shown: str) -> str | None:
    row = session.execute(
        select(Dispute.id, Dispute.tracking_hash).where(Dispute.number == number)
    ).one_or_none()
    if row is not None and hmac.compare_digest(row.tracking_hash, shown):
        return None
    attempts.failed(session, _PURPOSE, number, WINDOW)
    if row is not None:
        _note(session, actor, row.id)
    return "wrong_tracking"


def _note(session: Session, actor: Actor, dispute_id: UUID) -> None:
    record(session, actor, "tracking.refused", Subject("dispute", dispute_id), office_chain(None))
