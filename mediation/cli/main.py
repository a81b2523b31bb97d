"""`mediation …`: the same use cases from the command line. Exit codes: 0 done, 1 check failed, 2 wrong use.

A new group is one line in COMMANDS. What a group needs is imported when it is called, so that `--help`
answers at once.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

COMMANDS = {
    "audit": ("mediation.cli.audit", "Recompute the chains of the audit log."),
    "backup": ("mediation.cli.backup", "Copy the store to a folder while it is in use."),
    "demo": ("mediation.cli.demo", "Sample data for trying out."),
    "database": ("mediation.cli.database", "Make and check the tables."),
    "law": ("mediation.cli.law", "Count a period or a sum as the law does, with the working."),
    "outbox": ("mediation.cli.outbox", "Send the queued messages."),
    "people": ("mediation.cli.people", "Invite the people who work at offices."),
    "restore": ("mediation.cli.restore", "Put a backup in the place of an empty store."),
    "routes": ("mediation.cli.routes", "List every page with its permission and form."),
    "serve": ("mediation.cli.serve", "Serve the product."),
    "timers": ("mediation.cli.timers", "Do what is due as days pass."),
    "worker": ("mediation.cli.worker", "Send messages and run the timers, beside the server."),
    "workflows": ("mediation.cli.workflows", "Draw and check the workflow tables."),
}
"""Name → the module that has a command called as the name, and its line in the help."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.command(cls=LazyGroup)
def main() -> None:
    """Case management for the mediation of labour disputes.

    Settings come from the environment (MEDIATION_…); `--demo` after a command uses the sample's own.
    """
    from mediation.adapters.logs import open_log  # noqa: PLC0415 - slow to import, and `--help` needs none

    open_log(stream=sys.stderr)


if __name__ == "__main__":
    main()
