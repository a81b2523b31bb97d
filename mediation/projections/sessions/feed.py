"""Whose calendar a secret address opens: a mediator whose account stands, and nobody else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.bookings.models import CalendarFeed
from mediation.identity import sign_ins
from mediation.identity.models import Account
from mediation.identity.rules import ALIVE_STATES, digest_of
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound

MOST_TOKEN = 64


def whose(session: Session, token: str) -> Actor:
    """The mediator, with the posts held now. Raises NotFound when the address is void, or the account is."""
    if not 20 <= len(token) <= MOST_TOKEN:
        raise NotFound()
    query = (
        select(Account)
        .join(CalendarFeed, CalendarFeed.person_id == Account.person_id)
        .where(CalendarFeed.token_hash == digest_of(token), Account.state.in_(ALIVE_STATES))
    )
    account = session.scalar(query)
    if account is None:
        raise NotFound()
    actor = sign_ins.acting(session, account)
    if Role.MEDIATOR not in actor.roles:
        raise NotFound()
    return actor


def made_at(session: Session, actor: Actor) -> datetime | None:
    """When one's own address was made; None while there is none."""
    return session.scalar(select(CalendarFeed.made_at).where(CalendarFeed.person_id == actor.person_id))
