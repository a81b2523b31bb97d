"""Whether this process can serve visitors, as codes; the same for whoever asks, and nothing of any case."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from mediation.kernel import heartbeats

LEAST_FREE = 512 * 1024 * 1024
"""Bytes that have to be free for papers: with less, uploads soon break off."""


def late_jobs(session: Session) -> list[str]:
    """Which jobs of the worker are late, as codes: pages are served all the same.

    No reason to send visitors elsewhere: the worker is one for all servers, so every one of them would
    be taken away at once for a fault that none of them has. Nothing while the store cannot be asked.
    """
    try:
        return [f"{job}_late" for job in heartbeats.late(session)]
    except SQLAlchemyError:
        return []


def reasons(session: Session, files: Path, newest: str) -> list[str]:
    """Why visitors should not be sent here; nothing when all is well.

    `newest` is the version of the tables that this program was written for. Tables that are newer
    are no reason: a change of them adds, and processes of both programs run while one follows the other.
    """
    try:
        of_store = list(_of_store(session, newest))
    except SQLAlchemyError:
        of_store = ["store_unreachable"]
    return [*of_store, *_of_files(files)]


def _of_store(session: Session, newest: str) -> Iterator[str]:
    version = session.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is None or version < newest:
        yield "tables_old"


def _of_files(folder: Path) -> Iterator[str]:
    # The folder is made with the first paper; until then it is the one above that has to be there.
    there = folder if folder.exists() else folder.parent
    if not os.access(there, os.W_OK | os.X_OK):
        yield "files_unwritable"
    elif shutil.disk_usage(there).free < LEAST_FREE:
        yield "disk_full"
