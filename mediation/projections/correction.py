"""The way back of a dispute by its last step, as whoever may ask for it sees it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from mediation.disputes.rules import UNDO_WITHIN
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.policy.decide import may
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject
from mediation.procedure.last_step import Taken, last_step, obstacles_for
from mediation.projections.history import Happened


def way_back(session: Session, actor: Actor, subject: DisputeSubject) -> Taken | None:
    """The last step and why it cannot be taken back, in one statement; nothing for who may not ask at all."""
    return last_step(session, subject.id) if may(actor, Permission.CORRECT, subject) else None


def undo_until(
    session: Session, actor: Actor, subject: DisputeSubject, newest: Sequence[Happened]
) -> datetime | None:
    """Until when the reader may take the last step back alone; nothing where he may not.

    `newest` is the history as shown: only where its first row moved the case within the last minutes is
    anything asked, in two statements.
    """
    if not newest or newest[0].from_state == newest[0].to_state:
        return None
    until = newest[0].at + UNDO_WITHIN
    if clock.now() > until or not may(actor, Permission.UNDO, subject):
        return None
    last = last_step(session, subject.id)
    return None if obstacles_for(session, subject.id, actor, last) else until
