"""One call of the system to fail, by strace: which calls a request makes, and one fault among them."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.crash import faulty
from tests.crash.asker import Request
from tests.e2e.server import until

ENDS_WITHIN = 60
_CALL = re.compile(r"^\d+ +(\w+)\(")


@dataclass(frozen=True)
class Fault:
    """The n-th call of a kind gives an error instead of doing anything."""

    call: str
    nth: int
    error: str

    def __str__(self) -> str:
        return f"{self.call} no. {self.nth}: {self.error}"


@dataclass
class Sender:
    """Sends requests from processes of their own to an application on this store."""

    url: str
    files: Path
    log: Path

    def __post_init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.crash.faulty"])

    def calls(self, cookie: str, request: Request, kinds: Sequence[str]) -> Counter[str]:
        """How often each kind of call is made while a request is answered, all going well."""
        code = self._traced(cookie, request, ["-e", f"trace={','.join(kinds)}", "-o", str(self.log)])
        assert code == faulty.CODES[303], code
        lines = self.log.read_text(errors="replace").splitlines()
        return Counter(found[1] for line in lines if (found := _CALL.match(line)))

    def answered(self, cookie: str, request: Request, fault: Fault) -> int:
        """The code of the answer (faulty.CODES) when this fault happens on the way."""
        inject = f"inject={fault.call}:error={fault.error}:when={fault.nth}"
        return self._traced(cookie, request, ["-e", f"trace={fault.call}", "-e", inject, "-o", os.devnull])

    def _traced(self, cookie: str, request: Request, words: list[str]) -> int:
        ours, theirs = self._context.Pipe(duplex=False)
        process = self._context.Process(
            target=faulty.send, args=(theirs, self.url, self.files, cookie, request)
        )
        process.start()
        theirs.close()
        with ours:
            assert ours.poll(ENDS_WITHIN) and ours.recv() == "ready"
        assert process.pid is not None
        with _attached(process.pid, words):
            os.kill(process.pid, signal.SIGUSR1)
            process.join(ENDS_WITHIN)
        assert process.exitcode is not None, "no answer"
        return process.exitcode


@contextmanager
def _attached(pid: int, words: list[str]) -> Iterator[None]:
    tracer = subprocess.Popen(["strace", "-f", "-qq", "-p", str(pid), *words], stderr=subprocess.PIPE)
    assert until(lambda: tracer.poll() is not None or _tracer_of(pid) == tracer.pid, ENDS_WITHIN)
    try:
        assert tracer.poll() is None, tracer.communicate()[1].decode()
        yield
    finally:
        tracer.terminate()
        tracer.communicate()


def _tracer_of(pid: int) -> int:
    told = Path(f"/proc/{pid}/status").read_text()
    return int(told.partition("TracerPid:")[2].split()[0])
