"""The stores of a Flask application: an engine, sessions to read with and sessions for one use case."""

from __future__ import annotations

from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from mediation.kernel.database import CaseSession

db = SQLAlchemy(session_options={"class_": CaseSession, "expire_on_commit": False})
_USE_CASE = "use_case"
_SESSIONS = ("default", _USE_CASE)
"""The names under which a context keeps its two sessions."""


def reading() -> Session:
    """The session of the page at hand: it serves one viewer and writes nothing."""
    return db.session


def give_back(_error: BaseException | None = None) -> None:
    """Give back the connections of the context that ends; one whose line is cut is thrown away.

    The answer is made by then and what was to be written is committed: a line that breaks only now
    must not turn it into a failure.
    """
    for name in _SESSIONS:
        session = db.get_session(name)
        try:
            session.close()
        except DBAPIError:
            session.invalidate()


def writing() -> Session:
    """A fresh session for one use case, apart from what the page has read.

    Whoever takes it hands it to exactly one use case, which opens its own transaction.
    """
    session = db.get_session(_USE_CASE)
    session.rollback()
    session.expunge_all()
    return session
