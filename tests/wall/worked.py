"""How long the processors worked for an answer, whatever else the machine does meanwhile.

SQLite works in this process. A PostgreSQL on this machine works in processes of its own, one for each
connection, whose time Linux tells in nanoseconds; one on another machine can be timed by the wall clock only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from sqlalchemy import Engine, text

Clock = Callable[[], float]
"""Seconds."""
Typical = Callable[[Iterable[float]], float]
NANOSECONDS = 1e9
OF_THIS_STORE = text(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
)


def clock_of(engine: Engine) -> tuple[Clock, Typical]:
    """A clock of the work for one client, and what is taken of several readings of it.

    All connections that will be used have to be open: their processes are looked up once.
    """
    if engine.dialect.name == "sqlite":
        return time.process_time, median
    with engine.connect() as connection:
        told = [Path(f"/proc/{pid}/schedstat") for pid in connection.scalars(OF_THIS_STORE)]
    if not all(path.exists() for path in told):
        # The quickest answer is the one least disturbed.
        return time.perf_counter, min
    return lambda: time.process_time() + sum(map(_worked, told)), median


def _worked(told: Path) -> float:
    try:
        return int(told.read_text().split()[0]) / NANOSECONDS
    except FileNotFoundError:
        return 0.0
