"""Load rows in bulk into a migrated, empty store, past indexes and guards that are put back afterwards.

Whoever owns the tables may do so, as when a backup is restored; the application's own role may not.
Foreign keys are checked when everything is in.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from mediation.cli.schema import GUARDED, GUARDS
from mediation.disputes.search_index import vector_of

AT_ONCE = 20_000
"""Rows of one table that are sent together."""
Row = tuple[Any, ...]
COLUMNS = {
    "audit_entries": (
        "id", "chain", "seq", "previous", "hash", "leaf", "salt", "at", "verb", "person_id", "role",
        "office_id", "on_behalf_of", "timer", "subject_kind", "subject_id", "dispute_id", "compartment_id",
        "body",
    ),
    "audit_heads": ("chain", "seq", "hash", "at"),
    "case_numbers": ("office_id", "year", "last"),
    "figures": ("office_id", "month", "state", "count", "fen"),
}  # fmt: skip
"""Of the tables whose rows are not copies."""


class Loader(Protocol):
    """Takes rows of any table, in any order."""

    def write(self, table: str, columns: tuple[str, ...], rows: list[Row]) -> None:
        """Rows of one table."""


def load(loader: Loader, rows: Iterable[tuple[str, Row]], columns: dict[str, tuple[str, ...]]) -> int:
    """Write rows as they come, many of one table at once; gives how many there were."""
    waiting: dict[str, list[Row]] = defaultdict(list)
    known, count = {**columns, **COLUMNS, "dispute_search": ("place", "dispute_id", "words")}, 0
    for table, row in rows:
        kept = waiting[table]
        kept.append(row)
        count += 1
        if len(kept) >= AT_ONCE:
            loader.write(table, known[table], kept)
            kept.clear()
    for table, kept in waiting.items():
        loader.write(table, known[table], kept)
    return count


@contextmanager
def opened(url: str) -> Iterator[Loader]:
    """A loader for the store at this address; when the block ends all is committed and put back."""
    name = make_url(url)
    with (
        _sqlite(Path(name.database or ""))
        if name.get_backend_name() == "sqlite"
        else _postgresql(url) as loader
    ):
        yield loader


class _Sqlite:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def write(self, table: str, columns: tuple[str, ...], rows: list[Row]) -> None:
        if table == "dispute_search":
            columns = ("rowid", *columns[1:])
            rows = [(place, key, " ".join(words)) for place, key, words in rows]
        marks = ", ".join("?" * len(columns))
        named = ", ".join(f'"{column}"' for column in columns)
        self.connection.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)


@contextmanager
def _sqlite(path: Path) -> Iterator[Loader]:
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = off", "synchronous = off", "cache_size = -400000", "temp_store = memory"):
        connection.execute(f"PRAGMA {setting}")
    put_back = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).fetchall()
    for kind, name, _ in put_back:
        connection.execute(f'DROP {kind} "{name}"')
    connection.execute("BEGIN")
    yield _Sqlite(connection)
    for _, _, statement in put_back:
        connection.execute(statement)
    connection.execute("COMMIT")
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise RuntimeError(f"a row refers to nothing: {broken}")
    connection.execute("PRAGMA journal_mode = wal")
    connection.close()


class _Postgresql:
    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection

    def write(self, table: str, columns: tuple[str, ...], rows: list[Row]) -> None:
        if table == "dispute_search":
            rows = [(place, key, vector_of(words)) for place, key, words in rows]
        named = sql.SQL(", ").join(map(sql.Identifier, columns))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), named)
        with self.connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)


@contextmanager
def _postgresql(url: str) -> Iterator[Loader]:
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, options="-c TimeZone=UTC -c synchronous_commit=off") as connection:
        connection.execute("SET maintenance_work_mem = '512MB'")
        indexes = _all(connection, "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
                       " AND indexname NOT IN (SELECT conname FROM pg_constraint)")  # fmt: skip
        foreign = _all(connection, "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
                       " FROM pg_constraint WHERE contype = 'f'")  # fmt: skip
        for table in GUARDED:
            connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for table, name, _ in foreign:
            connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            connection.execute(f'DROP INDEX "{name}"')
        yield _Postgresql(connection)
        for _, statement in indexes:
            connection.execute(statement)
        for table, name, statement in foreign:
            connection.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {statement}')
        for guard in sorted(GUARDS["postgresql"]):
            table = next(table for table in GUARDED if guard.startswith(table))
            connection.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {guard}")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _all(connection: psycopg.Connection[Any], query: str) -> list[Any]:
    return connection.execute(query).fetchall()  # type: ignore[arg-type]
