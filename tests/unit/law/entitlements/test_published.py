"""Sums printed in further published cases come out, with the facts they name."""

from __future__ import annotations

import json
import timeit
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mediation.law.entitlements.compute import compute
from tests.unit.law.entitlements.worked import EXAMPLES

_TOLD = json.loads((Path(__file__).parent / "published.json").read_text("utf-8"))


@pytest.mark.parametrize("row", _TOLD["money"], ids=lambda row: row["id"])
def test_a_published_sum_comes_out(row: dict[str, Any]) -> None:
    assert row["source"] in _TOLD["sources"]
    found = compute(row["kind"], row["inp"])
    assert (found.kind, found.amount) == (row["kind"], Decimal(row["exact"]))
    assert f"{found.rounded:f}" == row["published"]


def test_a_computation_takes_less_than_a_millisecond() -> None:
    asked = [(example.kind, example.facts) for example in EXAMPLES]
    asked += [(row["kind"], row["inp"]) for row in _TOLD["money"]]
    for kind, facts in asked:
        taken = timeit.repeat(partial(compute, kind, facts), number=5, repeat=5)
        assert min(taken) / 5 < 0.001, kind
