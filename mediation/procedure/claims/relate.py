"""Two filings of one worker against one employer are linked, so that nobody works on the same thing twice.

Nothing of either dispute changes: each keeps its number, its own date of filing and the dates of its items,
and with them the days from which limitation is counted.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.disputes import related
from mediation.disputes.group_rules import Employer
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.parties.models import Party, PartyMember
from mediation.parties.rules import KnownWorker, one_worker
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take


def relate(session: Session, actor: Actor, dispute_id: UUID, other_id: UUID, reason: str) -> None:
    """Link a dispute to another one that the same worker filed against the same employer.

    Raises NotFound, NotAllowed where the actor does not register or manage both, Invalid(reason="missing"),
    NotPossible("not_of_one_worker", "related_already").
    """
    if not reason.strip():
        raise Invalid(reason="missing")
    with transaction(session):
        one, other = _both(session, actor, dispute_id, other_id)
        grounds = [each.require(Permission.RELATE) for each in (one, other)]
        if not _belong_together(one, other):
            raise NotPossible("not_of_one_worker")
        if related.between(session, dispute_id, other_id) is not None:
            raise NotPossible("related_already")
        related.relate(session, actor, dispute_id, other_id, reason)
        for each, to, ground in zip((one, other), (other, one), grounds, strict=True):
            _record(each, "dispute.related", to, ground, reason)


def part(session: Session, actor: Actor, dispute_id: UUID, key: UUID, reason: str) -> None:
    """Take a link back that was a mistake. Raises NotFound, NotAllowed, Invalid(reason="missing")."""
    if not reason.strip():
        raise Invalid(reason="missing")
    with transaction(session):
        row = related.of_dispute(session, dispute_id, key)
        if row is None:
            raise NotFound()
        one, other = _both(session, actor, row.first_id, row.second_id)
        grounds = [each.require(Permission.RELATE) for each in (one, other)]
        session.refresh(row)
        if row.ended_at is not None:
            raise NotPossible("already_ended")
        row.ended_at = clock.now()
        for each, to, ground in zip((one, other), (other, one), grounds, strict=True):
            _record(each, "dispute.related_no_more", to, ground, reason)


def _both(session: Session, actor: Actor, one: UUID, other: UUID) -> tuple[Case, Case]:
    """Both disputes, locked in the order of their keys."""
    if one == other:
        raise NotFound()
    taken = {key: take(session, actor, key) for key in related.in_order(one, other)}
    return taken[one], taken[other]


def _record(case: Case, verb: str, other: Case, ground: Ground, reason: str) -> None:
    subject = Subject("dispute", case.dispute.id)
    case.record(verb, subject, ground, after={"other": other.dispute.id}, reason=reason.strip())


def _belong_together(one: Case, other: Case) -> bool:
    same_worker = any(
        one_worker(mine, theirs) for mine in _known_workers(one) for theirs in _known_workers(other)
    )
    return same_worker and any(
        mine.same_as(theirs) for mine in _employers(one) for theirs in _employers(other)
    )


def _employers(case: Case) -> list[Employer]:
    return [Employer(each.name, each.credit_code) for each in case.parties if each.kind == "employer"]


def _known_workers(case: Case) -> list[KnownWorker]:
    return [_known(case.session, each) for each in case.parties if each.kind == "worker"]


def _known(session: Session, party: Party) -> KnownWorker:
    query = select(PartyMember.person_id).where(
        PartyMember.party_id == party.id, PartyMember.capacity == "self", PartyMember.until_at.is_(None)
    )
    persons = frozenset(session.scalars(query)) if party.state == "identified" else frozenset()
    return KnownWorker(party.phone_index, party.identity_number_index, persons)
