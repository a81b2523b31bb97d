"""`mediation people`: the first administrator, who invites everybody else on the pages; a lost password."""

from __future__ import annotations

import sys

import click

from mediation.cli.context import application, demo_option
from mediation.identity import people as use_cases
from mediation.identity import resetting
from mediation.kernel.actor import Role, timer
from mediation.kernel.errors import NotFound, NotPossible
from mediation.store import writing

CONSOLE = timer("command_line")


@click.group()
def people() -> None:
    """People who work at offices."""


@people.command()
@click.option("--name", required=True, help="The person's name.")
@click.option("--login", help="The name to sign in with; the person's name where none is given.")
@click.option("--office", "office_code", required=True, help="Code of the office, like YC.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@demo_option
def invite(name: str, login: str | None, office_code: str, role: str, demo: bool) -> None:
    """Print a link, good once and for seven days, by which the person sets a password."""
    invitation = use_cases.Invitation(name.strip(), (login or name).strip(), office_code, Role(role))
    with application(demo=demo).app_context():
        try:
            token = use_cases.invite(writing(), CONSOLE, invitation)
        except NotFound:
            raise click.UsageError(f"there is no office {office_code}") from None
        except NotPossible as refused:
            click.echo(_WHY.get(refused.code, refused.code), err=True)
            sys.exit(1)
    click.echo(f"/account/invitation/{token}")


@people.command("reset-password")
@click.option("--login", required=True, help="The name to sign in with.")
@demo_option
def reset_password(login: str, demo: bool) -> None:
    """Print a link, good once and for a day, by which the person chooses another password."""
    with application(demo=demo).app_context():
        try:
            token = resetting.issue_by_name(writing(), CONSOLE, login.strip())
        except NotFound:
            raise click.UsageError(f"nobody signs in as {login}") from None
        except NotPossible as refused:
            click.echo(_WHY.get(refused.code, refused.code), err=True)
            sys.exit(1)
    click.echo(f"/account/reset/{token}")


_WHY = {
    "not_set_yet": "this account waits for its first password: invite again on the pages",
    "already_ended": "this account is closed for good",
    "account_exists": "this name to sign in with is taken: give another by --login",
    "roles_separated": "administration of system, security and audit may not meet in one person",
}
