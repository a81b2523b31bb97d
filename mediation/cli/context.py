"""The application for a command, made only when the command runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click
from flask import Flask

from mediation.application import create_app
from mediation.config import BadConfiguration, from_environment
from mediation.store import db

PREFIX = "MEDIATION_"


def application(*, demo: bool = False, strict: bool = False) -> Flask:
    """The application on the environment's settings; its connections are closed as the command ends.

    A bad setting ends the command with exit code 2. Where nothing at all is set, the sample's
    store is meant, and that is said; `strict` wants settings.
    """
    if not demo and not strict and not any(name.startswith(PREFIX) for name in os.environ):
        click.echo("no MEDIATION_ settings: using the sample's store in instance/", err=True)
        demo = True
    try:
        app = create_app(from_environment(os.environ, demo=demo))
    except BadConfiguration as error:
        raise click.UsageError(str(error)) from None
    if (context := click.get_current_context(silent=True)) is not None:
        context.call_on_close(lambda: _close(app))
    return app


def _close(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


def demo_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--demo`: sample data and keys in instance/, for trying out."""
    told = "Use the sample's store and keys in instance/."
    return click.option("--demo", is_flag=True, envvar="MEDIATION_DEMO", help=told)(command)
