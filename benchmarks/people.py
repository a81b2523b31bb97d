"""Who works with the seeded store: they are signed in beforehand, since signing in is not what is timed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import ColumnElement, select

from benchmarks.settings import settings
from mediation.application import create_app
from mediation.identity import sign_ins
from mediation.identity.models import Account
from mediation.kernel.database import transaction
from mediation.store import db, writing

PEOPLE = ("registrar", "manager", "mediator", "bench0000", "auditor")
"""Sign-in names; `bench0000` is the mediator with a long career, `mediator` takes on what the bench files."""
Cookies = dict[str, tuple[str, str]]


def sign_in(database_url: str, files: Path) -> Cookies:
    """A cookie (name, value) for each of PEOPLE."""
    app = create_app(settings(database_url, files))
    with app.app_context():
        try:
            return {name: cookie_of(app, "computer", Account.name == name) for name in PEOPLE}
        finally:
            db.session.close()
            db.engine.dispose()


def cookie_of(app: Flask, device: str, whose: ColumnElement[bool]) -> tuple[str, str]:
    """A cookie (name, value) of the one account for which `whose` is true."""
    session: Any = writing()
    with transaction(session):
        account = session.scalars(select(Account).where(whose)).one()
        token = sign_ins.begin(session, account, device, "code" if device == "phone" else "password")
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    if signer is None:
        raise RuntimeError("the application has no secret key")
    value = signer.dumps({"_user_id": token})
    return app.config["SESSION_COOKIE_NAME"], value.decode() if isinstance(value, bytes) else value
