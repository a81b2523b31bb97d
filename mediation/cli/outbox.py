"""`mediation outbox send`: let the queued messages leave now."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click
from flask import Flask

from mediation.adapters.senders import sender_of
from mediation.cli.context import application, demo_option
from mediation.procedure.timed.deliver import Delivered, send_due
from mediation.store import db


@click.group()
def outbox() -> None:
    """Messages to parties."""


@outbox.command()
@demo_option
def send(demo: bool) -> None:
    """Send what is due; exit code 1 when something did not leave."""
    done = deliver(application(demo=demo))
    click.echo(f"{done.sent} sent, {done.failed} kept for later.")
    if done.failed:
        sys.exit(1)


def deliver(app: Flask, alive: Callable[[], None] = lambda: None) -> Delivered:
    """Send what is due by the application's sender; `alive` is called after each message and at the end."""
    with app.app_context():
        sender = sender_of(app.extensions["mediation_config"], db.sessionmaker)
        return send_due(db.sessionmaker, sender, alive)
