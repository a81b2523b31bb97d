"""One bare connection for each thread, set as the product sets its own."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from mediation.kernel.database import SETTINGS

URL = os.environ.get("FLOOR_DATABASE", "")
"""A file of SQLite, or an address of PostgreSQL."""
IS_POSTGRESQL = URL.startswith("postgresql")
_local = threading.local()


def connection() -> Any:
    """This thread's connection."""
    if not hasattr(_local, "connection"):
        _local.connection = _postgresql() if IS_POSTGRESQL else _sqlite()
    return _local.connection


def _sqlite() -> sqlite3.Connection:
    made = sqlite3.connect(URL, isolation_level=None)
    for name, value in SETTINGS.items():
        made.execute(f"PRAGMA {name}={value}")
    return made


def _postgresql() -> Any:
    import psycopg  # noqa: PLC0415 - where SQLite is measured it would only fill the memory

    return psycopg.connect(URL, autocommit=True, options="-c TimeZone=UTC")


@cache
def _spelt(statement: str) -> str:
    return statement.replace("?", "%s") if IS_POSTGRESQL else statement


def rows(statement: str, *values: Any) -> Sequence[Any]:
    """All rows of a query; a place for a value is written `?`."""
    return connection().execute(_spelt(statement), values).fetchall()  # type: ignore[no-any-return]


def row(statement: str, *values: Any) -> Any:
    """The first row, or None."""
    return connection().execute(_spelt(statement), values).fetchone()


def execute(statement: str, *values: Any) -> None:
    """A statement that gives nothing."""
    connection().execute(_spelt(statement), values)


def insert(table: str, **columns: Any) -> None:
    """One row."""
    execute(_insert(table, tuple(columns)), *columns.values())


@cache
def _insert(table: str, names: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({quoted}) VALUES ({', '.join('?' * len(names))})"


@contextmanager
def transaction() -> Iterator[None]:
    """All or nothing."""
    execute("BEGIN" if IS_POSTGRESQL else "BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        execute("ROLLBACK")
        raise
    execute("COMMIT")
