"""`mediation timers run`: what happens by itself as days pass."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime

import click
from flask import Flask

from mediation.cli.context import application, demo_option
from mediation.kernel import clock
from mediation.procedure.timed import timers as procedure
from mediation.store import db


@click.group()
def timers() -> None:
    """Marks and tidying; never an act with legal effect."""


@timers.command()
@click.option(
    "--at", "moment", type=click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d"]), help="As if it were then."
)
@demo_option
def run(moment: datetime | None, demo: bool) -> None:
    """Do everything that is due. May be run at any time, again."""
    for name, count in tick(application(demo=demo), moment).items():
        click.echo(f"{name}: {count}")


def tick(app: Flask, moment: datetime | None = None) -> dict[str, int]:
    """Run the timers on an application, as of `moment` (Shanghai) or now; gives how often each acted."""
    standing = moment.replace(tzinfo=clock.SHANGHAI) if moment else None
    then = clock.reading(lambda: standing) if standing else nullcontext()
    with app.app_context(), then, db.sessionmaker() as session:
        kept_days = app.extensions["mediation_config"].kept_days
        return procedure.run(session, clock.today(), kept_days)
