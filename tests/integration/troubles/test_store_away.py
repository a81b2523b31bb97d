"""The database goes away in the middle of a request: 503 and a time to try again, never half a step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from tests.integration.troubles.conftest import Party

pytestmark = pytest.mark.postgres
_KILL = text("SELECT pg_terminate_backend(:pid)")


@contextmanager
def killed_before(engine: Engine, statement: int) -> Iterator[list[str]]:
    """Inside the block the server ends the connection that begins its n-th statement; gives what began.

    The statement after the last is the commit.
    """
    begun: list[str] = []
    killer = create_engine(engine.url)

    def count(connection: Any, what: str) -> None:
        begun.append(what)
        if len(begun) == statement:
            pid = connection.connection.driver_connection.info.backend_pid
            with killer.connect() as other:
                other.execute(_KILL, {"pid": pid})

    def on_execute(connection: Any, _cursor: Any, sql: str, *_: Any) -> None:
        count(connection, sql)

    def on_commit(connection: Any) -> None:
        count(connection, "COMMIT")

    event.listen(engine, "before_cursor_execute", on_execute)
    event.listen(engine, "commit", on_commit)
    try:
        yield begun
    finally:
        event.remove(engine, "before_cursor_execute", on_execute)
        event.remove(engine, "commit", on_commit)
        killer.dispose()


@contextmanager
def killed_when_given_back(engine: Engine, number: int) -> Iterator[list[int]]:
    """Inside the block the server ends the n-th connection as it is given back; gives all that were."""
    given: list[int] = []
    killer = create_engine(engine.url)

    def on_rollback(connection: Any) -> None:
        given.append(connection.connection.driver_connection.info.backend_pid)
        if len(given) == number:
            with killer.connect() as other:
                other.execute(_KILL, {"pid": given[-1]})

    event.listen(engine, "rollback", on_rollback)
    try:
        yield given
    finally:
        event.remove(engine, "rollback", on_rollback)
        killer.dispose()


def test_whenever_the_connection_is_cut_the_answer_is_503_and_the_form_acts_once(
    party: Party, engine: Engine
) -> None:
    party.fill_in()
    with killed_before(engine, 10_000) as begun:
        assert party.send().status == 200
    assert len(begun) > 15
    for number in range(1, begun.index("COMMIT") + 2):
        party.fill_in()
        before = party.papers()
        with killed_before(engine, number) as seen:
            answer = party.send()
        assert answer.status == 503, (number, seen[-1], answer.status)
        assert answer.response.headers["Retry-After"] == "10" and "再提交一次" in answer.text
        assert party.papers() == before and party.is_sound(), (number, seen[-1])
        assert party.send().status == 200, "the pool has recovered by itself"
        assert party.send().status == 200, "the same form again"
        assert party.papers() == before + 1 and party.is_sound()


def test_a_connection_cut_when_the_answer_is_made_spoils_nothing(party: Party, engine: Engine) -> None:
    """The last one is given back after the answer: what was done is told, and told as done."""
    home = f"/my/disputes/{party.told.id.hex}"
    with killed_when_given_back(engine, 0) as given:
        assert party.browser.get(home).status == 200
    for number in range(1, len(given) + 1):
        with killed_when_given_back(engine, number) as seen:
            answer = party.browser.get(home)
        assert len(seen) >= number and answer.status == (200 if number == len(given) else 503)
        assert party.browser.get(home).status == 200, "the pool has recovered by itself"


def test_a_pool_without_a_free_connection_is_503(party: Party, engine: Engine) -> None:
    party.fill_in()
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    held = [engine.connect() for _ in range(pool.size() + pool._max_overflow)]
    patience, pool._timeout = pool._timeout, 0.05
    try:
        answer = party.send()
        assert answer.status == 503 and answer.response.headers["Retry-After"]
    finally:
        pool._timeout = patience
        for connection in held:
            connection.close()
    assert party.send().status == 200 and party.papers() == 1


def test_a_commit_of_which_nobody_knows_keeps_the_paper(
    party: Party, engine: Engine, session: Session
) -> None:
    """The server did commit, and the answer got lost on the way: the row is there, and its paper must be."""

    def lose(connection: Any) -> None:
        connection.connection.driver_connection.commit()
        raise OperationalError("COMMIT", {}, Exception("the answer was lost"))

    party.fill_in()
    event.listen(engine, "commit", lose)
    try:
        assert party.send().status == 503
    finally:
        event.remove(engine, "commit", lose)
    assert party.papers() == 1 and party.is_sound()
    assert party.send().status == 200 and party.papers() == 1
