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

from mediation.adapters.copies.parts import copy_file, flush, own_folder

PART = "database.sqlite"
PATIENCE_SECONDS = 60
_BESIDE = ("-wal", "-shm")


@contextmanager
def copied_out(engine: Engine, folder: Path) -> Iterator[Connection]:
    """Write the copy; gives a connection that sees just what was copied. Raises sqlite3.Error."""
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
        return connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0


def copy_in(engine: Engine, folder: Path) -> None:
    """Put the copy where the engine looks, whole or not at all; nobody may be using what was there."""
    target = _file_of(engine)
    own_folder(target.parent)
    passing = target.with_name(f"{target.name}.restoring")
    copy_file(folder / PART, passing)
    engine.dispose()
    for ending in _BESIDE:
        Path(f"{target}{ending}").unlink(missing_ok=True)
    passing.replace(target)
    flush(target.parent)


def _file_of(engine: Engine) -> Path:
    name = engine.url.database
    if not name or name == ":memory:":
        raise ValueError("a store in memory has no file")
    return Path(name)
