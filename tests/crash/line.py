"""The line to a server as a relay that is cut at a chosen message or answer, as when a network fails.

An error injected into one call would leave the line itself whole, and the driver waiting on it for ever.
"""

from __future__ import annotations

import selectors
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

_AT_ONCE = 1 << 16
_LOOKS_EVERY = 0.2


class Line:
    """Passes on what comes from either end, piece by piece; `cut_at` says which piece never arrives."""

    def __init__(self, host: str, port: int) -> None:
        self._server, self._selector, self._ends = (host, port), selectors.DefaultSelector(), False
        self._door = socket.create_server(("127.0.0.1", 0))
        self._selector.register(self._door, selectors.EVENT_READ, None)
        self.port: int = self._door.getsockname()[1]
        self.passed, self._cut_at = 0, 0
        self._thread = Thread(target=self._relay)
        self._thread.start()

    def begin(self, cut_at: int = 0) -> None:
        """Count from here; 0 cuts nowhere. Lines that are opened after the cut are whole."""
        self.passed, self._cut_at = 0, cut_at

    def close(self) -> None:
        """Hang up everything."""
        self._ends = True
        self._thread.join()

    def _relay(self) -> None:
        with self._selector, self._door:
            while not self._ends:
                for key, _ in self._selector.select(_LOOKS_EVERY):
                    self._pass_on(key.fileobj, key.data)
            self._hang_up()

    def _pass_on(self, end: socket.socket, other: socket.socket | None) -> None:
        if other is None:
            self._join(self._door.accept()[0])
        elif end.fileno() >= 0:  # not hung up a moment ago
            said = _heard(end)
            self.passed += 1
            if said and self.passed != self._cut_at:
                with suppress(OSError):
                    other.sendall(said)
            elif said:
                self._hang_up()
            else:
                self._part(end, other)

    def _join(self, client: socket.socket) -> None:
        server = socket.create_connection(self._server)
        for end, other in ((client, server), (server, client)):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(end, selectors.EVENT_READ, other)

    def _hang_up(self) -> None:
        for key in list(self._selector.get_map().values()):
            if key.data is not None:
                self._part(key.fileobj)

    def _part(self, *ends: object) -> None:
        for end in ends:
            assert isinstance(end, socket.socket)
            self._selector.unregister(end)
            end.close()


def _heard(end: socket.socket) -> bytes:
    try:
        return end.recv(_AT_ONCE)
    except OSError:
        return b""


@contextmanager
def line_to(host: str, port: int) -> Iterator[Line]:
    """A line to this server, gone afterwards."""
    line = Line(host, port)
    try:
        yield line
    finally:
        line.close()
