"""The store cannot be reached, or has no room left: which errors say so, and the page that tells it.

Nothing was done then, since a use case is one transaction; what was typed is given back.
"""

from __future__ import annotations

import errno
import logging
import resource
import sqlite3
from pathlib import Path
from typing import Any, TypeGuard

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    OperationalError,
    PendingRollbackError,
    SQLAlchemyError,
    TimeoutError,
)

from mediation.kernel.errors import NotKept
from mediation.store import db
from mediation.web.access import declared_here
from mediation.web.carried import here
from mediation.web.forms import typed_anew
from mediation.web.logs import request_id
from mediation.web.signed_in import take_for_anybody
from mediation.web.translate import gettext as _

log = logging.getLogger("mediation.errors")
KINDS: tuple[type[Exception], ...] = (
    OperationalError, InterfaceError, PendingRollbackError, TimeoutError, NotKept,
)  # fmt: skip
"""Errors that always mean it; a pool that gives no connection in time is the last but one."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FAULTY = frozenset({errno.EIO, errno.EROFS})
DISK_FULL, READ_ONLY = "53100", "25006"
"""disk_full and read_only_sql_transaction, in PostgreSQL's table of error codes."""
ONE_WRITE = 64 * 1024
"""Bytes that SQLite writes at once at most: a page, with its frame."""
AGAIN_AFTER = {503: "10", 507: "300"}
"""Seconds until it may be worth another try."""


def catch(app: Flask) -> None:
    """Register the page for all of them."""
    for kind in KINDS:
        app.register_error_handler(kind, told)
    app.register_error_handler(OSError, _of_the_system)


def means_trouble(error: BaseException | None) -> TypeGuard[Exception]:
    """Whether an error of any kind says that the store is away: also one raised by an error page."""
    if isinstance(error, KINDS):
        return True
    away = isinstance(error, DBAPIError) and (error.connection_invalidated or _code(error.orig) == READ_ONLY)
    return bool(away)


def _of_the_system(error: OSError) -> ResponseReturnValue:
    """The disk fails elsewhere: a large request is kept in a file while it comes in, writers hold a lock."""
    if error.errno in _FULL | _FAULTY:
        return told(error)
    raise error


def told(error: Exception) -> ResponseReturnValue:
    """503, or 507 where the disk is full, with a time to try again and what was typed."""
    log.error("store not available", exc_info=error)
    status = 507 if _is_full(error) else 503
    return _drawn(status), status, {"Retry-After": AGAIN_AFTER[status]}


def _drawn(status: int) -> str:
    """The page; where the store cannot even say who asks, as for anybody."""
    given = _given_back()
    for _try in range(2):
        try:
            return render_template(f"errors/{status}.html", reference=request_id(), **given)
        except SQLAlchemyError:
            take_for_anybody()
    return str(_("系统暂时不能使用，请过一会儿再试。"))


def _is_full(error: Exception) -> bool:
    cause = error.orig if isinstance(error, DBAPIError) else error.__cause__ or error
    if isinstance(cause, OSError):
        return cause.errno in _FULL
    if _code(cause) == DISK_FULL:
        return True
    code = getattr(cause, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR_WRITE and _at_its_limit())


def _at_its_limit() -> bool:
    """Whether a file of the SQLite store has grown to the limit that the system sets this process.

    SQLite calls a write beyond it a fault of the disk, as it calls everything but a full one.
    """
    limit, _hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    name = db.engine.url.database
    if limit == resource.RLIM_INFINITY or db.engine.dialect.name != "sqlite" or not name:
        return False
    beside = (Path(f"{name}{suffix}") for suffix in ("", "-wal", "-journal"))
    return any(path.exists() and path.stat().st_size + ONE_WRITE > limit for path in beside)


def _code(cause: BaseException | None) -> str | None:
    """What PostgreSQL calls it; asked so, a process that serves SQLite needs no driver of the other."""
    return getattr(cause, "sqlstate", None)


def _given_back() -> dict[str, Any]:
    """What was typed, to be read and copied, and the form filled in with it, where it has a page."""
    declared = declared_here()
    if declared is None or declared.form is None:
        return {}
    try:
        return {"typed": typed_anew(declared.form), "carried": here(declared.form)}
    except (SQLAlchemyError, OSError):
        return {}
