"""`mediation database upgrade|check|grant`."""

from __future__ import annotations

import sys

import click

from mediation.cli import rights, schema
from mediation.cli.context import application, demo_option


@click.group()
def database() -> None:
    """Make and check the tables."""


@database.command()
@demo_option
def upgrade(demo: bool) -> None:
    """Bring the tables to the newest version, all migrations or none."""
    version = schema.upgrade(application(demo=demo))
    click.echo(f"The tables are at version {version}.")


@database.command()
@demo_option
def check(demo: bool) -> None:
    """Compare the store with the models; look for the guards of the audit log and safe settings."""
    faults = list(schema.faults(application(demo=demo)))
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        sys.exit(1)
    click.echo("The store is in order.")


@database.command()
@click.argument("role")
def grant(role: str) -> None:
    """Give the application's own PostgreSQL ROLE what it needs, and no hold on the audit log.

    Run as the owner of the tables, after every upgrade; then let the application sign in as ROLE.
    """
    try:
        rights.grant(application(), role)
    except rights.NotPostgresql:
        raise click.UsageError("only PostgreSQL has roles") from None
    click.echo(f"{role} may read and write, and only add to the audit log.")
