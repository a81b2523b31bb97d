"""128-bit keys drawn from named streams, so that one person's acts never shift another's keys.

A stream is actor × compartment. In production every stream is the system's randomness;
the wall test gives each stream its own seed and can so remove one party's acts without
changing a single key elsewhere (docs/adr/0006).
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

_bytes: Callable[[str, int], bytes] = lambda _stream, size: secrets.token_bytes(size)  # noqa: E731


def new(stream: str) -> UUID:
    """A fresh key from this stream."""
    return UUID(bytes=_bytes(stream, 16))


def code(stream: str, size: int = 10) -> str:
    """A secret to read aloud or type, in base 32 (A–Z, 2–7): 10 bytes give 16 letters and 80 bits."""
    return base64.b32encode(_bytes(stream, size)).decode().rstrip("=")


def digits(stream: str, count: int = 6) -> str:
    """A one-time code of `count` decimal digits."""
    return f"{int.from_bytes(_bytes(stream, 8)) % 10**count:0{count}d}"


def token(stream: str, size: int = 32) -> bytes:
    """Random bytes for salts, session tokens and keys."""
    return _bytes(stream, size)


@contextmanager
def seeded(seed: str) -> Iterator[None]:
    """Inside the block every stream is a fixed sequence of its own (tests only)."""
    global _bytes
    before = _bytes
    drawn: dict[str, int] = {}

    def fixed(stream: str, size: int) -> bytes:
        drawn[stream] = drawn.get(stream, 0) + 1
        return hashlib.shake_256(f"{seed}|{stream}|{drawn[stream]}".encode()).digest(size)

    _bytes = fixed
    try:
        yield
    finally:
        _bytes = before
