"""Whoever could mediate each of many disputes: the same answer as for one, without asking for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.assignments.queries import ACTIVE, candidates
from mediation.assignments.rules import Candidate
from mediation.disputes.models import Dispute
from mediation.parties.models import PartyMember

AT_WORK = ("accepted", "ended")
"""States of an assignment in which the mediator works or worked on the dispute."""


@dataclass(frozen=True)
class _Known:
    """What ties people to these disputes."""

    assignments: Mapping[tuple[UUID, UUID], Sequence[Assignment]]
    """Dispute and person → every assignment that was."""
    members: frozenset[tuple[UUID, UUID]]
    earlier: Mapping[tuple[str, UUID], int]
    """Respondent's name and person → disputes worked on, these ones among them."""


def candidates_of_each(session: Session, disputes: Sequence[Dispute]) -> dict[UUID, list[Candidate]]:
    """Dispute → its candidates; two statements for each handling office and three for all."""
    of_office: dict[UUID, list[Candidate]] = {}
    for dispute in disputes:
        if dispute.office_id not in of_office:
            of_office[dispute.office_id] = candidates(session, dispute)
    if not disputes:
        return {}
    known = _known(session, disputes)
    return {each.id: list(_for(each, of_office[each.office_id], known)) for each in disputes}


def _for(dispute: Dispute, people: Sequence[Candidate], known: _Known) -> Iterator[Candidate]:
    for person in people:
        here = known.assignments.get((dispute.id, person.person_id), ())
        worked_here = sum(row.state in AT_WORK for row in here)
        worked = known.earlier.get((dispute.respondent_name, person.person_id), 0)
        yield replace(
            person,
            assigned_here=any(row.state in ACTIVE for row in here),
            left_here=any(row.state not in ACTIVE for row in here),
            open_conflict=any(row.conflict is not None and row.conflict_settled_at is None for row in here),
            acts_for_party=(dispute.id, person.person_id) in known.members,
            earlier_with_employer=worked - worked_here,
        )


def _known(session: Session, disputes: Sequence[Dispute]) -> _Known:
    keys = [dispute.id for dispute in disputes]
    rows: dict[tuple[UUID, UUID], list[Assignment]] = {}
    for row in session.scalars(select(Assignment).where(Assignment.dispute_id.in_(keys))):
        rows.setdefault((row.dispute_id, row.person_id), []).append(row)
    acting = select(PartyMember.dispute_id, PartyMember.person_id).where(PartyMember.dispute_id.in_(keys))
    members = frozenset((row.dispute_id, row.person_id) for row in session.execute(acting))
    return _Known(rows, members, _earlier(session, {dispute.respondent_name for dispute in disputes}))


def _earlier(session: Session, respondents: set[str]) -> dict[tuple[str, UUID], int]:
    query: Any = (
        select(Dispute.respondent_name, Assignment.person_id, func.count())
        .join(Dispute, Dispute.id == Assignment.dispute_id)
        .where(Dispute.respondent_name.in_(sorted(respondents)), Assignment.state.in_(AT_WORK))
        .group_by(Dispute.respondent_name, Assignment.person_id)
    )
    return {(name, person_id): count for name, person_id, count in session.execute(query)}
