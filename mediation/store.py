"""The stores of a Flask application: an engine, sessions to read with and sessions for one use case."""

from __future__ import annotations

from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy.orm import Session

from mediation.kernel.database import CaseSession

db = SQLAlchemy(session_options={"class_": CaseSession, "expire_on_commit": False})


def reading() -> Session:
    """The session of the page at hand: it serves one viewer and writes nothing."""
    return db.session


def writing() -> Session:
    """A fresh session for one use case, apart from what the page has read.

    Whoever takes it hands it to exactly one use case, which opens its own transaction.
    """
    session = db.get_session("use_case")
    session.rollback()
    session.expunge_all()
    return session
