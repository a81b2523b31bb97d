"""What the use cases ask of the outside world, so that adapters can be exchanged by configuration."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID


class Sender(Protocol):
    """Carries one message away; raises any exception when it could not."""

    def send(self, channel: str, address: str, text: str) -> None: ...


class FileStore(Protocol):
    """Keeps bytes under random names."""

    def put(self, name: UUID, body: bytes) -> None:
        """Store durably: when this returns, a power cut loses nothing."""

    def get(self, name: UUID) -> bytes:
        """The bytes. Raises FileNotFoundError."""

    def delete(self, name: UUID) -> None:
        """Forget the bytes; not an error when they are gone already."""


class Scanner(Protocol):
    """Says whether an upload is clean."""

    name: str

    def verdict(self, body: bytes) -> str:
        """`clean`, `infected`, or `not_scanned` where no scanner is configured."""
