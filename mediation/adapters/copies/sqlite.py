"""A copy of an SQLite store made in one step while it is in use, and put in place in one step.

`VACUUM INTO` and nothing else: a copied file passes the integrity check and lacks what still lies in
the write-ahead log (security.md, 12).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine

from mediation.adapters.copies.parts import Tell, copy_file, flush, own_folder

PART = "database.sqlite"
PATIENCE_SECONDS = 60
_BESIDE = ("-wal", "-shm")


@contextmanager
def copied_out(engine: Engine, folder: Path, tell: Tell) -> Iterator[Connection]:
    """Write the copy; gives a connection that sees just what was copied. Raises sqlite3.Error."""
    tell("the database")
    address = f"file:{quote(str(_file_of(engine).resolve()))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE_SECONDS)) as source:
        source.execute("VACUUM INTO ?", (str(folder / PART),))
    (folder / PART).chmod(0o600)
    copy = create_engine(f"sqlite:///{folder / PART}")
    try:
        with copy.connect() as connection:
            yield connection
    finally:
        copy.dispose()
    flush(folder / PART)


def is_empty(engine: Engine) -> bool:
    """Whether there is no such file, or one without a table."""
    path = _file_of(engine)
    if not path.exists():
        return True
    with closing(sqlite3.connect(path)) as connection:
        try:
            return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0)
        except sqlite3.DatabaseError:
            return False


def in_use(engine: Engine) -> bool:
    """Whether another connection is open on what is there; when not, its write-ahead log is taken in.

    Only who is alone may leave the mode with a log, so that asking for it is the question.
    """
    path = _file_of(engine)
    if not path.exists():
        return False
    engine.dispose()
    with closing(sqlite3.connect(path, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        except sqlite3.DatabaseError:
            pass  # A file that is no database is in nobody's use: it may be what is to be replaced.
    return False


def copy_in(engine: Engine, folder: Path, tell: Tell) -> None:
    """Put the copy where the engine looks, whole or not at all; nobody may be using what was there.

    Raises OSError.
    """
    tell("the database")
    target = _file_of(engine)
    own_folder(target.parent)
    passing = target.with_name(f"{target.name}.restoring")
    try:
        copy_file(folder / PART, passing)
        engine.dispose()
        for ending in _BESIDE:
            Path(f"{target}{ending}").unlink(missing_ok=True)
        passing.replace(target)
    finally:
        passing.unlink(missing_ok=True)
    flush(target.parent)


def _file_of(engine: Engine) -> Path:
    name = engine.url.database
    if not name or name == ":memory:":
        raise ValueError("a store in memory has no file")
    return Path(name)
