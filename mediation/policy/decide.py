"""The evaluator: may this actor do this, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.kernel.actor import Actor, Ground
from mediation.kernel.errors import Hidden, NotAllowed, NotFound
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject, Held, relations_of
from mediation.policy.table import BY_ROLE, FOR_ANYONE, FOR_THE_SIGNED_IN, TABLE

READING = (
    Permission.READ_OWN,
    Permission.READ_NOTICE,
    Permission.READ_AT_DESK,
    Permission.READ_AS_AGENCY,
)


@dataclass(frozen=True)
class Standing:
    """How an actor stands to a dispute, worked out once for the many permissions that a page asks."""

    state: str
    held: tuple[Held, ...]

    def held_for(self, permission: Permission) -> Held | None:
        """The relation that gives the permission in the dispute's present state, or None."""
        for clause in TABLE.get(permission, ()):
            if self.state in clause.states:
                for having in self.held:
                    if having.relation in clause.relations:
                        return having
        return None

    def may(self, permission: Permission) -> bool:
        """Whether the actor may, for a page that shows or hides."""
        return self.held_for(permission) is not None


def standing(actor: Actor, dispute: DisputeSubject) -> Standing:
    """How the actor stands to the dispute."""
    return Standing(dispute.state, relations_of(actor, dispute))


def held_for(actor: Actor, permission: Permission, dispute: DisputeSubject) -> Held | None:
    """The relation that gives the permission in the dispute's present state, or None."""
    return standing(actor, dispute).held_for(permission)


def may(actor: Actor, permission: Permission, dispute: DisputeSubject) -> bool:
    """Whether the actor may, for a page that shows or hides."""
    return held_for(actor, permission, dispute) is not None


def require(actor: Actor, permission: Permission, dispute: DisputeSubject) -> Ground:
    """The ground on which the actor may.

    Raises NotFound when the actor may not even know of the dispute, NotAllowed otherwise.
    """
    held = held_for(actor, permission, dispute)
    if held is not None:
        return held.ground()
    hidden = Hidden("dispute", dispute.id, permission.value)
    if permission in READING or not any(may(actor, reading, dispute) for reading in READING):
        raise NotFound(hidden)
    raise NotAllowed(permission.value, hidden)


def may_by_role(actor: Actor, permission: Permission) -> bool:
    """Whether a permission that is not about one dispute is given by the actor's posts."""
    if permission in FOR_ANYONE:
        return True
    if permission in FOR_THE_SIGNED_IN:
        return actor.person_id is not None
    return bool(actor.roles & BY_ROLE.get(permission, frozenset()))


def require_by_role(actor: Actor, permission: Permission) -> Ground:
    """The ground of a permission by role. Raises NotFound: such pages are not there for others."""
    if not may_by_role(actor, permission):
        raise NotFound()
    for post in actor.posts:
        if post.role in BY_ROLE.get(permission, frozenset()):
            return Ground(post.role.value, post.role.value, post.office_id)
    return Ground("anyone")
