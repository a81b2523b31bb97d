"""`mediation serve`: the server with its worker beside it; in demo mode with its own store and samples."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask

from mediation.adapters.logs import server_settings
from mediation.cli import schema
from mediation.cli.context import application, demo_option
from mediation.config import ROOT

WORKERS = 2
STOP_SECONDS = 10
COUNTS = "PROMETHEUS_MULTIPROC_DIR"
"""Where the library of counts looks for the folder; it has to be named before a process loads it."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", default=WORKERS, show_default=True, help="Processes that answer.")
@demo_option
def serve(host: str, port: int, workers: int, demo: bool) -> None:
    """Serve the product. Ctrl-C stops the server and its worker."""
    if demo:
        os.environ["MEDIATION_DEMO"] = "1"
        _prepare(application(demo=True))
    else:
        application(strict=True)
    click.echo(f"Serving at http://{host}:{port} (Ctrl-C stops)")
    sys.stdout.flush()
    with _beside(), _counted_together():
        _answer(host, port, workers)


def _prepare(app: Flask) -> None:
    """Demo mode: bring the store up to date, fill an empty one, say who can sign in."""
    from mediation.cli import demo  # noqa: PLC0415 - the samples are for demo mode only

    logging.getLogger("alembic").setLevel(logging.WARNING)
    schema.upgrade(app)
    if demo.needs_sample(app):
        click.echo("Filling the empty store with sample data …")
        demo.load_into(app)
    for line in demo.who_can_sign_in():
        click.echo(line)


@contextmanager
def _beside() -> Iterator[None]:
    """Run the worker as a process of its own while the server answers."""
    command = [sys.executable, "-m", "mediation.cli.main", "worker"]
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True)  # noqa: S603 - our own interpreter
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def _counted_together() -> Iterator[None]:
    """Let all processes that answer count their requests in one folder (web/measured.py)."""
    with tempfile.TemporaryDirectory(prefix="mediation-counts-") as folder:
        os.environ[COUNTS] = os.environ.get(COUNTS, folder)
        yield


def _answer(host: str, port: int, workers: int) -> None:
    from granian import Granian  # noqa: PLC0415 - slow to import, and no other command serves
    from granian.constants import Interfaces  # noqa: PLC0415

    Granian(
        "wsgi:app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        log_level="warning",  # type: ignore[arg-type]
        log_dictconfig=server_settings(),
        respawn_failed_workers=True,
        working_dir=ROOT,
    ).serve()
