"""How long the application takes to import, a bare interpreter apart."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

from mediation.config import ROOT

TIMES = 5
MOST = 0.7


def import_seconds() -> float:
    """Median seconds of importing mediation.application, less those of an interpreter alone."""
    bare, whole = (
        [_seconds(what) for _ in range(TIMES)] for what in ("pass", "import mediation.application")
    )
    return round(median(whole) - median(bare), 2)


def _seconds(what: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", what], cwd=ROOT, check=True)
    return time.perf_counter() - begun
