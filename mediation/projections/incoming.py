"""What an agency sent in: where it came from, what is to be reported and by when, what was told.

Joint facts only. Which disputes are owed a report follows from their public state, never from what
is said in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from mediation.agreements.models import Agreement
from mediation.agreements.queries import stands_in
from mediation.assignments.models import Assignment
from mediation.disputes.models import Dispute
from mediation.identity.models import Office, Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.kernel.clock import day_of
from mediation.kernel.errors import NotPossible
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.policy.relations import Relation
from mediation.procedure.referrals import outcome
from mediation.procedure.referrals.outcome import Outcome
from mediation.projections.desk_case import DeskHeader
from mediation.projections.visible import Kind, in_states, standing_as
from mediation.referrals.models import IncomingReferral, LaterReport
from mediation.referrals.rules import REPORTABLE, report_due, reportable
from workflows.referral import REFERRAL

MOST_LISTED = 50


@dataclass(frozen=True)
class Told:
    """One report: the sheet as it was told, when and by whom."""

    outcome: Outcome
    note: str
    at: datetime
    name: str


@dataclass(frozen=True)
class Incoming:
    """A dispute that an agency sent in, with its papers; and the sheet, once it was told."""

    agency_name: str
    ground: str
    reference: str
    papers_on: date | None
    answer_by: date | None
    state: str
    sent_at: datetime
    received_at: datetime | None
    answered_at: datetime | None
    answered_name: str
    told: Outcome | None
    """As it was told last."""
    note: str
    earlier: tuple[Told, ...]
    """What was told before that, the first one first."""
    is_changed: bool
    """Another result came of the dispute since it was told."""
    due_on: date | None
    """The last day to report, while there is something to tell that was not told."""

    @property
    def is_owed(self) -> bool:
        return self.due_on is not None

    @property
    def may_be_told(self) -> bool:
        """There is something that the agency does not know yet."""
        return self.is_owed or self.is_changed

    @property
    def left(self) -> int | None:
        """Calendar days left to report; negative when it is overdue."""
        return (self.due_on - clock.today()).days if self.due_on else None


@dataclass(frozen=True)
class Owed:
    """One line of what this officer has to report."""

    number: str
    agency_name: str
    state: str
    due_on: date
    left: int
    named: bool
    """The agency itself named the day."""


@dataclass(frozen=True)
class ToReport:
    """What the page of a report shows: where the dispute came from, and what will be told."""

    incoming: Incoming
    outcome: Outcome


def of_case(session: Session, dispute_id: UUID) -> Incoming | None:
    """Which agency sent a dispute, in one statement; None where none did. The caller asked the policy."""
    return _one(session, IncomingReferral.dispute_id == dispute_id)


def of_agency(session: Session, actor: Actor, dispute_id: UUID) -> Incoming | None:
    """The same for a liaison of the agency that sent it; None for any other. The caller asked the policy."""
    own = sorted(actor.offices(Role.LIAISON))
    return _one(session, IncomingReferral.dispute_id == dispute_id, IncomingReferral.from_office_id.in_(own))


def _one(session: Session, *where: ColumnElement[bool]) -> Incoming | None:
    person = aliased(Person)
    query = (
        select(
            IncomingReferral,
            Office.name,
            person.name.label("by"),
            Dispute.state,
            _since().label("since"),
            stands_in(Dispute.id).label("stands"),
        )
        .join(Dispute, Dispute.id == IncomingReferral.dispute_id)
        .join(Office, Office.id == IncomingReferral.from_office_id)
        .outerjoin(person, person.id == IncomingReferral.answered_by)
        .where(*where)
    )
    row = session.execute(query).one_or_none()
    return _incoming(session, row) if row else None


def to_report(session: Session, actor: Actor, head: DeskHeader) -> ToReport:
    """What would be told now. Raises NotFound, NotAllowed, and NotPossible as the use case does."""
    require(actor, Permission.REPORT_BACK, head.subject)
    known = of_case(session, head.id)
    if known is None:
        raise NotPossible("not_from_agency")
    if known.told is not None and not known.is_changed:
        raise NotPossible("already_reported")
    if not known.may_be_told:
        raise NotPossible("nothing_to_report")
    if not reports(actor, head):
        raise NotPossible("mediator_reports")
    return ToReport(known, outcome.of_dispute(session, session.get_one(Dispute, head.id)))


def reports(actor: Actor, head: DeskHeader) -> bool:
    """Whether the report is this officer's: the mediator's, or anybody's at the desk where there is none."""
    mediators = head.subject.mediators
    return head.may(actor, Permission.REPORT_BACK) and (not mediators or actor.person_id in mediators)


@lru_cache(256)
def reports_of(kind: Kind | None) -> Any:
    """What a kind of reader has to report, read with `owed_of`; wants `values_of(actor)`."""
    mediated = exists().where(Assignment.dispute_id == Dispute.id, Assignment.state == "accepted")
    of_the_desk = or_(standing_as(kind, Relation.REGISTRAR), standing_as(kind, Relation.MANAGER))
    since, named = _since(), IncomingReferral.answer_by
    return (
        select(Dispute.number, Office.name, Dispute.state, named, since.label("since"))
        .join(IncomingReferral, IncomingReferral.dispute_id == Dispute.id)
        .join(Office, Office.id == IncomingReferral.from_office_id)
        .where(
            IncomingReferral.state.in_(REFERRAL.groups["open"]),
            or_(in_states(REPORTABLE), stands_in(Dispute.id)),
            or_(standing_as(kind, Relation.MEDIATOR), and_(of_the_desk, ~mediated)),
        )
        .order_by(since, Dispute.number)
        .limit(MOST_LISTED)
    )


def _since() -> Any:
    """When there first was something to tell: an agreement in force, or the end."""
    first = select(func.min(Agreement.in_force_at)).where(Agreement.dispute_id == Dispute.id)
    return func.coalesce(first.scalar_subquery(), Dispute.closed_at)


def owed_of(row: Any) -> Owed:
    """One row of `reports_of`."""
    due = report_due(row.answer_by, day_of(row.since))
    left = (due - clock.today()).days
    return Owed(row.number, row.name, row.state, due, left, row.answer_by is not None)


def _incoming(session: Session, row: Any) -> Incoming:
    known: IncomingReferral = row.IncomingReferral
    reports = _reports(session, known, row.by or "")
    newest = reports[-1] if reports else None
    owes = known.answered_at is None and reportable(row.state, in_force=bool(row.stands))
    return Incoming(
        row.name, known.ground, known.reference, known.papers_on, known.answer_by, known.state,
        known.sent_at, known.received_at, newest.at if newest else None, newest.name if newest else "",
        newest.outcome if newest else None, newest.note if newest else "", reports[:-1],
        newest is not None and _is_changed(session, row, newest),
        report_due(known.answer_by, day_of(row.since)) if owes else None,
    )  # fmt: skip


def _reports(session: Session, known: IncomingReferral, by: str) -> tuple[Told, ...]:
    if known.answered_at is None or known.told is None:
        return ()
    first = Told(Outcome.of_told(known.told), known.note, known.answered_at, by)
    query = select(LaterReport, Person.name).join(Person, Person.id == LaterReport.reported_by)
    rows = session.execute(query.where(LaterReport.referral_id == known.id).order_by(LaterReport.number))
    later = (Told(Outcome.of_told(one.told), one.note, one.reported_at, name) for one, name in rows)
    return (first, *later)


def _is_changed(session: Session, row: Any, newest: Told) -> bool:
    """Whether what would be told now is another thing; nothing while there is nothing to tell."""
    if not reportable(row.state, in_force=bool(row.stands)):
        return False
    dispute = session.get_one(Dispute, row.IncomingReferral.dispute_id)
    return outcome.of_dispute(session, dispute) != newest.outcome
