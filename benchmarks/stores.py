"""Seeded stores of any size, kept until seeder or tables change, and copies of them for one run."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import create_engine, make_url, text

from benchmarks.people import Cookies, sign_in
from benchmarks.seed.store import seed
from benchmarks.settings import BUILD
from mediation.config import ROOT

SERVER = os.environ.get("TEST_DATABASE_URL", "")
"""Where databases of PostgreSQL may be made; without it SQLite alone is measured."""
NAME = "mediation_bench"
FILES = BUILD / "files"


@dataclass(frozen=True)
class Store:
    """A seeded store that may be written to, and the floor's own copy of it."""

    database: str
    url: str
    floor: str
    """As benchmarks/floor/database.py takes it; empty where there is none."""
    size: int
    megabytes: int
    cookies: Cookies
    """Who works with it is signed in already, in both."""

    def rows(self, statement: str, **values: Any) -> list[Any]:
        """What stands in it, asked apart from the product."""
        engine = create_engine(self.url)
        try:
            with engine.connect() as connection:
                return list(connection.execute(text(statement), values).all())
        finally:
            engine.dispose()


@contextmanager
def store_of(database: str, size: int, *, floor: bool = True) -> Iterator[Store]:
    """A fresh copy of the seeded store of this size, on `SQLite` or `PostgreSQL`."""
    make = _sqlite if database == "SQLite" else _postgresql
    with make(size, floor) as store:
        yield store


@contextmanager
def _sqlite(size: int, floor: bool) -> Iterator[Store]:
    folder = BUILD / "sqlite"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{size}-{_version()}.sqlite"
    if not kept.exists():
        _seed_sqlite(kept, size)
    store, bare = folder / "run.sqlite", folder / "floor.sqlite"
    for path in (store, bare):
        _remove(path)
    shutil.copyfile(kept, store)
    url = f"sqlite:///{store}"
    cookies = sign_in(url, FILES)
    if floor:
        shutil.copyfile(store, bare)
        _unguard(bare)
    try:
        yield Store("SQLite", url, str(bare) if floor else "", size, kept.stat().st_size // 10**6, cookies)
    finally:
        for path in (store, bare):
            _remove(path)


def _seed_sqlite(kept: Path, size: int) -> None:
    for old in kept.parent.glob(f"{size}-*.sqlite*"):
        old.unlink()
    making = kept.with_suffix(".making")
    _remove(making)
    _seed("SQLite", f"sqlite:///{making}", size)
    making.rename(kept)


def _unguard(path: Path) -> None:
    """The floor has no guards of an audit log."""
    connection = sqlite3.connect(path, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.close()


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal", ".lock"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


@contextmanager
def _postgresql(size: int, floor: bool) -> Iterator[Store]:
    server = make_url(SERVER)
    kept, run, bare = f"{NAME}_{size}_{_version()}", f"{NAME}_run", f"{NAME}_floor"
    with psycopg.connect(_address(server), autocommit=True) as admin:
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (kept,)).fetchone():
            _seed_postgresql(admin, kept, size)
        _copy(admin, kept, run)
        url = _url(run)
        cookies = sign_in(url, FILES)
        if floor:
            _copy(admin, run, bare)
            with psycopg.connect(_address(server.set(database=bare)), autocommit=True) as connection:
                for table in ("audit_entries", "audit_heads"):
                    connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # type: ignore[arg-type]
        (size_of,) = admin.execute("SELECT pg_database_size(%s)", (kept,)).fetchone() or (0,)
        try:
            there = _address(server.set(database=bare)) if floor else ""
            yield Store("PostgreSQL", url, there, size, size_of // 10**6, cookies)
        finally:
            for name in (run, bare):
                _drop(admin, name)


def _seed_postgresql(admin: psycopg.Connection[Any], kept: str, size: int) -> None:
    like = f"{NAME}_{size}_%"
    for (old,) in admin.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", (like,)).fetchall():
        _drop(admin, old)
    making = f"{NAME}_making"
    _drop(admin, making)
    admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(making)))
    _seed("PostgreSQL", _url(making), size)
    renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    admin.execute(renamed.format(sql.Identifier(making), sql.Identifier(kept)))


def _copy(admin: psycopg.Connection[Any], kept: str, name: str) -> None:
    _drop(admin, name)
    made = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
    admin.execute(made.format(sql.Identifier(name), sql.Identifier(kept)))


def _drop(admin: psycopg.Connection[Any], name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _url(name: str) -> str:
    url = make_url(SERVER).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)


def _address(url: Any) -> str:
    return str(url.set(drivername="postgresql").render_as_string(hide_password=False))


def _seed(database: str, url: str, size: int) -> None:
    print(f"Seeding {size:,} disputes ({database}) …", flush=True)
    done = seed(url, FILES, size, lambda line: print(line, flush=True))
    print(f"  {done.rows:,} rows in {done.seconds:.0f} s", flush=True)


def _version() -> str:
    """Changes with whatever decides what is seeded."""
    told = hashlib.sha256()
    for folder in ("benchmarks/seed", "migrations", "mediation", "workflows"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if folder != "mediation" or path.name in ("models.py", "changes.py") or "demo" in path.parts:
                told.update(path.read_bytes())
    return told.hexdigest()[:12]
