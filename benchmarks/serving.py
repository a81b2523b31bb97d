"""Start the product's server, or the floor's: the same server with the settings of production."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.settings import HOST
from mediation.config import ROOT

THREADS = 2
"""Blocking threads of a worker process (cli/serve.py)."""
PATIENCE = 180
"""Seconds to wait for a server to answer."""


@dataclass
class Server:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        found = (int(child) for child in children)
        return [
            each for each in found if b"resource_tracker" not in Path(f"/proc/{each}/cmdline").read_bytes()
        ]

    def memory(self) -> dict[str, float]:
        """Megabytes of the workers: each counted in full, and with shared pages divided."""
        sums = {"rss": 0.0, "pss": 0.0}
        for worker in self.workers():
            for line in Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines():
                name = line.partition(":")[0].lower()
                if name in sums:
                    sums[name] += int(line.split()[1]) / 1024
        return {name: round(value, 1) for name, value in sums.items()}

    def complaints(self) -> list[str]:
        """Lines of the log that must not be there."""
        lines = self.log.read_text(errors="replace").splitlines()
        return [line for line in lines if "database is locked" in line or "Traceback" in line]


@contextmanager
def serving(target: str, settings: Mapping[str, str], workers: int, log: Path) -> Iterator[Server]:
    """The server of `target` (module:application) while the block lasts."""
    port = _free_port()
    command = [
        str(Path(sys.executable).with_name("granian")), "--interface", "wsgi",
        "--host", HOST, "--port", str(port), "--workers", str(workers),
        "--blocking-threads", str(THREADS), "--log-level", "warning", target,
    ]  # fmt: skip
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **settings}, stdout=out, stderr=out, start_new_session=True
        )
        try:
            _wait(port, process)
            yield Server(port, process, log)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("the server did not start")
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
            connection.request("GET", "/healthz", headers={"Connection": "close"})
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server does not answer")
