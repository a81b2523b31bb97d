"""A PostgreSQL of the test's own, to be killed without a word and started again."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NAMES = ("initdb", "pg_ctl")
OWNER = "postgres"


def programs() -> Path | None:
    """The folder with a server's programs, or None."""
    places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    on_path = shutil.which("initdb")
    places += [Path(on_path).parent] if on_path else []
    return next((each for each in places if all((each / name).exists() for name in NAMES)), None)


@dataclass(frozen=True)
class Cluster:
    """Its folder and its port."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        """The address of its one database, for the role that owns everything."""
        return f"postgresql+psycopg://{OWNER}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Serve; a server that was killed recovers first."""
        listening = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        log = str(self.folder / "log")
        _run("pg_ctl", "-D", str(self.folder / "data"), "-l", log, "-w", "-o", listening, "start")

    def kill(self) -> None:
        """Every process of it at once, as when the power goes: nothing is written out before."""
        _run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A fresh one that keeps what it acknowledged (fsync and synchronous commit on); gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="mediation-cluster-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.getuid() == 0:
            shutil.chown(folder, OWNER)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            made = Cluster(folder, free.getsockname()[1])
        _run("initdb", "-D", str(folder / "data"), "-A", "trust", "-U", OWNER, "-E", "UTF8", "--no-locale")
        made.start()
        try:
            yield made
        finally:
            made.kill()


def _run(program: str, *words: str) -> None:
    """As the server's own account where root runs the tests: a server refuses to run as root."""
    folder = programs()
    assert folder is not None
    as_owner = ["runuser", "-u", OWNER, "--"] if os.getuid() == 0 and pwd.getpwnam(OWNER) else []
    done = subprocess.run(
        [*as_owner, str(folder / program), *words], cwd="/", check=False, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
