"""Who keeps the register: the manager of the office, or of one above it, and nobody for himself."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from mediation.assignments import register
from mediation.assignments.models import MediatorProfile
from mediation.identity.models import Person, RoleHolding
from mediation.identity.standing import must_stand
from mediation.kernel.actor import Actor, Ground, Role
from mediation.kernel.errors import NotFound, NotPossible, Stale
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission


def keeper(session: Session, actor: Actor, person_id: UUID) -> Ground:
    """The ground of who keeps the register, seen anew. Raises NotFound, NotPossible("own_register")."""
    ground = require_by_role(actor, Permission.KEEP_REGISTER)
    must_stand(session, actor)
    if person_id == actor.person_id:
        raise NotPossible("own_register")
    return ground


def in_charge(
    session: Session, actor: Actor, person_id: UUID, seen: int | None
) -> tuple[MediatorProfile, Ground]:
    """The locked entry of somebody under the actor's post. Raises NotFound, Stale, NotPossible."""
    ground = keeper(session, actor, person_id)
    row = register.locked(session, person_id)
    if row is None or row.office_id not in actor.covered(Role.MANAGER):
        raise NotFound()
    if seen is not None and seen != row.version:
        raise Stale(())
    return row, ground


def lock_mediator(session: Session, person_id: UUID, office_id: UUID) -> None:
    """Lock the person, who must hold the post of a mediator at this office: two enter nobody twice.

    Raises NotFound.
    """
    posted = exists().where(
        RoleHolding.person_id == Person.id, RoleHolding.office_id == office_id,
        RoleHolding.role == Role.MEDIATOR.value, RoleHolding.until_at.is_(None),
    )  # fmt: skip
    query = select(Person).where(Person.id == person_id, posted).with_for_update(of=Person)
    if session.scalar(query) is None:
        raise NotFound()
