"""What a command of the law answers: JSON on standard output, and wrong use as JSON with exit code 2.

A command takes its options as plain text and gathers every fault before it answers, so that whoever calls
it from a program is told all of them at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

import click

WRONG_USE = 2


def tell(answer: Any) -> None:
    """Print the answer as JSON; Chinese stands as it is, whatever the terminal believes of itself.

    Half of a character, which JSON can name and no encoding can write, is written as JSON names it.
    """
    written = json.dumps(answer, ensure_ascii=False, indent=2, default=str)
    click.echo(written.encode("utf-8", "backslashreplace"))


def refuse(errors: Iterable[str]) -> NoReturn:
    """Print every fault, one clear line each, and end with exit code 2."""
    tell({"errors": [" ".join(error.split()) for error in errors]})
    sys.exit(WRONG_USE)


class JsonCommand(click.Command):
    """A command whose wrong options are told as JSON, too."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            refuse([error.format_message()])


class JsonGroup(click.Group):
    """A group of such commands; a command that it does not have is told as JSON."""

    command_class = JsonCommand

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            refuse([error.format_message()])
