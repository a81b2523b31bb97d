"""The bench itself runs to its end: both servers answer the whole workload on a store of few disputes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import stores
from benchmarks.report import table
from benchmarks.rounds import Plan
from benchmarks.run import measured
from mediation.application import open_process
from mediation.config import Config

SIZE = 600
OPERATIONS = 13
CROWDED = 6


@pytest.mark.long
def test_the_whole_workload_is_answered_by_both(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "BUILD", tmp_path)
    monkeypatch.setattr(stores, "FILES", tmp_path / "files")
    try:
        with stores.store_of("SQLite", SIZE) as store:
            result = measured(store, Plan(rounds=1, reads=1, claims=1), turns=1)
    finally:
        open_process(config)
    assert len(result.one_client) == OPERATIONS
    assert all(figure.ratio > 0 for figure in result.one_client)
    assert len(result.eight_clients) == CROWDED
    assert "W3" in "\n".join(table(result))
