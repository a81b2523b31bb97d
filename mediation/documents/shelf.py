"""Where the bytes of papers lie: sealed, under random names, there exactly when their rows are.

A file is stored before its row is committed, and taken away again when the transaction fails;
a file to be forgotten goes only after the commit. A crash, or a commit of which nobody knows
whether it was done, can so leave a file without a row, never a row without its file.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session

from mediation.kernel import encryption
from mediation.kernel.database import CaseSession
from mediation.kernel.errors import Invalid, NotKept
from mediation.kernel.ports import FileStore, Scanner

log = logging.getLogger(__name__)
DOCUMENTS, APPLICATIONS = "documents|file", "applications|file"
"""Purposes: a file of a draft does not open as a document, nor the other way round."""

_outside: dict[str, Any] = {}
_PUT, _FORGET, _ENDING = "files_put", "files_to_forget", "files_commit_begun"


def configure(files: FileStore, scanner: Scanner) -> None:
    """Give this process its file store and its scanner, once, when the application is made."""
    _outside.update(files=files, scanner=scanner)


def _files() -> FileStore:
    if "files" not in _outside:
        raise RuntimeError("no file store configured")
    store: FileStore = _outside["files"]
    return store


def verdict(body: bytes) -> str:
    """`clean` or `not_scanned`. Raises Invalid(file="file_infected"); one that fails lets nothing in."""
    scanner: Scanner = _outside["scanner"]
    said = scanner.verdict(body)
    if said not in ("clean", "not_scanned"):
        raise Invalid(file="file_infected")
    return said


def put(session: Session, name: UUID, body: bytes, purpose: str = DOCUMENTS) -> None:
    """Store a file under the key of its row, sealed for that place; gone again if the transaction fails.

    Raises NotKept.
    """
    put_sealed(session, name, encryption.seal(body, purpose, name.hex))


def put_sealed(session: Session, name: UUID, sealed: bytes) -> None:
    """Store what the caller has sealed already (with the key of a private compartment). Raises NotKept."""
    session.info.setdefault(_PUT, []).append(name)
    try:
        _files().put(name, sealed)
    except OSError as fault:
        raise NotKept from fault


def get(name: UUID, purpose: str = DOCUMENTS) -> bytes:
    """The bytes of a file. Raises FileNotFoundError, CannotOpen."""
    return encryption.unseal(get_sealed(name), purpose, name.hex)


def get_sealed(name: UUID) -> bytes:
    """What `put_sealed` stored. Raises FileNotFoundError."""
    return _files().get(name)


def forget(session: Session, names: Iterable[UUID]) -> None:
    """Take files away once the transaction at hand has been committed."""
    session.info.setdefault(_FORGET, []).extend(names)


@event.listens_for(CaseSession, "before_commit")
def _from_here_on_unknown(session: Session) -> None:
    # All has been flushed: what fails now is the commit itself, and the rows may be there all the same.
    session.info[_ENDING] = True


@event.listens_for(CaseSession, "after_commit")
def _keep_what_was_put(session: Session) -> None:
    session.info.pop(_ENDING, None)
    session.info.pop(_PUT, None)
    _delete(session.info.pop(_FORGET, ()))


@event.listens_for(CaseSession, "after_rollback")
def _undo_what_was_put(session: Session) -> None:
    session.info.pop(_FORGET, None)
    put, unknown = session.info.pop(_PUT, ()), session.info.pop(_ENDING, False)
    if not unknown:
        _delete(put)


def _delete(names: Iterable[UUID]) -> None:
    for name in names:
        try:
            _files().delete(name)
        except OSError as fault:
            # The file is sealed and no row knows it any more: a leftover, not a leak.
            log.warning("a file could not be deleted", exc_info=fault)
