"""Keep the heads of the audit log outside the database, and hold the store against what was kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from flask import Flask
from sqlalchemy.orm import Session

from mediation.adapters.checkpoints import CheckpointFolder, lines_of, moment_of
from mediation.audit.heads import Head, heads, unknown
from mediation.audit.verify import Fault
from mediation.kernel import clock
from mediation.kernel.database import CaseSession
from mediation.store import db

AT_LEAST_EVERY = timedelta(days=1)
OVERLAP = timedelta(minutes=10)
"""A transaction that began before the last checkpoint may have been committed after it."""


def take(app: Flask, *, whole: bool = False) -> int:
    """Keep the heads that moved since the last checkpoint, or all of them; gives how many were kept.

    A file comes when a joint chain or an office's moved, or a day has passed: that there is one may not
    tell that somebody spoke in confidence. What moved in private meanwhile comes with the next. Raises
    OSError.
    """
    folder = folder_of(app)
    with app.app_context(), CaseSession(db.engine) as session:
        last, now = folder.newest(), clock.now()
        since = None if whole or last is None else last - OVERLAP
        told = (head for head in heads(session, since) if not head.is_private)
        first = next(told, None)
        if first is None and (last is None or now - last < AT_LEAST_EVERY):
            return 0
        private = (head for head in heads(session, since) if head.is_private)
        return folder.put(now, chain([first] if first else [], told), private)


def forgotten(folder: CheckpointFolder, session: Session) -> Iterator[tuple[Fault, str]]:
    """What the store lacks of what was kept, once for each chain, with the moment of the checkpoint.

    Raises ValueError where a checkpoint cannot be read.
    """
    told: set[str] = set()
    for path in folder.files():
        moment = moment_of(path).isoformat(timespec="seconds")
        for fault in unknown(session, (Head(*line) for line in lines_of(path))):
            if fault.chain not in told:
                told.add(fault.chain)
                yield fault, moment


def broken(folder: CheckpointFolder) -> list[str]:
    """What is wrong with the checkpoints themselves, one line each."""
    try:
        return list(folder.faults())
    except ValueError:
        return ["a checkpoint of the audit log cannot be read"]


def faults(app: Flask) -> Iterator[str]:
    """What is wrong with the checkpoints or, by them, with the store; one line each."""
    folder = folder_of(app)
    yield from (wrong := broken(folder))
    if wrong:
        return
    with app.app_context(), CaseSession(db.engine) as session:
        missing = list(forgotten(folder, session))
    if missing:
        yield (
            f"{len(missing):,} chains of the audit log lack entries that a checkpoint of {missing[0][1]} or"
            " later knows: chains were taken away, or an older copy of the store was put back"
        )


def folder_of(app: Flask) -> CheckpointFolder:
    """The folder of the settings."""
    return CheckpointFolder(app.extensions["mediation_config"].checkpoints)
