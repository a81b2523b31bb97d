"""Keep that somebody was refused what exists: in a transaction of its own, since nothing else happened."""

from __future__ import annotations

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Hidden


def record_refusal(session: Session, actor: Actor, hidden: Hidden) -> None:
    """Append `access.refused` to the chain of the actor's office, or to the public's."""
    office = actor.posts[0].office_id if actor.posts else None
    with transaction(session):
        record(
            session,
            actor,
            "access.refused",
            Subject(hidden.kind, hidden.id),
            office_chain(office),
            after={"permission": hidden.permission},
        )
