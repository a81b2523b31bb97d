"""One dispute as the law lets an agency see it.

Built without channels, mediators' notes and anything offered on the way: an agency sees the claim,
where the dispute stands, an agreement once it is in force, and of a failure its ground and day only
(law.md, section 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from mediation.agreements.models import Agreement
from mediation.disputes.models import Dispute, History
from mediation.disputes.numbers import code_of, on_papers
from mediation.identity.models import Office
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.policy.decide import may, require
from mediation.policy.permissions import Permission
from mediation.procedure.standing import subject_of
from mediation.projections import incoming, liaison_list, overview
from mediation.projections.incoming import Incoming
from mediation.projections.overview import ClaimShown, MediatorShown


@dataclass(frozen=True)
class PartyKnown:
    """A party by its name."""

    side: str
    kind: str
    name: str
    ground: str


@dataclass(frozen=True)
class AgreementInForce:
    """An agreement that took effect; nothing of one that did not."""

    in_force_at: datetime | None
    main_facts: str
    result: str
    default_clause: str
    release_scope: str
    other_duties: str
    register_number: str | None
    replaced_at: datetime | None
    """When the agreement that this one replaced came into force; None of a first one."""


@dataclass(frozen=True)
class Moved:
    """One step of the course of a dispute and its day; nothing of who took it or what was written to it."""

    trigger: str
    at: datetime


@dataclass(frozen=True)
class LiaisonCase:
    """One dispute as an agency sees it."""

    id: UUID
    number: str
    paper_number: str
    applicant_name: str
    respondent_name: str
    state: str
    cause: str
    claimed_fen: int
    what_happened: str
    source: str
    source_reference: str | None
    office_name: str
    office_phone: str
    filed_at: datetime
    accepted_at: datetime | None
    closed_at: datetime | None
    due_on: date | None
    result: str | None
    suspended_for: str | None
    """Ground of the suspension, while the dispute stands still; nothing that was written to it."""
    suspended_at: datetime | None
    concerns: tuple[liaison_list.ConcernRow, ...]
    parties: tuple[PartyKnown, ...]
    claims: tuple[ClaimShown, ...]
    mediators: tuple[MediatorShown, ...]
    agreement: AgreementInForce | None
    referrals: tuple[liaison_list.Sent, ...]
    moved: tuple[Moved, ...]
    """Its course, the oldest step first."""
    incoming: Incoming | None
    """How this agency sent the dispute in, and what it was told; None for any other agency."""

    @property
    def revoked(self) -> bool:
        """It was accepted and is so no more: what was issued meanwhile is revoked with it."""
        return self.state == "not_accepted" and self.accepted_at is not None


def page(session: Session, actor: Actor, number: str) -> LiaisonCase:
    """One dispute for a liaison of an agency it concerns. Raises NotFound."""
    wanted, giver = number.strip().upper(), aliased(Office)
    columns = (Office.name.label("office_name"), Office.phone, giver.short_name)
    asked = select(Dispute, *columns).join(Office, Office.id == Dispute.office_id)
    asked = asked.join(giver, giver.code == code_of(wanted)).where(Dispute.number == wanted)
    row = session.execute(asked).one_or_none()
    if row is None:
        raise NotFound()
    dispute: Dispute = row.Dispute
    subject = subject_of(session, dispute)
    require(actor, Permission.READ_AS_AGENCY, subject)
    shown = overview.overview(session, dispute.id)
    return LiaisonCase(
        **{name: getattr(dispute, name) for name in _SAME},
        paper_number=on_papers(row.short_name, dispute.number),
        what_happened=dispute.facts,
        office_name=row.office_name,
        office_phone=row.phone,
        due_on=dispute.due_on if dispute.is_open else None,
        concerns=liaison_list.reasons(session, actor, dispute.id),
        parties=_parties(session, dispute.id),
        claims=shown.claims,
        mediators=shown.mediators,
        agreement=_agreement(session, dispute.id) if may(actor, Permission.READ_AGREEMENT, subject) else None,
        referrals=liaison_list.referrals(session, actor, dispute_id=dispute.id).rows,
        moved=_moved(session, dispute.id),
        incoming=incoming.of_agency(session, actor, dispute.id),
    )


_SAME = (
    "id", "number", "applicant_name", "respondent_name", "state", "cause", "claimed_fen", "source",
    "source_reference", "filed_at", "accepted_at", "closed_at", "result", "suspended_for",
    "suspended_at",
)  # fmt: skip


BESIDE_MOVES = ("amend", "suspend", "resume", "extend", "transfer")
"""Steps that move nothing and are told all the same; what is tried within the mediation is not."""


def _moved(session: Session, dispute_id: UUID) -> tuple[Moved, ...]:
    told = or_(History.from_state != History.to_state, History.trigger.in_(BESIDE_MOVES))
    query = select(History.trigger, History.at).where(History.dispute_id == dispute_id, told)
    return tuple(Moved(*row) for row in session.execute(query.order_by(History.version)))


def _parties(session: Session, dispute_id: UUID) -> tuple[PartyKnown, ...]:
    query = select(Party.side, Party.kind, Party.name, Party.ground).where(Party.dispute_id == dispute_id)
    return tuple(PartyKnown(*row) for row in session.execute(query.order_by(Party.side, Party.position)))


def _agreement(session: Session, dispute_id: UUID) -> AgreementInForce | None:
    former = aliased(Agreement)
    query = select(
        Agreement.in_force_at, Agreement.main_facts, Agreement.result, Agreement.default_clause,
        Agreement.release_scope, Agreement.other_duties, Agreement.register_number, former.in_force_at,
    ).outerjoin(former, former.id == Agreement.replaces_id)  # fmt: skip
    wanted = Agreement.dispute_id == dispute_id, Agreement.in_force_at.is_not(None)
    row = session.execute(query.where(*wanted).order_by(Agreement.number.desc()).limit(1)).one_or_none()
    return AgreementInForce(*row) if row else None
