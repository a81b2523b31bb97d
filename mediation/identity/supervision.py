"""What an administrator does to another's account: end sessions, unlock it, give a new link, close it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.identity import factors, queries, resetting, sign_ins
from mediation.identity.messages import send_link, tell
from mediation.identity.models import Account, RoleHolding
from mediation.identity.rules import INVITATION_LASTS, RESET_HANDED_LASTS, digest_of
from mediation.identity.standing import must_stand
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotFound, NotPossible
from mediation.lifecycle.move import move
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from workflows.account import ACCOUNT


def end_sessions(session: Session, actor: Actor, person_id: UUID) -> int:
    """Sign somebody out everywhere but where the actor is; gives from how many places. Raises NotFound."""
    with transaction(session):
        account, _ = in_charge(session, actor, person_id)
        return sign_ins.end_all(session, actor, account)


def unlock(session: Session, actor: Actor, person_id: UUID) -> None:
    """Open an account that failed attempts had locked. Raises NotFound, NotPossible("not_locked")."""
    with transaction(session):
        account, whose = in_charge(session, actor, person_id)
        if account.state != "locked":
            raise NotPossible("not_locked")
        move(session, account, ACCOUNT, "unlock", actor=actor, chain=sign_ins.chain_of(whose))
        account.failures, account.locked_until = 0, None


def invite_again(session: Session, actor: Actor, person_id: UUID) -> str:
    """A new link for somebody who has not set a password yet; the former link is void. Told once.

    Raises NotFound, NotPossible("not_invited").
    """
    with transaction(session):
        account, whose = in_charge(session, actor, person_id)
        if account.state != ACCOUNT.initial:
            raise NotPossible("not_invited")
        token = base64.urlsafe_b64encode(identifiers.token(actor.stream("account"))).decode().rstrip("=")
        account.invite_hash, account.invite_until = digest_of(token), clock.now() + INVITATION_LASTS
        subject = Subject("account", account.id)
        record(session, actor, "account.invited_again", subject, sign_ins.chain_of(whose))
        return token


def disable(session: Session, actor: Actor, person_id: UUID, reason: str) -> None:
    """Close somebody's account for good and end its sessions.

    Raises NotFound, NotPossible("own_account"), NotPossible("already_ended").
    """
    with transaction(session):
        account, whose = in_charge(session, actor, person_id)
        if person_id == actor.person_id:
            raise NotPossible("own_account")
        if account.state not in ACCOUNT.step("disable").sources:
            raise NotPossible("already_ended")
        sign_ins.end_all(session, actor, account)
        move(session, account, ACCOUNT, "disable", actor=actor, chain=sign_ins.chain_of(whose), reason=reason)


def reset_factor(session: Session, actor: Actor, person_id: UUID) -> None:
    """Take somebody's authenticator, passkeys and recovery codes away, end the sessions and tell the person.

    Raises NotFound, NotPossible("own_factor"), NotPossible("no_factor").
    """
    with transaction(session):
        account, whose = in_charge(session, actor, person_id)
        if person_id == actor.person_id:
            raise NotPossible("own_factor")
        if not factors.end_all(session, actor, account, sign_ins.chain_of(whose)):
            raise NotPossible("no_factor")
        sign_ins.end_all(session, actor, account)
        tell(session, actor, account.person, "factor_reset")


def reset_password(
    session: Session, actor: Actor, person_id: UUID, link_to: Callable[[str], str]
) -> str | None:
    """Send somebody a link by which to choose another password, and end the sessions.

    Gives None where it went to the person's own telephone, out of the administrator's sight; else the
    token, to be handed over. Raises NotFound, NotPossible("own_password"), and as `resetting.issue`.
    """
    with transaction(session):
        account, whose = in_charge(session, actor, person_id)
        if person_id == actor.person_id:
            raise NotPossible("own_password")
        token = resetting.issue(session, actor, account, sign_ins.chain_of(whose), RESET_HANDED_LASTS)
        sign_ins.end_all(session, actor, account)
        if not account.person.phone:
            return token
        send_link(session, actor, account.person, link_to(token), RESET_HANDED_LASTS)
        return None


def in_charge(session: Session, actor: Actor, person_id: UUID) -> tuple[Account, Actor]:
    """The staff account of somebody who works, or worked last, below the actor. Raises NotFound."""
    require_by_role(actor, Permission.MANAGE_PEOPLE)
    must_stand(session, actor)
    account = queries.account_of_person(session, person_id)
    if account is None or account.kind != "staff":
        raise NotFound()
    whose = sign_ins.acting(session, account)
    covered = actor.covered(Role.SYSTEM_ADMIN)
    worked_at = set(session.scalars(select(RoleHolding.office_id).where(RoleHolding.person_id == person_id)))
    if not covered & worked_at or any(post.office_id not in covered for post in whose.posts):
        raise NotFound()
    return account, whose
