"""What grows with the store: an operation on a big store beside the same on a small one, and deep pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.run import Result

MOST, MOST_OF_SEARCH = 1.3, 1.5


def growth(results: Sequence[Result]) -> list[dict[str, Any]]:
    """For each database its stores beside the smallest one: how many times as long each operation took.

    The floor's own growth stands beside ours: what both share is the database's or the machine's.
    """
    told = []
    for database in dict.fromkeys(result.database for result in results):
        own = (each for each in results if each.database == database)
        small, *bigger = sorted(own, key=lambda each: each.size)
        for big in bigger:
            told += [
                _grown(database, small, big, name) for name in (figure.name for figure in small.one_client)
            ]
    return told


def _grown(database: str, small: Result, big: Result, name: str) -> dict[str, Any]:
    before, after = small.of(name), big.of(name)
    return {
        "database": database, "operation": name, "from": small.size, "to": big.size,
        "ours": round(after.ours_p50 / before.ours_p50, 2),
        "floor": round(after.floor_p50 / before.floor_p50, 2),
        "goal": MOST_OF_SEARCH if name.startswith("W5") else MOST,
    }  # fmt: skip
