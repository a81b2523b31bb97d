"""What a mediator declares once of itself: relatives, employers, an address. Nobody else reads the list.

Its names are sealed and found by a keyed index, so that a case can be compared with them and the manager
learns no more than that something fits, and of what kind. The log says that something was declared, not what.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.assignments import register
from mediation.assignments.models import MediatorProfile
from mediation.assignments.register_rules import MOST_TIES, TIES
from mediation.identity.standing import must_stand
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission


def declare(session: Session, actor: Actor, kind: str, name: str, phone: str = "") -> None:
    """Add one to the list. Raises NotFound, Invalid(kind="unknown", name="missing", name="too_many")."""
    if kind not in TIES:
        raise Invalid(kind="unknown")
    if not name.strip():
        raise Invalid(name="missing")
    with transaction(session):
        row, ground = _own(session, actor)
        if len(register.ties(session, row.person_id)) >= MOST_TIES:
            raise Invalid(name="too_many")
        register.add_tie(session, actor, row.person_id, kind, name.strip(), phone.strip())
        register.write_down(session, actor, row, "register.tie_declared", ground)


def take_back(session: Session, actor: Actor, tie_id: UUID) -> None:
    """Something on the list is not so any more. Raises NotFound."""
    with transaction(session):
        row, ground = _own(session, actor)
        found = next((each for each in register.ties(session, row.person_id) if each.id == tie_id), None)
        if found is None:
            raise NotFound()
        found.ended_at = clock.now()
        register.write_down(session, actor, row, "register.tie_ended", ground)


def _own(session: Session, actor: Actor) -> tuple[MediatorProfile, Ground]:
    ground = require_by_role(actor, Permission.OWN_REGISTER_ENTRY)
    must_stand(session, actor)
    row = register.locked(session, actor.person_id) if actor.person_id else None
    if row is None:
        raise NotFound()
    return row, ground
