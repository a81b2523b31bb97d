"""The secret address of a mediator's calendar: made, renewed, revoked; the store keeps a fingerprint."""

from __future__ import annotations

import base64
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.bookings.models import CalendarFeed
from mediation.identity import sign_ins
from mediation.identity.rules import digest_of
from mediation.identity.standing import must_stand
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotFound, NotPossible
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission


def renew(session: Session, actor: Actor) -> str:
    """A new address; the one before leads nowhere from now on. Gives the token, this once."""
    person_id = _mediator(actor)
    token = base64.urlsafe_b64encode(identifiers.token(actor.stream("calendar_feed"))).decode().rstrip("=")
    with transaction(session):
        must_stand(session, actor)
        row = session.get(CalendarFeed, person_id, with_for_update=True)
        if row is None:
            row = CalendarFeed(person_id=person_id)
            session.add(row)
        row.token_hash, row.made_at = digest_of(token), clock.now()
        _note(session, actor, "calendar_feed.renewed", person_id)
        return token


def revoke(session: Session, actor: Actor) -> None:
    """The address leads nowhere from now on. Raises NotFound, NotPossible("already_ended")."""
    person_id = _mediator(actor)
    with transaction(session):
        must_stand(session, actor)
        row = session.get(CalendarFeed, person_id, with_for_update=True)
        if row is None:
            raise NotPossible("already_ended")
        session.delete(row)
        _note(session, actor, "calendar_feed.revoked", person_id)


def _mediator(actor: Actor) -> UUID:
    require_by_role(actor, Permission.OWN_CALENDAR)
    if actor.person_id is None:
        raise NotFound()
    return actor.person_id


def _note(session: Session, actor: Actor, verb: str, person_id: UUID) -> None:
    record(session, actor, verb, Subject("calendar_feed", person_id), sign_ins.chain_of(actor))
