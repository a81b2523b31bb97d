"""The published figures of official cases come out of the computations, to the fen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mediation.law.entitlements.compute import compute
from tests.unit.law.entitlements.worked import EXAMPLES, Example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_a_published_figure_is_reproduced(example: Example) -> None:
    found = compute(example.kind, example.facts)
    assert found.amount == Decimal(example.exact)
    assert example.published is None or f"{found.rounded:f}" == example.published
    assert found.citations
    assert found.steps
