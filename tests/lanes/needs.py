"""Finds out what this machine has for the lanes that need more than Python: PostgreSQL, Chromium, fonts."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
from functools import cache

import psycopg

from tests.crash.cluster import programs
from tests.lanes.table import Lane

_HOW_POSTGRESQL = (
    "start a PostgreSQL and set TEST_DATABASE_URL=postgresql+psycopg://role:password@host/postgres"
)
_HOW_CHROMIUM = "apt-get install chromium"
_HOW_STRACE = "apt-get install strace, and let this user trace its own processes"
_HOW_CLUSTER = "apt-get install postgresql"
_HOW_FONTS = "apt-get install fonts-noto-cjk"


def missing(lane: Lane) -> str | None:
    """What `lane` lacks on this machine and how to get it, or None when it can run."""
    if "postgresql" in lane.needs and postgresql_url() is None:
        return f"no PostgreSQL in which databases may be made: {_HOW_POSTGRESQL}"
    if "chromium" in lane.needs and chromium() is None:
        return f"no Chromium: {_HOW_CHROMIUM}"
    if "chromium" in lane.needs and not _shows_chinese():
        return f"no Chinese font, so pages would be empty boxes: {_HOW_FONTS}"
    if "strace" in lane.needs and not _may_trace():
        return f"no strace that may follow a process: {_HOW_STRACE}"
    if "cluster" in lane.needs and programs() is None:
        return f"no initdb and pg_ctl for a server to be killed: {_HOW_CLUSTER}"
    return None


@cache
def postgresql_url() -> str | None:
    """An SQLAlchemy address of a server where this role may create databases, or None.

    TEST_DATABASE_URL decides when it is set; otherwise a server on this machine is tried.
    """
    given = os.environ.get("TEST_DATABASE_URL")
    user = getpass.getuser()
    local = [
        f"postgresql+psycopg://{user}@127.0.0.1:5432/postgres",
        f"postgresql+psycopg://{user}@/postgres",
    ]
    return next((url for url in ([given] if given else local) if _may_create_databases(url)), None)


@cache
def chromium() -> str | None:
    """The path of a Chromium to drive (CHROMIUM, else what is on the path), or None."""
    given = os.environ.get("CHROMIUM")
    names = [given] if given else ["chromium", "chromium-browser", "google-chrome"]
    return next((path for path in map(shutil.which, names) if path), None)


@cache
def _may_trace() -> bool:
    """Whether strace is here and can follow a process; containers often forbid it."""
    tracer = shutil.which("strace")
    if tracer is None:
        return False
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as followed:
        tried = subprocess.Popen(
            [tracer, "-qq", "-o", os.devnull, "-p", str(followed.pid)], stderr=subprocess.DEVNULL
        )
        try:
            return tried.wait(1) == 0
        except subprocess.TimeoutExpired:
            return True  # it is following
        finally:
            tried.kill()
            tried.wait()


def _may_create_databases(url: str) -> bool:
    address = url.replace("postgresql+psycopg://", "postgresql://", 1)
    question = "select rolsuper or rolcreatedb from pg_roles where rolname = current_user"
    try:
        with psycopg.connect(address, connect_timeout=3) as connection:
            row = connection.execute(question).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def _shows_chinese() -> bool:
    lister = shutil.which("fc-list")
    if lister is None:
        return True
    return bool(subprocess.run([lister, ":lang=zh"], capture_output=True, check=False).stdout.strip())
