"""All of a use case or nothing of it, and nothing lost when several write at once."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, event, select, update
from sqlalchemy.orm import Session

from mediation.kernel.database import CaseSession, transaction
from mediation.kernel.idempotency import IdempotencyKey
from tests.integration.kernel.work import AT, count_in_a_process, count_on, start_counting
from tests.stores import Store
from tests.together import in_processes, in_threads

Write = Callable[[], Session]


def test_it_commits_once(write: Write, engine: Engine, session: Session) -> None:
    commits: list[object] = []

    def listen(connection: object) -> None:
        commits.append(connection)

    event.listen(engine, "commit", listen)
    with transaction(write()) as writing:
        for key in "abc":
            writing.add(row(key))
            writing.flush()
    event.remove(engine, "commit", listen)
    assert len(commits) == 1
    assert keys(session) == ["a", "b", "c"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_error_takes_everything_back(write: Write, session: Session, error: type[BaseException]) -> None:
    writing = write()

    def half() -> None:
        with transaction(writing):
            writing.add(row("a"))
            writing.flush()
            raise error

    with pytest.raises(error):
        half()
    assert keys(session) == []
    with transaction(writing):
        writing.add(row("b"))
    assert keys(session) == ["b"]


def test_a_use_case_begins_on_a_fresh_session(write: Write) -> None:
    used = write()
    used.scalars(select(IdempotencyKey)).all()
    with pytest.raises(RuntimeError, match="fresh session"), transaction(used):
        pass


def test_no_row_changes_outside_a_transaction(write: Write, session: Session) -> None:
    outside = write()
    outside.add(row("a"))
    with pytest.raises(RuntimeError, match="outside transaction"):
        outside.flush()
    outside.rollback()
    with transaction(outside):
        outside.add(row("b"))
    found = outside.scalars(select(IdempotencyKey)).one()
    found.result = "changed afterwards"
    with pytest.raises(RuntimeError, match="outside transaction"):
        outside.commit()
    outside.rollback()
    assert [found.result for found in session.scalars(select(IdempotencyKey))] == [None]


def test_threads_lose_nothing(write: Write, engine: Engine, session: Session) -> None:
    start_counting(write())
    assert in_threads(2, lambda _: count_on(engine, 50)) == [50, 50]
    assert counter(session) == 100


def test_processes_lose_nothing(write: Write, session: Session, store: Store) -> None:
    start_counting(write())
    assert in_processes(4, count_in_a_process, store.url, 25) == [25] * 4
    assert counter(session) == 100


def test_nobody_waits_for_long_behind_busy_writers(write: Write, engine: Engine) -> None:
    """Under SQLite's own waiting one writer of four got a single turn in five seconds (security.md, 9)."""
    start_counting(write())
    waits: list[float] = []

    def turns(_: int) -> int:
        for _turn in range(25):
            began = time.monotonic()
            count_on(engine, 1)
            waits.append(time.monotonic() - began)
        return 25

    assert in_threads(4, turns) == [25] * 4
    assert max(waits) < 2


def test_a_reader_is_not_kept_waiting_and_sees_no_half(write: Write, engine: Engine) -> None:
    with transaction(write()) as writing:
        writing.add(row("a"))
        writing.flush()
        with CaseSession(engine) as reading:
            assert keys(reading) == []
    with CaseSession(engine) as reading:
        assert keys(reading) == ["a"]


def test_a_statement_on_a_reading_session_leaves_nothing(session: Session, engine: Engine) -> None:
    session.execute(update(IdempotencyKey).values(result="x"))
    session.close()
    with CaseSession(engine) as reading:
        assert keys(reading) == []


def row(key: str) -> IdempotencyKey:
    return IdempotencyKey(key=key, digest="", result=None, at=AT)


def keys(session: Session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(IdempotencyKey.key).order_by(IdempotencyKey.key)))


def counter(session: Session) -> int:
    session.rollback()
    return int(session.scalars(select(IdempotencyKey.result)).one() or "0")
