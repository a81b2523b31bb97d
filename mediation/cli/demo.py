"""`mediation demo load`: the sample's offices, people and disputes into an empty store, in demo mode only."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click
from flask import Flask
from sqlalchemy.orm import Session

from mediation.cli.context import application
from mediation.cli.schema import upgrade
from mediation.demo.load import NotEmpty, is_empty, load
from mediation.demo.people import PASSWORD, PEOPLE
from mediation.demo.stories import STORIES
from mediation.identity.passwords import hashed
from mediation.kernel.database import CaseSession
from mediation.store import db

PHONES_SHOWN = 6


@click.group()
def demo() -> None:
    """Sample data for trying out."""


@demo.command(name="load")
def load_command() -> None:
    """Load the sample into an empty store and say who can sign in."""
    _refuse_outside_demo_mode()
    app = application(demo=True)
    upgrade(app)
    try:
        load_into(app)
    except NotEmpty:
        told = "there is something in the store already; the sample needs an empty one"
        raise click.UsageError(told) from None
    for line in who_can_sign_in():
        click.echo(line)


def _refuse_outside_demo_mode() -> None:
    """A store that the environment names is somebody's own, unless the environment says demo mode, too."""
    if os.environ.get("MEDIATION_DATABASE_URL") and os.environ.get("MEDIATION_DEMO") != "1":
        raise click.UsageError("MEDIATION_DATABASE_URL names a store, and MEDIATION_DEMO=1 is not set")


def load_into(app: Flask) -> int:
    """Tell the sample in the application's store; gives how many acts there were. Raises NotEmpty."""
    secret = hashed(PASSWORD)
    with app.app_context():
        return load(_sessions, lambda: secret)


def needs_sample(app: Flask) -> bool:
    """Whether the application's store is empty."""
    with app.app_context(), _sessions() as session:
        return is_empty(session)


def _sessions() -> Session:
    return CaseSession(db.engine, expire_on_commit=False)


def who_can_sign_in() -> Iterator[str]:
    """What `make run` prints: names with the one password, and telephones of parties."""
    yield f"staff (password {PASSWORD}):"
    yield "  " + ", ".join(plan.sign_in for plan in PEOPLE)
    yield "parties (by telephone; the code stands at /demo/outbox):"
    for plan in STORIES[:PHONES_SHOWN]:
        yield f"  {plan.worker.phone} {plan.worker.name} · {plan.employer.phone} {plan.employer.name}"
        yield f"  {plan.employer.chief.phone} {plan.employer.chief.name} (signs for it)"
    yield f"  … and the parties of {len(STORIES) - PHONES_SHOWN} more disputes (mediation/demo/stories)"
