"""Who is asking: the sign-in behind the cookie, read once per request in a short session of its own.

Flask-Login keeps a random token in the cookie; everything else stands on the server, where a
sign-in can be listed and ended.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask import Flask, g, request, session
from flask_login import LoginManager, current_user
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from mediation.identity import services
from mediation.kernel import clock
from mediation.kernel.actor import Actor, public
from mediation.projections import sign_in
from mediation.store import db, writing

log = logging.getLogger(__name__)
TOUCH_EVERY = timedelta(minutes=1)
HALF = "half_sign_in"


@dataclass(frozen=True)
class SignedIn:
    """What Flask-Login carries around: the token of the cookie and the actor it stands for."""

    token: str
    actor: Actor
    password_over: bool = False
    """Whether the password has to be changed before anything else."""
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        return self.token


class Visitor:
    """Somebody who has not signed in."""

    is_authenticated = False
    is_active = False
    is_anonymous = True

    def __init__(self) -> None:
        self.actor = public()

    def get_id(self) -> None:
        return None


def current_actor() -> Actor:
    """The actor of this request: a person, or the public.

    Raises SQLAlchemyError when the store cannot tell; the page that says so is then drawn as for anybody.
    """
    known = g.get("_login_user")  # once it was looked up, or given up (take_for_anybody)
    if known is not None:
        return known.actor
    try:
        actor: Actor = current_user.actor
    except SQLAlchemyError:
        take_for_anybody()
        raise
    return actor


def must_change_password() -> bool:
    """Whether who asks signed in with a password that had run out. Called after `current_actor`."""
    return isinstance(current_user._get_current_object(), SignedIn) and current_user.password_over


def take_for_anybody() -> None:
    """The store cannot tell who asks: for the rest of the request it is not asked again."""
    g.asker_unknown = True
    g._login_user = Visitor()


def is_unknown() -> bool:
    """Whether the store was asked who this is and could not tell."""
    return bool(g.get("asker_unknown"))


def keep(token: str, language: str | None = None) -> None:
    """Begin a new cookie for this sign-in: nothing of the one before is carried over but the language."""
    chosen = language or session.get("language")
    session.clear()
    session["_user_id"] = token
    for known in ("_login_user", "csrf_token"):  # of the cookie before: a page drawn now is of the new one
        g.pop(known, None)
    if chosen:
        session["language"] = chosen


def wait(half: str) -> None:
    """Begin a new cookie that holds a half sign-in only (identity/second_step.py)."""
    keep(half)
    session[HALF] = session.pop("_user_id")


def forget() -> None:
    """Empty the cookie, but for the language."""
    chosen = session.get("language")
    session.clear()
    if chosen:
        session["language"] = chosen


def open_doors(app: Flask) -> None:
    """Let Flask-Login find the actor of each request."""
    manager = LoginManager()
    # The token alone decides; addresses and browsers of phones change within one sign-in.
    manager.session_protection = None
    manager.anonymous_user = Visitor
    manager.user_loader(_load)
    manager.init_app(app)


def _load(token: str) -> SignedIn | None:
    with db.sessionmaker() as reading:
        found = sign_in.by_token(reading, token)
    if found is None:
        return None
    # A page that looks for news by itself is no sign that anybody sits before it (web/live.py).
    by_itself = bool(request.if_none_match)
    if not by_itself and clock.now() - found.seen_at >= TOUCH_EVERY and found.actor.session_id is not None:
        _touch(found.actor.session_id)
    return SignedIn(token, found.actor, found.password_over)


def _touch(session_id: UUID) -> None:
    """A store without room to write is still read: the sign-in only counts as longer unused."""
    try:
        services.touch(writing(), session_id)
    except OperationalError as error:
        log.warning("a sign-in was not marked as in use", exc_info=error)
