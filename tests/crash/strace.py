"""One call of the system to fail, by strace: which calls a request makes, and one fault among them."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.crash import faulty
from tests.crash.asker import Request
from tests.crash.sender import ENDS_WITHIN, Sender
from tests.e2e.server import until

_CALL = re.compile(r"^\d+ +(\w+)\(")


@dataclass(frozen=True)
class Fault:
    """The n-th call of a kind gives an error instead of doing anything."""

    call: str
    nth: int
    error: str

    def __str__(self) -> str:
        return f"{self.call} no. {self.nth}: {self.error}"


def calls(sender: Sender, cookie: str, request: Request, kinds: Sequence[str], log: Path) -> Counter[str]:
    """How often each kind of call is made while a request is answered, all going well."""
    words = ["-e", f"trace={','.join(kinds)}", "-o", str(log)]
    code = sender.answered(cookie, request, lambda pid: _attached(pid, words))
    assert code == faulty.CODES[303], code
    lines = log.read_text(errors="replace").splitlines()
    return Counter(found[1] for line in lines if (found := _CALL.match(line)))


def answered(sender: Sender, cookie: str, request: Request, fault: Fault) -> int:
    """The code of the answer (faulty.CODES) when this fault happens on the way."""
    inject = f"inject={fault.call}:error={fault.error}:when={fault.nth}"
    words = ["-e", f"trace={fault.call}", "-e", inject, "-o", os.devnull]
    return sender.answered(cookie, request, lambda pid: _attached(pid, words))


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
