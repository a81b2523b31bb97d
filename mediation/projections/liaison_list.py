"""The lists of an agency: the disputes that concern it and why, and what was handed over to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, select, tuple_
from sqlalchemy.orm import Session, aliased

from mediation.agreements.queries import stands_in
from mediation.disputes.models import AgencyConcern, Dispute
from mediation.identity.models import Office
from mediation.kernel.actor import Actor, Role
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.projections.places import after_of, place_of
from mediation.projections.visible import visible
from mediation.referrals.models import IncomingReferral, Referral
from mediation.referrals.rules import reportable

A_PAGE = 25


@dataclass(frozen=True)
class ConcernRow:
    """A dispute, and why the agency may look at it: the ground and its article, since when (UTC)."""

    number: str
    applicant_name: str
    respondent_name: str
    cause: str
    state: str
    agency_name: str
    ground: str
    article: str
    from_at: datetime
    report: str | None
    """Of a dispute that this agency sent in: waiting, owed or told; None for any other."""
    told_at: datetime | None


@dataclass(frozen=True)
class Concerns:
    """One page of the list; `after` is where the next page begins, None on the last one."""

    rows: tuple[ConcernRow, ...]
    after: str | None


@dataclass(frozen=True)
class Sent:
    """A hand-over to one of the reader's agencies."""

    id: UUID
    number: str
    applicant_name: str
    respondent_name: str
    road: str
    wished_by: str
    bundle: tuple[str, ...]
    state: str
    sent_at: datetime
    received_at: datetime | None


@dataclass(frozen=True)
class SentList:
    """One page of hand-overs."""

    rows: tuple[Sent, ...]
    after: str | None


def concerns(session: Session, actor: Actor, after: str = "") -> Concerns:
    """The disputes that concern the actor's agencies, newest first; of several grounds the latest."""
    query = _why(actor).where(visible(actor, Permission.READ_AS_AGENCY), ~_said_again())
    place = place_of(after)
    if place is not None:
        query = query.where(tuple_(AgencyConcern.from_at, AgencyConcern.id) < place)
    found = session.execute(query.limit(A_PAGE + 1)).all()
    rows = tuple(_concern(row) for row in found[:A_PAGE])
    return Concerns(rows, after_of(rows[-1].from_at, found[A_PAGE - 1].id) if len(found) > A_PAGE else None)


def _said_again() -> Any:
    newer = aliased(AgencyConcern)
    return exists().where(
        and_(newer.dispute_id == AgencyConcern.dispute_id, newer.office_id == AgencyConcern.office_id),
        newer.until_at.is_(None),
        tuple_(newer.from_at, newer.id) > tuple_(AgencyConcern.from_at, AgencyConcern.id),
    )


def _why(actor: Actor) -> Any:
    own = sorted(actor.offices(Role.LIAISON))
    return (
        select(
            Dispute.number, Dispute.applicant_name, Dispute.respondent_name, Dispute.cause, Dispute.state,
            Office.name.label("agency_name"), AgencyConcern.ground, AgencyConcern.article,
            AgencyConcern.from_at, AgencyConcern.id,
            IncomingReferral.id.label("sent"), IncomingReferral.answered_at,
            stands_in(Dispute.id).label("stands"),
        )
        .join(AgencyConcern, AgencyConcern.dispute_id == Dispute.id)
        .join(Office, Office.id == AgencyConcern.office_id)
        .outerjoin(
            IncomingReferral,
            and_(
                IncomingReferral.dispute_id == Dispute.id,
                IncomingReferral.from_office_id == AgencyConcern.office_id,
            ),
        )
        .where(AgencyConcern.office_id.in_(own), AgencyConcern.until_at.is_(None))
        .order_by(AgencyConcern.from_at.desc(), AgencyConcern.id.desc())
    )  # fmt: skip


def reasons(session: Session, actor: Actor, dispute_id: UUID) -> tuple[ConcernRow, ...]:
    """Every reason why the actor's agencies may look at one dispute, the newest first."""
    found = session.execute(_why(actor).where(Dispute.id == dispute_id))
    return tuple(_concern(row) for row in found)


_NOT_SHOWN = ("id", "sent", "answered_at", "stands")


def _concern(row: Any) -> ConcernRow:
    shown = {name: value for name, value in row._mapping.items() if name not in _NOT_SHOWN}
    return ConcernRow(**shown, report=_report(row), told_at=row.answered_at)


def _report(row: Any) -> str | None:
    if row.sent is None:
        return None
    if row.answered_at is not None:
        return "told"
    return "owed" if reportable(row.state, in_force=bool(row.stands)) else "waiting"


def referrals(session: Session, actor: Actor, after: str = "", *, dispute_id: UUID | None = None) -> SentList:
    """What was handed over to the actor's agencies, newest first."""
    own = sorted(actor.offices(Role.LIAISON))
    query = (
        select(
            Referral.id, Dispute.number, Dispute.applicant_name, Dispute.respondent_name, Referral.road,
            Party.name.label("wished_by"), Referral.bundle, Referral.state, Referral.sent_at,
            Referral.received_at,
        )
        .join(Dispute, Dispute.id == Referral.dispute_id)
        .join(Party, Party.id == Referral.party_id)
        .where(Referral.to_office_id.in_(own), visible(actor, Permission.READ_AS_AGENCY))
        .order_by(Referral.sent_at.desc(), Referral.id.desc())
    )  # fmt: skip
    if dispute_id is not None:
        query = query.where(Referral.dispute_id == dispute_id)
    place = place_of(after)
    if place is not None:
        query = query.where(tuple_(Referral.sent_at, Referral.id) < place)
    found = session.execute(query.limit(A_PAGE + 1)).all()
    rows = tuple(_sent(row) for row in found[:A_PAGE])
    return SentList(rows, after_of(rows[-1].sent_at, rows[-1].id) if len(found) > A_PAGE else None)


def _sent(row: Any) -> Sent:
    return Sent(**{**row._mapping, "bundle": tuple(row.bundle)})
