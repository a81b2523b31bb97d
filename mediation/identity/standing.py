"""Whether a sign-in and the posts it brought still stand, asked again inside every transaction."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Uuid, and_, bindparam, exists, func, select, true
from sqlalchemy.orm import Session

from mediation.identity.models import RoleHolding, SignInSession
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.base import UtcDateTime
from mediation.kernel.errors import NotAllowed


def stands(actor: Actor) -> ColumnElement[bool]:
    """True while the session was not ended and no post was taken away since the page was opened.

    To be selected beside a row and executed with `values_of(actor)`. The public and timers have
    nothing that could end. One of three expressions, each built once.
    """
    return stands_so(actor.person_id is not None, actor.session_id is not None)


def values_of(actor: Actor) -> dict[str, Any]:
    """What a statement made with `stands(actor)` is executed with."""
    if actor.person_id is None:
        return {}
    values: dict[str, Any] = {"standing_person": actor.person_id, "standing_posts": len(actor.posts)}
    if actor.session_id is not None:
        values |= {"standing_session": actor.session_id, "standing_now": clock.now()}
    return values


@cache
def stands_so(known: bool, signed_in: bool) -> ColumnElement[bool]:
    """The expression of `stands` for a person, or for nobody; with a sign-in, or without one."""
    if not known:
        return true()
    held: Any = select(func.count()).where(
        RoleHolding.person_id == bindparam("standing_person", type_=Uuid()), RoleHolding.until_at.is_(None)
    )
    as_many: ColumnElement[bool] = held.scalar_subquery() == bindparam("standing_posts", type_=BigInteger())
    if not signed_in:
        return as_many
    alive = exists().where(
        SignInSession.id == bindparam("standing_session", type_=Uuid()),
        SignInSession.ended_at.is_(None),
        SignInSession.ends_at > bindparam("standing_now", type_=UtcDateTime()),
    )
    return and_(alive, as_many)


def still_stands(session: Session, actor: Actor) -> bool:
    """The same, asked in one statement."""
    return bool(session.scalar(select(stands(actor)), values_of(actor)))


def must_stand(session: Session, actor: Actor) -> None:
    """Asked first in every transaction that acts for somebody. Raises NotAllowed("session")."""
    if not still_stands(session, actor):
        raise NotAllowed("session")
