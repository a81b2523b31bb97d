"""How people stand to one dispute, read in a single statement for the policy."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, and_, bindparam, case, literal_column, null, select, union_all
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.assignments.queries import held_back
from mediation.disputes.models import AgencyConcern, Dispute
from mediation.parties.models import Party, PartyMember
from mediation.pending.models import PendingAct, PendingNeed
from mediation.policy.relations import DisputeSubject, Member

_NO_KEY = null().cast(Uuid(as_uuid=True))
_DISPUTE = bindparam("dispute", type_=Uuid())
_NOTHING: Any = literal_column("''")
"""Where a kind of person has no such thing; written out, since a value would be bound at each call."""


def subject_of(session: Session, dispute: Dispute) -> DisputeSubject:
    """What the policy must know of a dispute: mediators, those who act for parties, agencies."""
    rows = session.execute(_everybody(), {"dispute": dispute.id}).all()
    return DisputeSubject(
        id=dispute.id,
        office_id=dispute.office_id,
        seal_office_id=dispute.seal_office_id,
        state=dispute.state,
        mediators=_of_kind(rows, "accepted") | _of_kind(rows, "conflicted"),
        conflicted=_of_kind(rows, "conflicted"),
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


@cache
def _everybody() -> Any:
    """Built once: putting it together anew took longer than the database takes to answer it."""
    named = Assignment.state.in_([_written("proposed"), _written("accepted")])
    conflict = and_(Assignment.state == _written("accepted"), held_back())
    mediators = select(
        case((conflict, _written("conflicted")), else_=Assignment.state).label("kind"),
        Assignment.person_id.label("who"), _NO_KEY.label("party_id"), _NOTHING.label("side"),
        _NOTHING.label("identified"), _NOTHING.label("capacity"),
    ).where(Assignment.dispute_id == _DISPUTE, named)  # fmt: skip
    members = (
        select(
            _written("member"), PartyMember.person_id, Party.id, Party.side, Party.state, PartyMember.capacity
        )
        .join(Party, Party.id == PartyMember.party_id)
        .where(PartyMember.dispute_id == _DISPUTE, PartyMember.until_at.is_(None))
    )
    agencies = select(
        _written("agency"), AgencyConcern.office_id, _NO_KEY, _NOTHING, _NOTHING, _NOTHING
    ).where(AgencyConcern.dispute_id == _DISPUTE, AgencyConcern.until_at.is_(None))
    receiving = (
        select(_written("receiving"), PendingNeed.office_id, _NO_KEY, _NOTHING, _NOTHING, _NOTHING)
        .join(PendingAct, PendingAct.id == PendingNeed.act_id)
        .where(
            PendingAct.dispute_id == _DISPUTE, PendingAct.state == "waiting", PendingNeed.kind == "office",
            PendingNeed.answer.is_(None),
        )
    )  # fmt: skip
    return union_all(mediators, members, agencies, receiving)


def _written(name: str) -> Any:
    return literal_column(f"'{name}'")
