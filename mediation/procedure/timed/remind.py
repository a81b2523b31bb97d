"""Somebody whose right to go to arbitration may run out is reminded once at each lead, by the safe day.

A timer tells and notes; it bars nothing and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.claims import changes as claims
from mediation.claims.models import ClaimItem
from mediation.claims.rules import LEADS, NOTHING_LEFT, lead_due
from mediation.deadlines import calendars
from mediation.disputes.models import Dispute
from mediation.enforcement.models import Obligation
from mediation.enforcement.rules import PAYABLE
from mediation.kernel import actor
from mediation.kernel.actor import Ground
from mediation.kernel.database import transaction
from mediation.procedure import notices
from mediation.procedure.case import Case, take
from mediation.procedure.preparation.amend_days import employment_of
from workflows.dispute import BEFORE_FORCE

TIMER = actor.timer("remind_limitation")
STILL_AT_STAKE = (*BEFORE_FORCE, "terminated", "not_accepted")
"""States in which nothing but the claim itself keeps the right; in enforcement an overdue payment does."""
AT_A_TIME = 1000
"""Disputes looked at in one run: those whose days nobody has counted yet come in by and by."""
TEXT = (
    "您的请求如果没有中断事由，申请劳动仲裁的时效可能在{day}届满，请登录查看怎样计算。"
    "调解不影响您随时申请仲裁。以上仅为事实与计算，不构成法律意见。"
)


def remind(session: Session, today: date) -> int:
    """Tell every applicant whose safe day is near, dispute by dispute; gives how many disputes were told of.

    One message for a dispute, at sixty, thirty and seven days, however often this runs.
    """
    query = select(ClaimItem.dispute_id).join(Dispute, Dispute.id == ClaimItem.dispute_id)
    wanted = query.where(ClaimItem.withdrawn_at.is_(None), _at_stake(), or_(*_due(today), *_stale(today)))
    nearest = func.min(ClaimItem.safe_on)
    ordered = wanted.group_by(ClaimItem.dispute_id).order_by(nearest.is_(None), nearest, ClaimItem.dispute_id)
    disputes = list(session.scalars(ordered.limit(AT_A_TIME)))
    session.rollback()
    return sum(_remind_one(session, dispute_id, today) for dispute_id in disputes)


def _due(today: date) -> Iterable[ColumnElement[bool]]:
    """A safe day within a lead at which nobody was told."""
    for lead in LEADS:
        untold = or_(ClaimItem.safe_lead.is_(None), ClaimItem.safe_lead > lead)
        yield and_(ClaimItem.safe_on.between(today, today + timedelta(lead)), untold)


def _stale(today: date) -> Iterable[ColumnElement[bool]]:
    """A safe day that is over, after which a later one may count; or one never counted in an open dispute."""
    yield and_(
        ClaimItem.safe_on < today, or_(ClaimItem.safe_lead.is_(None), ClaimItem.safe_lead != NOTHING_LEFT)
    )
    yield and_(ClaimItem.safe_on.is_(None), ClaimItem.safe_lead.is_(None), Dispute.is_open == true())


def _at_stake() -> ColumnElement[bool]:
    late = sorted(set(PAYABLE) - {"due"})
    unpaid = exists().where(Obligation.dispute_id == Dispute.id, Obligation.state.in_(late))
    return or_(Dispute.state.in_(STILL_AT_STAKE), and_(Dispute.state == "enforcement", unpaid))


def _remind_one(session: Session, dispute_id: UUID, today: date) -> int:
    with transaction(session):
        case = take(session, TIMER, dispute_id)
        items = _watched(case, today)
        due = {item: lead for item in items if (lead := lead_due(item.safe_on, item.safe_lead, today))}
        if not due:
            return 0
        for item, lead in due.items():
            item.safe_lead = lead
        nearest = min(item.safe_on for item in due if item.safe_on is not None)
        _tell(case, nearest)
        _note(case, nearest, min(due.values()))
        return 1


def _watched(case: Case, today: date) -> list[ClaimItem]:
    """What is still asked for, its safe days counted anew: a holiday notice may have come out since."""
    query = select(ClaimItem).where(ClaimItem.dispute_id == case.dispute.id, ClaimItem.withdrawn_at.is_(None))
    items = list(case.session.scalars(query.order_by(ClaimItem.position).with_for_update()))
    by_worker = any(party.side == "applicant" and party.kind == "worker" for party in case.parties)
    calendar = calendars.of(case.session)
    case.dispute.safe_on = claims.watch(items, employment_of(case), by_worker, calendar, today)
    return items


def _tell(case: Case, safe_on: date) -> None:
    day = f"{safe_on.year}年{safe_on.month}月{safe_on.day}日"
    for party in case.parties:
        if party.side == "applicant" and party.phone_index:
            notices.send(case, party, TEXT.format(day=day))


def _note(case: Case, safe_on: date, lead: int) -> None:
    subject = Subject("dispute", case.dispute.id)
    case.record("limitation.reminded", subject, Ground(), after={"safe_on": safe_on, "lead": lead})
