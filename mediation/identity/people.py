"""Use cases of administrators: invite people, give and end roles."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import office_chain
from mediation.identity import changes, queries
from mediation.identity.models import Office, RoleHolding
from mediation.identity.standing import must_stand
from mediation.identity.supervision import in_charge
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotFound, NotPossible
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission


@dataclass(frozen=True)
class Invitation:
    """Somebody to work at an office: name, sign-in name, office and first role."""

    name: str
    login: str
    office_code: str
    role: Role


def invite(session: Session, actor: Actor, invitation: Invitation) -> str:
    """Make person, account and role; gives the token of the link to set the password, told once.

    Raises NotPossible when the sign-in name is taken, NotFound for an office that is not there
    or that the actor's post does not cover. The command line acts as a named timer of its own.
    """
    if actor.timer is None:
        require_by_role(actor, Permission.MANAGE_PEOPLE)
    with transaction(session):
        must_stand(session, actor)
        office = queries.office_of_code(session, invitation.office_code)
        if office is None or not _covered(actor, office.id):
            raise NotFound()
        whose = changes.person(session, actor, invitation.name)
        session.flush()
        _, token = changes.staff_account(session, actor, whose, invitation.login, office_chain(office.id))
        changes.give_role(session, actor, whose, office, invitation.role)
        return token


def give_role(session: Session, actor: Actor, person_id: UUID, office_id: UUID, role: Role) -> None:
    """Let somebody else hold another role: an administrator with a desk of its own would see cases.

    Raises NotFound, NotPossible("own_roles"), NotPossible("roles_separated"), NotPossible("role_held").
    """
    if person_id == actor.person_id:
        raise NotPossible("own_roles")
    with transaction(session):
        account, _ = in_charge(session, actor, person_id)
        office = session.get(Office, office_id)
        if office is None or not _covered(actor, office.id):
            raise NotFound()
        changes.give_role(session, actor, account.person, office, role)


def end_role(session: Session, actor: Actor, holding_id: UUID, reason: str) -> None:
    """End a role that somebody holds. Raises NotFound."""
    require_by_role(actor, Permission.MANAGE_PEOPLE)
    with transaction(session):
        must_stand(session, actor)
        held = session.get(RoleHolding, holding_id)
        if held is None or held.until_at is not None or not _covered(actor, held.office_id):
            raise NotFound()
        changes.end_role(session, actor, held, reason)


def _covered(actor: Actor, office_id: UUID) -> bool:
    if actor.timer is not None:
        return True
    return office_id in actor.covered(Role.SYSTEM_ADMIN)
