"""Private acts at random places of a random dispute: nobody outside can tell that they were done."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis import strategies as st

from tests.wall.pairs import Pairs
from tests.wall.script import Script
from tests.wall.strategies import scripts, sweep_of

PAIRS = int(os.environ.get("WALL_PAIRS", "20"))
ALIKE = 4
"""Pairs that have their run without the private acts in common; that is a third of the time saved."""
MANY = 100
THIN = 5 if PAIRS >= MANY else 1
"""Many pairs try a fifth as much each: 500 of them still ask several times as much in all as 20 of them."""


@pytest.mark.parametrize("share", range(-(-PAIRS // ALIKE)))
def test_nobody_outside_can_tell(pairs: Pairs, share: int) -> None:
    count = min(ALIKE, PAIRS - share * ALIKE)

    @seed(share)
    @settings(
        max_examples=1,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(alike=scripts(count), draw=st.integers(0, 9999))
    def several(alike: list[Script], draw: int) -> None:
        assume(draw)  # the first of all examples is the simplest one, each time
        tried.append(alike)
        found = pairs.differences_of(alike, sweep_of(alike[0], draw, THIN))
        assert not found, "\n".join(found)

    tried: list[list[Script]] = []
    several()
    assert sum(map(len, tried)) == count
