"""How people stand to one dispute, read in a single statement for the policy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, literal, null, select, union_all
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.disputes.models import AgencyConcern, Dispute
from mediation.parties.models import Party, PartyMember
from mediation.pending.models import PendingAct, PendingNeed
from mediation.policy.relations import DisputeSubject, Member

_NO_KEY = null().cast(Uuid(as_uuid=True))


def subject_of(session: Session, dispute: Dispute) -> DisputeSubject:
    """What the policy must know of a dispute: mediators, those who act for parties, agencies."""
    rows = session.execute(_everybody(dispute.id)).all()
    return DisputeSubject(
        id=dispute.id,
        office_id=dispute.office_id,
        seal_office_id=dispute.seal_office_id,
        state=dispute.state,
        mediators=_of_kind(rows, "accepted"),
        named_mediators=_of_kind(rows, "proposed"),
        members=tuple(
            Member(row.who, row.party_id, row.side, row.identified == "identified", row.capacity)
            for row in rows
            if row.kind == "member"
        ),
        agencies=_of_kind(rows, "agency"),
        receiving=_of_kind(rows, "receiving"),
    )


def _of_kind(rows: Iterable[Any], kind: str) -> frozenset[UUID]:
    return frozenset(row.who for row in rows if row.kind == kind)


def _everybody(dispute_id: UUID) -> Any:
    mediators = select(
        Assignment.state.label("kind"), Assignment.person_id.label("who"), _NO_KEY.label("party_id"),
        literal("").label("side"), literal("").label("identified"), literal("").label("capacity"),
    ).where(Assignment.dispute_id == dispute_id, Assignment.state.in_(("proposed", "accepted")))  # fmt: skip
    members = (
        select(
            literal("member"), PartyMember.person_id, Party.id, Party.side, Party.state, PartyMember.capacity
        )
        .join(Party, Party.id == PartyMember.party_id)
        .where(PartyMember.dispute_id == dispute_id, PartyMember.until_at.is_(None))
    )
    agencies = select(
        literal("agency"), AgencyConcern.office_id, _NO_KEY, literal(""), literal(""), literal("")
    ).where(AgencyConcern.dispute_id == dispute_id, AgencyConcern.until_at.is_(None))
    receiving = (
        select(literal("receiving"), PendingNeed.office_id, _NO_KEY, literal(""), literal(""), literal(""))
        .join(PendingAct, PendingAct.id == PendingNeed.act_id)
        .where(
            PendingAct.dispute_id == dispute_id, PendingAct.state == "waiting", PendingNeed.kind == "office",
            PendingNeed.answer.is_(None),
        )
    )  # fmt: skip
    return union_all(mediators, members, agencies, receiving)
