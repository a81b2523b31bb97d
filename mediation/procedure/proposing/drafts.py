"""A proposal that is not finished is kept in the mediators' compartment, and taken up again by any of them.

Nothing here touches a joint row: that somebody is drafting is known to the mediators alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.proposals import changes as proposals
from mediation.proposals.models import ProposalDraft
from mediation.talks.queries import mediators_compartment

MOST_KEPT = 200_000
"""Characters of a draft in all: more is no proposal."""


def keep(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, typed: Mapping[str, Any]
) -> None:
    """Keep what was typed, finished or not; `seen` is the revision its writer began with, 0 for none.

    Raises Invalid, NotFound, NotAllowed, Refused, and NotPossible("draft_changed") where another mediator
    kept it meanwhile.
    """
    if len(repr(typed)) > MOST_KEPT:
        raise Invalid(draft="too_long")
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        mediate(case, Permission.PUT_PROPOSAL)
        place = mediators_compartment(session, dispute_id, lock=True)
        row = session.get(ProposalDraft, dispute_id)
        there = row.revision if row is not None and row.payload_sealed is not None else 0
        if seen is not None and seen != there:
            raise NotPossible("draft_changed")
        proposals.keep_draft(session, actor, place, typed)


def throw_away(session: Session, actor: Actor, dispute_id: UUID) -> None:
    """The draft is not wanted any more. Raises NotFound, NotAllowed, Refused."""
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        mediate(case, Permission.PUT_PROPOSAL)
        put_away(case)


def put_away(case: Case) -> None:
    """What was drafted has been put, or is not wanted; nothing happens where nothing was kept."""
    if case.session.get(ProposalDraft, case.dispute.id) is not None:
        place = mediators_compartment(case.session, case.dispute.id, lock=True)
        proposals.drop_draft(case.session, case.actor, place)
