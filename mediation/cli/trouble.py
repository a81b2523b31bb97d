"""What goes wrong outside a command (disk, database, folder), told in one sentence, with exit code 1.

Without the values of the statement: what a command says may end in a log.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from psycopg import Error as PostgresqlError
from psycopg.errors import DiskFull, InsufficientPrivilege
from sqlalchemy.exc import DBAPIError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_ROOM = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE})


def progress() -> Callable[[str], None]:
    """Says on standard error how far a command has come, so that standard output stays the answer."""
    return lambda told: click.echo(f"… {told}", err=True)


@contextmanager
def told_plainly(afterwards: str) -> Iterator[None]:
    """Inside the block such errors end the command with a sentence, then what is so `afterwards`."""
    try:
        yield
    except (OSError, DBAPIError, sqlite3.Error, PostgresqlError) as error:
        raise click.ClickException(f"{_sentence(error)}; {afterwards}") from None


def _sentence(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        place = f" at {cause.filename}" if cause.filename else ""
        return f"there is no room left on the disk{place}" if cause.errno in _FULL else str(cause)
    if isinstance(cause, DiskFull) or getattr(cause, "sqlite_errorcode", None) in _NO_ROOM:
        return "there is no room left on the disk of the database or of the copy"
    if isinstance(cause, InsufficientPrivilege):
        return "this role may not do that: sign in as the owner of the tables"
    return f"the database failed: {str(cause).strip().partition(chr(10))[0]}"
