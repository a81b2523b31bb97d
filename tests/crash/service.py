"""The product as it is run, `mediation serve` with two workers, to be killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from mediation.config import ROOT, Config
from tests.e2e.server import STARTS_WITHIN, until


@dataclass
class Service:
    """The server's process tree at an address; `start` it, `kill` of it what is to be killed."""

    config: Config
    log: Path
    port: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    @property
    def address(self) -> str:
        return f"http:{'//'}127.0.0.1:{self.port}"

    def workers(self) -> list[int]:
        """The processes that answer."""
        if self._process is None:
            return []
        return [pid for pid in _children(self._process.pid) if b"cli.main\0worker" not in _command(pid)]

    def kill_workers(self) -> None:
        """Every process that answers, at once, without a word."""
        _kill(self.workers())

    def kill(self) -> None:
        """The whole tree, the server's own process and its worker too."""
        if self._process is None:
            return
        _kill([*([self._process.pid] if self._process.poll() is None else []), *_children(self._process.pid)])
        self._process.wait()
        self._process = None

    def up(self, room: int | None = None) -> None:
        """Answering again: by itself where only workers were killed, else started anew.

        With `room` no file that is written may become larger, in bytes.
        """
        if self._process is not None:
            until(lambda: self._is_over() or self._answers(), STARTS_WITHIN)
            if not self._is_over():
                return
        self.kill()
        self._start(room)
        assert until(self._answers, STARTS_WITHIN), self.log.read_text(errors="replace")[-3000:]

    def _is_over(self) -> bool:
        """The server gives up where its workers end again and again; then somebody has to start it."""
        return self._process is None or self._process.poll() is not None

    def _answers(self) -> bool:
        return len(self.workers()) > 0 and _is_listening(self.port)

    def _start(self, room: int | None) -> None:
        keep = {name: value for name, value in os.environ.items() if not name.startswith("MEDIATION_")}
        told = {
            "MEDIATION_DEMO": "1", "MEDIATION_DATABASE_URL": self.config.database_url,
            "MEDIATION_FILES": str(self.config.files), "MEDIATION_INSTANCE": str(self.log.parent),
        }  # fmt: skip
        command = [sys.executable, "-m", "mediation.cli.main", "serve", "--demo", "--port", str(self.port)]
        if room is not None:
            command = ["prlimit", f"--fsize={room}", "--", *command]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env={**keep, **told}, stdout=log, stderr=log, start_new_session=True
            )


@contextmanager
def serving(config: Config, folder: Path) -> Iterator[Service]:
    """A service on this store, gone afterwards."""
    service = Service(config, folder / "service.log")
    service.up()
    try:
        yield service
    finally:
        service.kill()


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _kill(pids: list[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _is_listening(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
