"""The way back of a dispute by its last step, as whoever may ask for it sees it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor
from mediation.policy.decide import may
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject
from mediation.procedure.last_step import Taken, last_step


def way_back(session: Session, actor: Actor, subject: DisputeSubject) -> Taken | None:
    """The last step and why it cannot be taken back, in one statement; nothing for who may not ask at all."""
    return last_step(session, subject.id) if may(actor, Permission.CORRECT, subject) else None
