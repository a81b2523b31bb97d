"""A store for the tests of one process: made and migrated once, clean before every test.

SQLite by default; PostgreSQL, in a database of its own, where TEST_DATABASE_URL names a server.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
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
        # A new file each time: a connection that somebody forgot goes on with the old one and harms nobody.
        for ending in ("", "-wal", "-shm"):
            Path(f"{self.file}{ending}").unlink(missing_ok=True)
        shutil.copyfile(self.template, self.file)


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
        self.cleaning = ";".join([
            "SET LOCAL lock_timeout = '5s'",
            *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in GUARDED),
            *(f"DELETE FROM {table}" for table in tables),
            *switch_on,
        ])  # fmt: skip

    def clean(self) -> None:
        with self.engine.begin() as connection:
            connection.execute(text(self.cleaning))


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
