"""Begin, note and end sign-ins inside the caller's transaction, each with its audit entry."""

from __future__ import annotations

import base64

from sqlalchemy import update
from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, office_chain, record
from mediation.identity import queries
from mediation.identity.models import Account, SignInSession
from mediation.identity.rules import ABSOLUTE, digest_of
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor


def acting(session: Session, account: Account) -> Actor:
    """The account's person as an actor, before there is a session."""
    return Actor(
        person_id=account.person_id,
        account_id=account.id,
        name=account.person.name,
        posts=queries.posts_of(session, account.person_id),
        language=account.person.language,
    )


def chain_of(actor: Actor) -> Chain:
    """Where what an actor does with its own account is kept: the first office, or the public's chain."""
    return office_chain(actor.posts[0].office_id if actor.posts else None)


def begin(session: Session, account: Account, device: str, assurance: str) -> str:
    """A new sign-in; gives the token for the cookie, which the store does not keep."""
    actor, at = acting(session, account), clock.now()
    stream = actor.stream("sign_in")
    token = base64.urlsafe_b64encode(identifiers.token(stream)).decode().rstrip("=")
    row = SignInSession(
        id=identifiers.new(stream), token_hash=digest_of(token), account_id=account.id, started_at=at,
        seen_at=at, ends_at=at + ABSOLUTE, device=device, assurance=assurance, confirmed_at=at,
    )  # fmt: skip
    session.add(row)
    record(
        session, actor, "account.signed_in", Subject("sign_in_session", row.id), chain_of(actor),
        after={"assurance": assurance},
    )  # fmt: skip
    return token


def end(session: Session, actor: Actor, row: SignInSession, verb: str = "account.session_ended") -> None:
    """End one sign-in at once."""
    row.ended_at = clock.now()
    record(session, actor, verb, Subject("sign_in_session", row.id), chain_of(actor))


def end_all(session: Session, actor: Actor, account: Account) -> int:
    """End every sign-in of an account but the one the actor is using; gives how many."""
    rows = [row for row in queries.open_sign_ins(session, account.id) if row.id != actor.session_id]
    for row in rows:
        end(session, actor, row)
    return len(rows)


def note_use(session: Session, session_id: object) -> None:
    """Write down that a sign-in is in use; not an act, so it leaves no audit entry."""
    session.execute(
        update(SignInSession)
        .where(SignInSession.id == session_id, SignInSession.ended_at.is_(None))
        .values(seen_at=clock.now())
    )
