"""A side says what the facts of a claim item are, or staff enter what it said or find what is undisputed.

Joint rows: both sides and the desk see them. What a party reckons for itself never comes here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.claims import changes
from mediation.claims import stated as versions
from mediation.claims.changes import Facts as Facts
from mediation.claims.law_kinds import law_kinds_of
from mediation.claims.models import ClaimFacts, ClaimItem
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, Stale
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.policy.relations import own_member
from mediation.procedure.case import Case, take
from mediation.procedure.said import Said, hear


@dataclass(frozen=True)
class Stated:
    """What is written down; `said` is how staff heard it from a side."""

    facts: Facts
    said: Said | None = None


def state(
    session: Session, actor: Actor, dispute_id: UUID, item_id: UUID, seen: int | None, stated: Stated
) -> None:
    """Write down one version of the facts of one item, in place of what that side said before.

    `seen` is the number of the newest statement about the item that the writer saw, 0 for none. A party
    speaks for its own side; staff for a side whose words they heard, or of what is undisputed.
    Raises NotFound, NotAllowed, Stale, and Invalid for an unknown kind, facts that cannot be, nothing
    said at all, or words that staff do not say how they heard.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground, told = _ground(case, stated.facts.side), stated.facts
        item = _item(case, item_id)
        _check(item, told)
        standing = changes.standing_facts(session, item.id)
        if seen is not None and seen != max((row.number for row in standing), default=0):
            raise Stale(())
        speaker = _heard_from(case, stated)
        words = _hear(case, speaker, item, stated) if speaker else None
        before = changes.state_facts(session, actor, item, told, standing, words)
        _nothing_said(before, told)
        case.record(
            "claim.facts_stated", Subject("claim_item", item.id), ground, before=_kept(before),
            after={"law_kind": told.law_kind, "side": told.side, "facts": dict(told.facts)},
            reason=told.note or None, on_behalf_of=speaker.id if speaker else None,
        )  # fmt: skip


def _ground(case: Case, side: str) -> Ground:
    if side == versions.UNDISPUTED:
        return case.require(Permission.FIND_UNDISPUTED)
    ground = case.require(Permission.STATE_FACTS)
    if case.own_parties and own_member(case.actor, case.subject, side) is None:
        raise NotAllowed(Permission.STATE_FACTS.value)
    return ground


def _item(case: Case, item_id: UUID) -> ClaimItem:
    of_this = ClaimItem.id == item_id, ClaimItem.dispute_id == case.dispute.id
    item = case.session.scalar(select(ClaimItem).where(*of_this, ClaimItem.withdrawn_at.is_(None)))
    if item is None:
        raise NotFound()
    return item


def _check(item: ClaimItem, told: Facts) -> None:
    if told.law_kind not in law_kinds_of(item.kind):
        raise Invalid(law_kind="unknown")
    wrong = versions.faults_of_facts(told.law_kind, told.facts)
    if wrong:
        raise Invalid(**{error.fact: "unreadable" for error in wrong})


def _heard_from(case: Case, stated: Stated) -> Party | None:
    """The party whose words staff enter; None where a party writes itself or nobody's words are meant."""
    side = stated.facts.side
    if side == versions.UNDISPUTED or case.own_parties:
        return None
    party = next((each for each in case.parties if each.side == side), None)
    if party is None:
        raise NotFound()
    return party


def _hear(case: Case, speaker: Party, item: ClaimItem, stated: Stated) -> UUID:
    if stated.said is None:
        raise Invalid(how="missing")
    return hear(case, speaker, "claim_facts", stated.said, value="given", subject_id=item.id).id


def _nothing_said(before: ClaimFacts | None, told: Facts) -> None:
    """To say nothing makes sense only where it takes back what was said."""
    if not told.facts and (before is None or not before.facts):
        raise Invalid(facts="missing")


def _kept(before: ClaimFacts | None) -> dict[str, Any] | None:
    return {"facts": before.facts} if before is not None else None
