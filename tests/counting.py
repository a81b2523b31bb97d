"""Counts what is asked of the database: cursor executions, BEGIN and COMMIT apart (quality.md, speed)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

_NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class Counted(list[str]):
    """The statements, in order; `count` is how many."""

    @property
    def count(self) -> int:
        return len(self)


@contextmanager
def counted() -> Iterator[Counted]:
    """The statements of every engine of this process inside the block."""
    seen = Counted()

    def listen(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(_NOT_COUNTED):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
