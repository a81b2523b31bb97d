"""Eight clients at once from one thread: requests made beforehand, sockets that are never waited for singly.

A client in Python threads would be slower than the floor; this one costs some twenty microseconds a request.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from benchmarks.browser import Browser
from benchmarks.settings import HOST

CLIENTS = 8
END = b"\r\n\r\n"


@dataclass(frozen=True)
class Crowded:
    """What came of it."""

    requests: int
    seconds: float
    p50: float
    p95: float
    """Milliseconds."""
    statuses: dict[int, int]
    locations: tuple[str, ...] = ()
    """Where the answers sent their clients on to."""

    @property
    def per_second(self) -> float:
        return round(self.requests / self.seconds, 1)


def getting(browser: Browser, path: str) -> bytes:
    """A request to open a page."""
    return _head(browser, "GET", path) + b"\r\n"


def posting(browser: Browser, path: str, fields: dict[str, str]) -> bytes:
    """A request that sends a form; `fields` has its token and key."""
    body = urlencode(fields).encode()
    kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    return _head(browser, "POST", path) + kind.encode() + body


def _head(browser: Browser, method: str, path: str) -> bytes:
    lines = [f"{method} {quote(path, safe='/?&=~:%+')} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in browser.headers().items()]
    return ("\r\n".join(lines) + "\r\n").encode()


@dataclass
class _Client:
    socket: socket.socket
    begun: float = 0.0
    received: bytearray = field(default_factory=bytearray)
    wanted: int = -1
    location: str = ""


def crowd(port: int, requests: Iterator[bytes], seconds: float, clients: int = CLIENTS) -> Crowded:
    """Send until the requests or the seconds are over, each client its next one when it was answered."""
    waiting = selectors.DefaultSelector()
    taken: list[float] = []
    statuses: dict[int, int] = {}
    locations: list[str] = []
    begun = time.perf_counter()
    busy = 0
    for _ in range(clients):
        client = _Client(socket.create_connection((HOST, port)))
        client.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        waiting.register(client.socket, selectors.EVENT_READ, client)
        busy += _send(client, requests)
    while busy:
        for key, _ in waiting.select():
            status = _receive(key.data)
            if status is None:
                continue
            now = time.perf_counter()
            taken.append(now - key.data.begun)
            statuses[status] = statuses.get(status, 0) + 1
            if status == 303:
                locations.append(key.data.location)
            busy -= not (now - begun < seconds and _send(key.data, requests))
    whole = time.perf_counter() - begun
    for key in list(waiting.get_map().values()):
        key.data.socket.close()
    waiting.close()
    taken.sort()
    return Crowded(len(taken), whole, _ms(taken, 50), _ms(taken, 95), statuses, tuple(locations))


def _send(client: _Client, requests: Iterator[bytes]) -> bool:
    request = next(requests, None)
    if request is None:
        return False
    client.received.clear()
    client.wanted, client.begun = -1, time.perf_counter()
    client.socket.sendall(request)
    return True


def _receive(client: _Client) -> int | None:
    """The status, once the whole answer is there."""
    part = client.socket.recv(262_144)
    if not part:
        raise ConnectionError("the server hung up")
    client.received += part
    if client.wanted < 0:
        end = client.received.find(END)
        if end < 0:
            return None
        head = bytes(client.received[:end])
        client.wanted = end + len(END) + int(_header(head, b"content-length") or 0)
        client.location = _header(head, b"location").decode()
    if len(client.received) < client.wanted:
        return None
    return int(client.received[9:12])


def _header(head: bytes, name: bytes) -> bytes:
    for line in head.split(b"\r\n"):
        known, _, value = line.partition(b":")
        if known.lower() == name:
            return value.strip()
    return b""


def _ms(taken: list[float], percent: int) -> float:
    return round(taken[min(len(taken) - 1, len(taken) * percent // 100)] * 1000, 2) if taken else 0.0
