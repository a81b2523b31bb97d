"""How a mediation ended: by whom, with what result, which road is open now, where it was handed over to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.claims.models import ClaimItem
from mediation.disputes.models import Dispute, History
from mediation.identity.models import Office
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.policy.decide import may, require
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject
from mediation.procedure.claims.incoming import FROM_AGENCY
from mediation.referrals import queries, rules
from mediation.referrals.models import IncomingReferral, Referral

ENDINGS = (
    "decline",
    "revoke_acceptance",
    "complete",
    "withdraw",
    "refuse_mediation",
    "terminate",
    "hand_over",
)


@dataclass(frozen=True)
class HandedOver:
    """A hand-over: where to, on which road, with what, and whether it arrived."""

    office_name: str
    road: str
    party_name: str
    bundle: tuple[str, ...]
    state: str
    sent_at: datetime
    received_at: datetime | None


@dataclass(frozen=True)
class ToldAgency:
    """That an agency was told, and when: both parties may know it, as may everybody who reads the end."""

    name: str
    at: datetime


@dataclass(frozen=True)
class Closing:
    """The end of a mediation as its readers see it. The sum settled privately in fen."""

    state: str
    trigger: str
    at: datetime
    by: str
    note: str
    result: str | None
    settled_privately_fen: int | None
    road: str
    """What the notice names: arbitration, court_dockets, trial_goes_on."""
    handed_over: tuple[HandedOver, ...]
    told: ToldAgency | None
    """Which agency that sent the dispute was told its result; None where none was."""


def page(session: Session, actor: Actor, subject: DisputeSubject) -> Closing:
    """How it ended. Raises NotFound while it has not, or when the reader may not see it."""
    at_desk = may(actor, Permission.READ_AT_DESK, subject)
    require(actor, Permission.READ_AT_DESK if at_desk else Permission.READ_OWN, subject)
    row = session.execute(
        select(Dispute, History)
        .join(History, History.dispute_id == Dispute.id)
        .where(Dispute.id == subject.id, History.trigger.in_(ENDINGS))
        .order_by(History.version.desc())
        .limit(1)
    ).one_or_none()
    # A mediation that goes on after a correction has not ended.
    if row is None or row.Dispute.is_open:
        raise NotFound()
    dispute, last = row.Dispute, row.History
    return Closing(
        dispute.state, last.trigger, last.at, last.person_name, last.note, dispute.result,
        dispute.settled_privately_fen, rules.road_after_termination(dispute.profile),
        _handed_over(session, dispute.id), _told(session, dispute),
    )  # fmt: skip


def _told(session: Session, dispute: Dispute) -> ToldAgency | None:
    if dispute.source not in FROM_AGENCY:
        return None
    query = select(Office.name, IncomingReferral.answered_at).join(
        IncomingReferral, IncomingReferral.from_office_id == Office.id
    )
    told = query.where(IncomingReferral.dispute_id == dispute.id, IncomingReferral.answered_at.is_not(None))
    row = session.execute(told).one_or_none()
    return ToldAgency(row.name, row.answered_at) if row and row.answered_at else None


def _handed_over(session: Session, dispute_id: UUID) -> tuple[HandedOver, ...]:
    query = (
        select(Referral, Office.name.label("office"), Party.name.label("party"))
        .join(Office, Office.id == Referral.to_office_id)
        .join(Party, Party.id == Referral.party_id)
        .where(Referral.dispute_id == dispute_id)
        .order_by(Referral.sent_at)
    )
    return tuple(
        HandedOver(
            row.office, row.Referral.road, row.party, tuple(row.Referral.bundle), row.Referral.state,
            row.Referral.sent_at, row.Referral.received_at,
        )
        for row in session.execute(query)
    )  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """Something to choose in a form."""

    id: UUID
    name: str
    kind: str = ""


@dataclass(frozen=True)
class Ways:
    """What the form of a hand-over offers."""

    roads: tuple[str, ...]
    receivers: tuple[Choice, ...]
    parties: tuple[Choice, ...]
    papers: tuple[Choice, ...]


def ways(session: Session, actor: Actor, subject: DisputeSubject, profile: str) -> Ways:
    """Roads, offices, parties and joint papers for a hand-over. Raises NotFound or NotAllowed."""
    require(actor, Permission.HAND_OVER, subject)
    asked = select(ClaimItem.kind).where(ClaimItem.dispute_id == subject.id, ClaimItem.withdrawn_at.is_(None))
    kinds = session.scalars(asked).all()
    roads = rules.roads_open(profile, kinds, in_force=subject.state == "enforcement")
    offices = [
        row for row in queries.receivers(session) if any(rules.receives(road, row.kind) for road in roads)
    ]
    return Ways(
        roads,
        tuple(Choice(row.id, row.name, row.kind) for row in offices),
        parties(session, subject.id),
        tuple(Choice(row.id, row.title, row.kind) for row in queries.joint_papers(session, subject.id)),
    )


def parties(session: Session, dispute_id: UUID, side: str | None = None) -> tuple[Choice, ...]:
    """The parties whose words staff may enter, for a caller that has asked the policy."""
    query = select(Party).where(Party.dispute_id == dispute_id).order_by(Party.side, Party.position)
    rows = session.scalars(query if side is None else query.where(Party.side == side))
    return tuple(Choice(row.id, row.name, row.side) for row in rows)
