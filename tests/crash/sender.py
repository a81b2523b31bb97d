"""Sends a request from a process of its own, in which something goes wrong on the way."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.crash import faulty
from tests.crash.asker import Request

ENDS_WITHIN = 60


@dataclass
class Sender:
    """Each request comes from a process of its own, to an application on this store."""

    url: str
    files: Path

    def __post_init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.crash.faulty"])

    def answered(
        self, cookie: str, request: Request, around: Callable[[int], AbstractContextManager[None]]
    ) -> int:
        """The code of the answer (faulty.CODES); `around` is given the process while it sends."""
        ours, theirs = self._context.Pipe(duplex=False)
        process = self._context.Process(
            target=faulty.send, args=(theirs, self.url, self.files, cookie, request)
        )
        process.start()
        theirs.close()
        with ours:
            assert ours.poll(ENDS_WITHIN) and ours.recv() == "ready"
        assert process.pid is not None
        with around(process.pid):
            os.kill(process.pid, signal.SIGUSR1)
            process.join(ENDS_WITHIN)
        assert process.exitcode is not None, "no answer"
        return process.exitcode
