"""The one transaction: file lock and BEGIN IMMEDIATE on SQLite, row locks on PostgreSQL, one commit.

Why so: without the lock and the immediate begin, concurrent writers on SQLite lose updates
without an error, and one of them can starve (docs/adr/0005, with the measurements).
"""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from mediation.kernel import idempotency

_schema_open: ContextVar[bool] = ContextVar("schema_open", default=False)

SETTINGS: Mapping[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    "recursive_triggers": 1,
}
"""How every SQLite connection is set: synchronous=FULL loses no acknowledged commit (security.md, 10)."""
_SCHEMA_ACTIONS = frozenset(
    getattr(sqlite3, f"SQLITE_{name}")
    for name in (
        "ATTACH", "DETACH", "ALTER_TABLE", "DROP_TABLE", "DROP_TRIGGER", "DROP_INDEX", "DROP_VIEW",
        "DROP_VTABLE", "CREATE_TABLE", "CREATE_TRIGGER", "CREATE_INDEX", "CREATE_VIEW", "CREATE_VTABLE",
        "CREATE_TEMP_TABLE", "CREATE_TEMP_TRIGGER", "CREATE_TEMP_INDEX", "CREATE_TEMP_VIEW",
    )
)  # fmt: skip
"""Temporary ones too: a temporary table of the same name would stand in front of the real one."""
_LOCKED_PRAGMAS = frozenset({*SETTINGS, "writable_schema", "trusted_schema", "ignore_check_constraints"})


class CaseSession(Session):
    """A session for one viewer or one use case; it writes only inside `transaction`."""


@event.listens_for(CaseSession, "before_flush")
def _only_inside_a_transaction(session: Session, *_: object) -> None:
    if not session.info.get("writing"):
        raise RuntimeError("a row was changed outside transaction()")


@contextmanager
def transaction(session: Session) -> Iterator[Session]:
    """All of a use case or nothing of it; the form's key is claimed first.

    Raises RuntimeError when the session has already begun: a use case begins fresh.
    """
    if session.in_transaction():
        raise RuntimeError("a use case begins on a fresh session")
    with _file_lock(session.get_bind().engine):
        session.connection(execution_options={"mediation_write": True})
        session.info["writing"] = True
        try:
            idempotency.claim(session)
            yield session
            session.flush()
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.info.pop("writing", None)


@contextmanager
def schema_changes() -> Iterator[None]:
    """Inside the block the SQLite authorizer lets tables be made and dropped (migrations only)."""
    token = _schema_open.set(True)
    try:
        yield
    finally:
        _schema_open.reset(token)


def _file_lock(engine: Engine) -> Any:
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return nullcontext()
    return _locked(Path(f"{name}.lock"))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@event.listens_for(Engine, "connect")
def _prepare(connection: Any, _record: object) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for name, value in SETTINGS.items():
        connection.execute(f"PRAGMA {name}={value}")
    connection.set_authorizer(_authorize)


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("mediation_write") or _schema_open.get()
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _authorize(action: int, first: str | None, second: str | None, *_: object) -> int:
    if _schema_open.get():
        return sqlite3.SQLITE_OK
    if action in _SCHEMA_ACTIONS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and (first or "").lower() in _LOCKED_PRAGMAS and second is not None:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
