"""What a certificate of facts says: received when, what is asked, who learned of it how, what became of it.

Joint facts alone and no judgement: nothing from a channel, no offer, no reason that anybody gave.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.audit.record import joint_chain_name
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.parties.models import Party
from mediation.policy.decide import may, require
from mediation.policy.permissions import Permission
from mediation.projections import limitation_told, overview
from mediation.projections.desk_case import DeskHeader
from mediation.projections.limitation_told import EventTold
from mediation.projections.overview import ClaimShown
from mediation.projections.party_case import PartyHeader


@dataclass(frozen=True)
class Learned:
    """One of the other side: when and how it was told of the application, and what it answered."""

    name: str
    told_at: datetime | None
    told_how: str | None
    """message, post, in_person or telephone; None where nobody put it down."""
    answer: str | None
    """agrees or refuses."""
    answered_at: datetime | None


@dataclass(frozen=True)
class Certificate:
    """The facts, as they stand on the day they are printed."""

    number: str
    office_name: str
    applicant_name: str
    received_at: datetime
    accepted_at: datetime | None
    claims: tuple[ClaimShown, ...]
    learned: tuple[Learned, ...]
    told: tuple[EventTold, ...]
    """What was told that may have interrupted or suspended the limitation, day by day, unweighed."""
    state: str
    result: str | None
    ended_at: datetime | None
    agreed_at: datetime | None
    """When an agreement was first in force."""
    printed_on: date
    printed_for: str
    """The party that prints it for its own side; empty at the desk."""


def of_case(session: Session, actor: Actor, head: DeskHeader | PartyHeader) -> Certificate:
    """The facts for whoever has the case at the desk, or for a party of it; in four statements.

    Raises NotFound for anybody else, and for a respondent whom nobody has identified.
    """
    at_desk = may(actor, Permission.READ_AT_DESK, head.subject)
    require(actor, Permission.READ_AT_DESK if at_desk else Permission.READ_OWN, head.subject)
    parties = list(session.scalars(_parties(head.id)))
    claims = overview.claims(session, head.id)
    own = head.own_parties if isinstance(head, PartyHeader) else frozenset()
    return Certificate(
        head.number, head.office_name, head.applicant_name, head.filed_at, head.accepted_at, claims,
        _learned(parties, _invitations(session, head.id)),
        limitation_told.standing(session, head.id), head.state, head.result, head.closed_at,
        min((item.agreed_at for item in claims if item.agreed_at), default=None), clock.today(),
        "、".join(party.name for party in parties if party.id in own),
    )  # fmt: skip


def _parties(dispute_id: UUID) -> Select[Party]:
    query = select(Party).where(Party.dispute_id == dispute_id)
    return query.order_by(Party.side, Party.position)


def _learned(parties: list[Party], invited: Mapping[str, tuple[datetime, str]]) -> tuple[Learned, ...]:
    asked = [party for party in parties if party.side == "respondent"]
    return tuple(_one(party, invited.get(str(party.id))) for party in asked)


def _one(party: Party, invited: tuple[datetime, str] | None) -> Learned:
    told_at, how = invited or (party.invited_at, None)
    return Learned(party.name, told_at, how, party.answer, party.answered_at)


def _invitations(session: Session, dispute_id: UUID) -> Mapping[str, tuple[datetime, str]]:
    """Party → when and how it was first invited, as the joint record has it."""
    query = select(AuditEntry.body).where(
        AuditEntry.chain == joint_chain_name(dispute_id), AuditEntry.verb == "dispute.invited"
    )
    told: dict[str, tuple[datetime, str]] = {}
    for body in session.scalars(query.order_by(AuditEntry.seq)):
        after = json.loads(body)["after"]
        for party in after["invited"]:
            told.setdefault(str(UUID(party)), (datetime.fromisoformat(after["at"]), after["how"]))
    return told
