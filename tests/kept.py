"""What was told once in this process is put back for the next test that begins with it, not told anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from sqlalchemy import Engine, event

Value = TypeVar("Value")


class Copied(Protocol):
    """A store that can be copied away and put back."""

    def mark(self) -> Hashable:
        """Changes with what other connections than the engine's write."""

    def copy(self, name: str) -> str | None:
        """Copy it away and name the copy; nothing where somebody is reading just now."""

    def put_back(self, copy: str) -> None:
        """Let it be what it was then. All connections must have been given back."""


@dataclass
class Shelf:
    """Copies of one store, each with what was to be known of it then.

    A copy is found by all that was told from the empty store to there. As soon as a test writes anything
    else, or still reads while it tells, everything is told as if there were no shelf.
    """

    store: Copied
    engine: Engine
    _copies: dict[Hashable, tuple[str, Any]] = field(default_factory=dict)
    _commits: int = 0
    _stands: Hashable | None = None
    _mark: Hashable = None

    def __post_init__(self) -> None:
        event.listen(self.engine, "commit", self._count)

    def empty(self) -> None:
        """The store was made empty."""
        self._stand(())

    def once(self, key: Hashable, tell: Callable[[], Value]) -> Value:
        """What `tell` gives, and the store as it leaves it."""
        path = (self._stands, key)
        if not self._is_untouched():
            self._stands = None
            return tell()
        if path not in self._copies:
            return self._told(path, tell)
        copy, value = self._copies[path]
        self.engine.dispose()
        self.store.put_back(copy)
        self._stand(path)
        return value

    def _told(self, path: Hashable, tell: Callable[[], Value]) -> Value:
        value = tell()
        copy = self.store.copy(f"kept_{len(self._copies)}")
        if copy is None:
            self._stands = None
            return value
        self._copies[path] = copy, value
        self._stand(path)
        return value

    def _is_untouched(self) -> bool:
        reading = self.engine.pool.checkedout()  # type: ignore[attr-defined]
        return self._stands is not None and not reading and self._mark == self._marked()

    def _stand(self, path: Hashable) -> None:
        self._stands, self._mark = path, self._marked()

    def _marked(self) -> Hashable:
        return self._commits, self.store.mark()

    def _count(self, _connection: object) -> None:
        self._commits += 1
