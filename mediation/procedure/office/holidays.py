"""A year's notice of holidays is entered, and the running clocks of open disputes are counted by it.

The notice stands as soon as it is entered. The clocks follow dispute by dispute, each in its own transaction,
so that nobody waits for the whole; what is left over the timer counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.deadlines import changes as deadlines
from mediation.deadlines import notices
from mediation.deadlines.notice_models import CalendarNotice
from mediation.deadlines.notice_rules import YearNotice as YearNotice
from mediation.deadlines.notice_rules import faults_of
from mediation.identity.standing import must_stand
from mediation.kernel import actor as actors
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed
from mediation.kernel.idempotency import once
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.procedure.case import take

RECOUNT = actors.timer("recount_clocks")
AT_ONCE = 200
"""Disputes that are counted anew while the administrator waits; the timer does the rest."""
SETTLED = timedelta(minutes=2)
"""A step that began before the notice was entered is over by then, and its clocks can be seen."""


def enter(session: Session, actor: Actor, notice: YearNotice) -> int:
    """Let a notice stand from now on; gives how many last days it has moved so far.

    A newer one of the same year stands in its place. Raises NotAllowed, and Invalid with a code a field.
    """
    require_by_role(actor, Permission.SET_CALENDAR)
    if actor.person_id is None:
        raise NotAllowed(Permission.SET_CALENDAR)
    if faults := faults_of(notice, clock.today()):
        raise Invalid(**faults)
    with transaction(session):
        must_stand(session, actor)
        entered = notices.enter(session, actor, actor.person_id, notice).id
    with once(None):  # the form was acted on by now; what follows are acts of their own
        return _recount(session, entered, islice(_touched(session, entered), AT_ONCE))


def finish(session: Session) -> int:
    """Count by the notices whose clocks may not all have followed; gives how many last days moved."""
    waiting = [row.id for row in notices.unfinished(session)]
    session.rollback()
    return sum(_finish_one(session, notice_id) for notice_id in waiting)


def _finish_one(session: Session, notice_id: UUID) -> int:
    settled = session.get_one(CalendarNotice, notice_id).entered_at + SETTLED <= clock.now()
    moved = _recount(session, notice_id, _touched(session, notice_id))
    if settled:
        with transaction(session):
            notices.finish(session, notice_id, clock.now())
    return moved


def _touched(session: Session, notice_id: UUID) -> Iterable[UUID]:
    found = notices.to_recount(session, session.get_one(CalendarNotice, notice_id))
    session.rollback()
    return found


def _recount(session: Session, notice_id: UUID, disputes: Iterable[UUID]) -> int:
    return sum(_recount_one(session, notice_id, dispute_id) for dispute_id in disputes)


def _recount_one(session: Session, notice_id: UUID, dispute_id: UUID) -> int:
    with transaction(session):
        case = take(session, RECOUNT, dispute_id)
        source = session.get_one(CalendarNotice, notice_id).source
        case.dispute.due_on, moved = deadlines.recount(session, dispute_id, notice_id)
        for each in moved:
            case.record(
                "deadline.moved", Subject("deadline", each.id), Ground(),
                before={"clock": each.clock, "last_day": each.was},
                after={"clock": each.clock, "last_day": each.ends_on, "notice": source},
            )  # fmt: skip
        return len(moved)
