"""How quickly the audit log is verified, beside reading the same rows with JSON and SHA-256 alone.

Run as a module it prints one line of JSON, in a process of its own so that its memory can be told.
"""

from __future__ import annotations

import json
import logging
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import psycopg
from sqlalchemy import URL, make_url

from benchmarks.settings import settings
from benchmarks.stores import FILES, Store
from mediation.application import create_app
from mediation.audit.chain import LEAF_FIELDS as FIELDS
from mediation.audit.verify import verify
from mediation.config import ROOT
from mediation.store import db

PATIENCE = 3600


def verified(store: Store) -> dict[str, Any]:
    """Entries a second, ours and bare, the faults found, and the peak of memory in megabytes."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.verifying", store.url],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE,
    )  # fmt: skip
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _bare(url: str) -> Iterator[int]:
    """Every entry read by the driver alone, written as JSON and hashed."""
    for *fields, salt in _rows(make_url(url)):
        told = json.dumps(fields, ensure_ascii=False)
        sha256(bytes(salt) + told.encode()).hexdigest()
        yield 1


def _rows(url: URL) -> Iterator[Any]:
    if url.get_backend_name() == "sqlite":
        yield from sqlite3.connect(url.database or "").execute(_query("{}"))
        return
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address) as connection, connection.cursor(name="entries") as cursor:
        cursor.itersize = 1000
        yield from cursor.execute(_query("{}::text").encode())


def _query(told: str) -> str:
    return f"SELECT {', '.join(map(told.format, FIELDS))}, salt FROM audit_entries ORDER BY chain, seq"


def main(url: str) -> None:
    """Verify, then read bare; print both."""
    logging.disable(logging.INFO)
    app = create_app(settings(url, FILES))
    with app.app_context():
        begun = time.perf_counter()
        verdict = verify(db.session)
        ours = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        begun = time.perf_counter()
        for _ in _bare(url):
            pass
        bare = time.perf_counter() - begun
    told = {
        "entries": verdict.entries, "chains": verdict.chains, "faults": len(verdict.faults),
        "ours_per_second": round(verdict.entries / ours), "bare_per_second": round(verdict.entries / bare),
        "share": round(bare / ours, 3), "peak_mb": peak,
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
