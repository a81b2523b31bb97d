"""The store of the tests themselves, and the settings of every connection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from mediation.cli.schema import faults
from mediation.kernel import clock as kernel_clock
from mediation.kernel.database import SETTINGS, transaction
from mediation.kernel.idempotency import IdempotencyKey


@pytest.mark.parametrize("_round", [1, 2])
def test_every_test_begins_on_an_empty_store(
    write: Callable[[], Session], session: Session, _round: int
) -> None:
    assert session.scalars(select(IdempotencyKey)).all() == []
    with transaction(write()) as writing:
        writing.add(IdempotencyKey(key="k", digest="d", at=kernel_clock.now()))
    session.rollback()
    assert session.scalars(select(IdempotencyKey.key)).all() == ["k"]


def test_a_migrated_store_has_no_fault(app: Flask) -> None:
    assert list(faults(app)) == []


def test_every_pooled_connection_of_sqlite_is_set(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        assert engine.dialect.name == "postgresql"
        return
    connections = [engine.connect() for _ in range(5)]
    for connection in connections:
        read = {name: connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in SETTINGS}
        assert read == SETTINGS
        connection.close()
