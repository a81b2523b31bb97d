"""When each job beside the server last came round: a row for each, so that a job that stopped is seen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from mediation.kernel import clock
from mediation.kernel.base import Base
from mediation.kernel.database import transaction

MESSAGES, TIMERS = "messages", "timers"
LATE_AFTER = {MESSAGES: timedelta(minutes=2), TIMERS: timedelta(minutes=5)}
"""Job → after how long without a sign of it something is wrong."""
EVERY = timedelta(seconds=10)
"""Oftener a sign is not written: on SQLite each one waits for the disk."""


class Heartbeat(Base):
    """The last time a job was done to its end, by whichever process."""

    __tablename__ = "heartbeats"

    job: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


def beat(session: Session, job: str) -> None:
    """Write down that a job was done now, in a transaction of its own; nothing if that is known already."""
    last = latest(session).get(job)
    session.rollback()
    # A clock that was set back must not leave a sign of the future that hides a job standing still.
    if last is not None and timedelta(0) <= clock.now() - last < EVERY:
        return
    row = {"job": job, "at": clock.now()}
    with transaction(session):
        written = _insert(session).values(row)
        session.execute(written.on_conflict_do_update(index_elements=[Heartbeat.job], set_={"at": row["at"]}))


def latest(session: Session) -> dict[str, datetime]:
    """When each job was last done."""
    return {row.job: row.at for row in session.scalars(select(Heartbeat))}


def late(session: Session) -> list[str]:
    """The jobs that have not been done for too long, or never."""
    known, now = latest(session), clock.now()
    return [job for job, most in LATE_AFTER.items() if job not in known or now - known[job] > most]


def _insert(session: Session) -> Any:
    name = session.get_bind().dialect.name
    return postgresql.insert(Heartbeat) if name == "postgresql" else sqlite.insert(Heartbeat)
