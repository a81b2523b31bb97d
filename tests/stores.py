"""A store for the tests of one process: made and migrated once, clean before every test.

SQLite by default; PostgreSQL, in a database of its own, where TEST_DATABASE_URL names a server.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import psycopg
from psycopg import sql
from sqlalchemy import URL, create_engine, inspect, make_url, text

from mediation import schema
from mediation.application import create_app
from mediation.cli.schema import GUARDED, GUARDS, SEARCH, upgrade
from mediation.config import DEMO_KEY, DEMO_SECRET, Config
from mediation.kernel.encryption import Keyring


class Store(Protocol):
    """Where the tests of this process keep their rows; `url` is for other processes, too."""

    url: str

    def clean(self) -> None:
        """Take every row away. All connections must have been given back."""

    def mark(self) -> Hashable:
        """Changes with what others than the tests' application write."""

    def copy(self, name: str) -> str | None:
        """Copy it away and name the copy; nothing where somebody is reading just now."""

    def put_back(self, copy: str) -> None:
        """Let it be what it was then. All connections must have been given back."""


def settings_for(url: str, files: Path) -> Config:
    """The settings under which tests run: demo mode, fixed keys."""
    return Config(
        demo=True,
        database_url=url,
        secret_key=DEMO_SECRET,
        keys=Keyring((("demo", DEMO_KEY),)),
        files=files,
        trusted_hosts=("localhost", "127.0.0.1"),
        scanner="none",
        checkpoints=files / "checkpoints",
    )


@contextmanager
def store_for(worker: str) -> Iterator[Store]:
    """The store of one worker process; gone afterwards."""
    server = os.environ.get("TEST_DATABASE_URL")
    with _postgresql(make_url(server), worker) if server else _sqlite() as store:
        yield store


def _migrate(url: str) -> None:
    app = create_app(settings_for(url, Path()))
    upgrade(app)
    with app.app_context():
        from mediation.store import db

        db.engine.dispose()


@dataclass
class SqliteStore:
    """One file; cleaning puts a copy of the migrated template in its place."""

    folder: Path
    url: str = field(init=False)

    def __post_init__(self) -> None:
        self.file = self.folder / "store.sqlite"
        self.template = self.folder / "template.sqlite"
        self.url = f"sqlite:///{self.file}"

    def prepare(self) -> None:
        _migrate(self.url)
        self.file.rename(self.template)

    def clean(self) -> None:
        self.put_back(str(self.template))

    def mark(self) -> Hashable:
        """Changes with every commit: each writes into the log beside the file, or into the file."""
        found = [Path(f"{self.file}{ending}") for ending in ("", "-wal")]
        stats = [path.stat() if path.exists() else None for path in found]
        return tuple((each.st_ino, each.st_size, each.st_mtime_ns) for each in stats if each and each.st_size)

    def copy(self, name: str) -> str | None:
        """Copy the file once the log beside it is written into it; nothing while somebody reads."""
        connection = sqlite3.connect(self.file)
        try:
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        return None if busy else str(shutil.copyfile(self.file, self.folder / name))

    def put_back(self, copy: str) -> None:
        """Let the file be that copy."""
        # A new file each time: a connection that somebody forgot goes on with the old one and harms nobody.
        for ending in ("", "-wal", "-shm"):
            Path(f"{self.file}{ending}").unlink(missing_ok=True)
        shutil.copyfile(copy, self.file)


@contextmanager
def _sqlite() -> Iterator[SqliteStore]:
    # In memory where the machine has such a folder: every commit waits for its fsync, as in production.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="mediation-test-", dir=memory) as folder:
        store = SqliteStore(Path(folder))
        store.prepare()
        yield store


@dataclass
class PostgresqlStore:
    """One database; cleaning deletes row by row, since most tables are empty and TRUNCATE is slow.

    The guards of the audit log are switched off for that by the owner, which production's role is not.
    """

    url: str

    def __post_init__(self) -> None:
        self.engine = create_engine(self.url, pool_size=1)
        made = set(inspect(self.engine).get_table_names())
        known = (table.name for table in reversed(schema.METADATA.sorted_tables))
        tables = [SEARCH, *(name for name in known if name in made)]
        switch_on = (
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {guard}"
            for table in GUARDED
            for guard in sorted(GUARDS["postgresql"])
            if guard.startswith(table)
        )
        self.tables = tables[::-1]
        self.begin = ["SET LOCAL lock_timeout = '5s'"]
        self.begin += [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in GUARDED]
        self.begin += [f"DELETE FROM {table}" for table in tables]
        self.end = ["SET CONSTRAINTS ALL IMMEDIATE", *switch_on]

    def clean(self) -> None:
        self._run(*self.begin, *self.end)

    def mark(self) -> Hashable:
        """Whatever another connection does stands in the audit log."""
        with self.engine.connect() as connection:
            return connection.scalar(text("SELECT count(*) FROM audit_entries"))

    def copy(self, name: str) -> str | None:
        """Copy each table that has rows into a schema of this name."""
        self._run(f"CREATE SCHEMA {name}", *(f"CREATE TABLE {name}.{t} AS TABLE {t}" for t in self._filled()))
        return name

    def put_back(self, copy: str) -> None:
        """Take every row away and bring back those of the copy."""
        kept = inspect(self.engine).get_table_names(copy)
        back = [f"INSERT INTO {table} SELECT * FROM {copy}.{table}" for table in self.tables if table in kept]
        self._run(*self.begin, *back, *self.end)

    def _filled(self) -> list[str]:
        asked = " UNION ALL ".join(
            f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in self.tables
        )
        with self.engine.connect() as connection:
            return list(connection.scalars(text(asked)))

    def _run(self, *statements: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(text(";".join(statements)))


# A lost last second costs a test store nothing; a test that waits for a lock for ever fails instead.
_SETTINGS = ("synchronous_commit = off", "lock_timeout = '20s'")


@contextmanager
def _postgresql(server: URL, worker: str) -> Iterator[PostgresqlStore]:
    name = f"mediation_test_{worker}_{os.getpid()}"
    address = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        for setting in _SETTINGS:
            admin.execute(sql.SQL("ALTER DATABASE {} SET {}").format(sql.Identifier(name), sql.SQL(setting)))
        try:
            url = server.set(drivername="postgresql+psycopg", database=name)
            _migrate(url.render_as_string(hide_password=False))
            store = PostgresqlStore(url.render_as_string(hide_password=False))
            yield store
            store.engine.dispose()
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
