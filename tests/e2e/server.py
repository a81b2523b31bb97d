"""The product as it is run, `mediation serve --demo` with its worker, on a store of its own with the cast."""

from __future__ import annotations

import base64
import dataclasses
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mediation.application import create_app
from mediation.cli.demo import load_into
from mediation.cli.outbox import deliver
from mediation.config import ROOT, Config
from mediation.kernel.database import CaseSession
from mediation.kernel.encryption import Keyring
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
def served(
    template: Path, folder: Path, *, sample: bool = False, in_earnest: bool = False
) -> Iterator[Served]:
    """Serve a copy of the migrated `template` from `folder`.

    In it stands the whole sample, or else offices, staff and the disputes of tests/e2e/staged.py.
    `in_earnest`: on secrets of its own instead of demo mode, under a name instead of an address.
    """
    config = settings_for(f"sqlite:///{folder / 'mediation.sqlite'}", folder / "files")
    key = secrets.token_bytes(32)
    if in_earnest:
        config = dataclasses.replace(config, keys=Keyring((("own", key),)))
    shutil.copyfile(template, folder / "mediation.sqlite")
    numbers = _fill(config, sample)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    mode, own = (
        ([], _earnest(folder, key)) if in_earnest else (["--demo"], {"MEDIATION_INSTANCE": str(folder)})
    )
    with _process(folder, ["--port", str(port), *mode], own) as running:
        address = f"http:{'//'}{'localhost' if in_earnest else '127.0.0.1'}:{port}"
        _wait_for(address, running, folder)
        yield Served(address, numbers)


def _earnest(folder: Path, key: bytes) -> Mapping[str, str]:
    """The settings of a real installation on a store that was filled under this key."""
    return {
        "MEDIATION_INSTANCE": str(folder),
        "MEDIATION_DATABASE_URL": f"sqlite:///{folder / 'mediation.sqlite'}",
        "MEDIATION_FILES": str(folder / "files"),
        "MEDIATION_SECRET_KEY": secrets.token_hex(32),
        "MEDIATION_KEYS": f"own:{base64.b64encode(key).decode()}",
        "MEDIATION_TRUSTED_HOSTS": "localhost",
        "MEDIATION_SCANNER": "none",
        "MEDIATION_SENDER": "smtp",
        "MEDIATION_SMTP_URL": f"smtp:{'//'}127.0.0.1:9?from=service@example.cn",
        "MEDIATION_PASSWORDS": "asvs",
    }


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
def _process(
    folder: Path, options: Sequence[str], own: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    command = ["-m", "mediation.cli.main", "serve", "--workers", "1", *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MEDIATION_")}
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**environment, **own},
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
