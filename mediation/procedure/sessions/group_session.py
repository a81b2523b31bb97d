"""A session is announced for all members of a group at once: the same use case, taken in each dispute.

Each dispute keeps its own session, which can be put off or called off alone; nobody has to come with others.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.disputes import groups
from mediation.kernel import identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.procedure.of_each import Outcome, of_each
from mediation.procedure.sessions import meet
from mediation.procedure.sessions.arrangement import checked
from mediation.procedure.sessions.meet import Arrangement

SHARED = "（与一并办理的其他案件同场）"
"""Said beside the place, so that everybody knows before coming that others sit there too."""


def schedule(session: Session, actor: Actor, group_id: UUID, arranged: Arrangement) -> tuple[Outcome, ...]:
    """Arrange a session in each open member of which the actor is the mediator; tells what came of each.

    Raises Invalid(starts_at="in_the_past", mode="unknown").
    """
    arranged = checked(arranged)
    event = identifiers.new(actor.stream(group_id))
    shared = replace(arranged, place=f"{arranged.place.strip()}{SHARED}", event_id=event)
    with transaction(session):
        members = groups.members(session, group_id)
        return of_each(session, actor, members, lambda case: meet.arrange(case, shared))
