"""Whoever is invited to a session is reminded once, from one working day before: a timer only tells."""

from __future__ import annotations

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.channels import arranged as channels
from mediation.deadlines import calendars
from mediation.disputes.models import Dispute
from mediation.kernel import actor, clock
from mediation.kernel.actor import Ground
from mediation.kernel.database import transaction
from mediation.procedure.case import take
from mediation.procedure.sessions.invitations import tell_alone, tell_invited
from mediation.talks.models import Talk

TIMER = actor.timer("remind_sessions")
AT_A_TIME = 1000
JOINT = "提醒：您有一次会面安排在{day}，时间、地点和方式请登录查看。去不了的，请登录请求另约时间。"
ALONE = "提醒：您与调解员约好的时间快到了，请登录查看。去不了的，请登录请求另约时间。"


def remind(session: Session) -> int:
    """Remind of what takes place until the end of the next working day; gives how many joint sessions.

    Those with one party alone are not counted: the number is read by people outside.
    """
    now, until = clock.now(), _until(session)
    query = select(Talk.id, Talk.dispute_id).join(Dispute, Dispute.id == Talk.dispute_id)
    joint = session.execute(
        query.where(
            Talk.state == "scheduled", Talk.reminded_at.is_(None), Dispute.is_open.is_(True),
            Talk.starts_at >= now, Talk.starts_at < until,
        ).order_by(Talk.starts_at, Talk.id).limit(AT_A_TIME)
    ).all()  # fmt: skip
    apart = channels.apart_to_remind(session, TIMER, now, until)
    session.rollback()
    told = sum(_remind_all(session, row.dispute_id, row.id) for row in joint)
    for compartment_id in apart:
        _remind_alone(session, compartment_id, now, until)
    return told


def _until(session: Session) -> datetime:
    day = calendars.of(session).add_working_days(clock.today(), 2)
    return datetime.combine(day, time(), clock.SHANGHAI)


def _remind_all(session: Session, dispute_id: UUID, talk_id: UUID) -> int:
    with transaction(session):
        case = take(session, TIMER, dispute_id)
        row = session.get_one(Talk, talk_id)
        if row.state != "scheduled" or row.reminded_at is not None or not case.dispute.is_open:
            return 0
        row.reminded_at = clock.now()
        case.record("talk.reminded", Subject("talk", row.id), Ground())
        day = clock.day_of(row.starts_at)
        tell_invited(case, JOINT.format(day=f"{day.month}月{day.day}日"))
        return 1


def _remind_alone(session: Session, compartment_id: UUID, since: datetime, until: datetime) -> None:
    with transaction(session):
        place, rows = channels.unreminded(session, TIMER, compartment_id, since, until)
        case = take(session, TIMER, place.dispute_id, lock=False)
        if not rows or place.party_id is None or not case.dispute.is_open:
            return
        for row in rows:
            row.reminded_at = clock.now()
        tell_alone(case, place, case.party(place.party_id), ALONE)
