"""What is wrong with the figures a side seals in a round, thing by thing."""

from __future__ import annotations

import pytest

from mediation.offers import ladder, rules
from mediation.offers.rules import PAYER, WORKER

RUNG = ladder.nearest(20_000_00)
LOWER, HIGHER = ladder.lower(RUNG), ladder.higher(RUNG)
TOP = ladder.RUNGS[-1]


@pytest.mark.parametrize(
    ("side", "figures", "before", "faults"),
    [
        (WORKER, {"a": RUNG}, {}, {}),
        (WORKER, {}, {}, {"a": "missing"}),
        (WORKER, {"a": RUNG + 1}, {}, {"a": "not_a_rung"}),
        (WORKER, {"a": 0}, {}, {"a": "more_than_nothing"}),
        (PAYER, {"a": 0}, {}, {}),
        (PAYER, {"a": 0}, {"a": 0}, {"a": "has_not_moved"}),
        (WORKER, {"a": RUNG}, {"a": RUNG}, {"a": "has_not_moved"}),
        (WORKER, {"a": HIGHER}, {"a": RUNG}, {"a": "has_not_moved"}),
        (WORKER, {"a": LOWER}, {"a": RUNG}, {}),
        (PAYER, {"a": LOWER}, {"a": RUNG}, {"a": "has_not_moved"}),
        (PAYER, {"a": HIGHER}, {"a": RUNG}, {}),
        (PAYER, {"a": TOP}, {"a": TOP}, {"a": "has_not_moved"}),
        (WORKER, {"a": RUNG}, {"b": RUNG}, {}),
        (WORKER, {"a": RUNG, "b": RUNG}, {}, {"b": "unknown"}),
        (WORKER, {"b": RUNG}, {}, {"a": "missing", "b": "unknown"}),
    ],
)
def test_a_figure_is_a_rung_that_has_moved(
    side: str, figures: dict[str, int], before: dict[str, int], faults: dict[str, str]
) -> None:
    assert rules.faults_of_figures(side, ("a",), figures, before) == faults


def test_every_thing_is_looked_at() -> None:
    things = ("a", "b", "c", "d")
    figures = {"a": RUNG + 1, "b": RUNG, "d": 0}
    assert rules.faults_of_figures(WORKER, things, figures, {"b": RUNG}) == {
        "a": "not_a_rung",
        "b": "has_not_moved",
        "c": "missing",
        "d": "more_than_nothing",
    }
