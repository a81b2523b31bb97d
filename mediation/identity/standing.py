"""Whether a sign-in and the posts it brought still stand, asked again inside every transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select, true
from sqlalchemy.orm import Session

from mediation.identity.models import RoleHolding, SignInSession
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotAllowed


def stands(actor: Actor) -> ColumnElement[bool]:
    """True while the session was not ended and no post was taken away since the page was opened.

    To be selected beside a row. The public and timers have nothing that could end.
    """
    if actor.person_id is None:
        return true()
    held: Any = select(func.count()).where(
        RoleHolding.person_id == actor.person_id, RoleHolding.until_at.is_(None)
    )
    as_many = held.scalar_subquery() == len(actor.posts)
    if actor.session_id is None:
        return as_many
    alive = exists().where(
        SignInSession.id == actor.session_id,
        SignInSession.ended_at.is_(None),
        SignInSession.ends_at > clock.now(),
    )
    return and_(alive, as_many)


def still_stands(session: Session, actor: Actor) -> bool:
    """The same, asked in one statement."""
    return bool(session.scalar(select(stands(actor))))


def must_stand(session: Session, actor: Actor) -> None:
    """Asked first in every transaction that acts for somebody. Raises NotAllowed("session")."""
    if not still_stands(session, actor):
        raise NotAllowed("session")
