"""The product as it is run, `mediation serve --demo` with its worker, on a store of its own with the cast."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mediation.application import create_app
from mediation.cli.demo import load_into
from mediation.cli.outbox import deliver
from mediation.config import ROOT, Config
from mediation.kernel.database import CaseSession
from mediation.store import db
from tests.e2e.staged import stage
from tests.stores import settings_for

STARTS_WITHIN = 60
STOPS_WITHIN = 20


@dataclass(frozen=True)
class Served:
    """Where the product answers, and the settings under which it runs."""

    address: str
    numbers: Mapping[str, str]
    """Name of a staged dispute → its number."""


@contextmanager
def served(template: Path, folder: Path, *, sample: bool = False) -> Iterator[Served]:
    """Serve a copy of the migrated `template` from `folder`.

    In it stands the whole sample, or else offices, staff and the disputes of tests/e2e/staged.py.
    """
    config = settings_for(f"sqlite:///{folder / 'mediation.sqlite'}", folder / "files")
    shutil.copyfile(template, folder / "mediation.sqlite")
    numbers = _fill(config, sample)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with _process(folder, port) as running:
        address = f"http:{'//'}127.0.0.1:{port}"
        _wait_for(address, running, folder)
        yield Served(address, numbers)


def _fill(config: Config, sample: bool) -> Mapping[str, str]:
    app = create_app(config)
    if sample:
        load_into(app)
    with app.app_context():
        numbers = {} if sample else stage(lambda: CaseSession(db.engine, expire_on_commit=False))
    # A code of yesterday must not come after the one that a test asks for.
    while deliver(app).sent:
        pass
    with app.app_context():
        db.engine.dispose()
    return numbers


@contextmanager
def _process(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = ["-m", "mediation.cli.main", "serve", "--demo", "--workers", "1", "--port", str(port)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MEDIATION_")}
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**environment, "MEDIATION_INSTANCE": str(folder)},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    def ready() -> bool:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    until(lambda: ready() or process.poll() is not None, STARTS_WITHIN)
    log = (folder / "server.log").read_text(errors="replace")
    assert process.poll() is None and ready(), f"the server did not start:\n{log}"


def until(happened: Callable[[], bool], seconds: float) -> bool:
    """Ask again and again until it happened or the seconds are over; says whether it happened."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True
