"""Private acts at random places of a random dispute: nobody outside can tell that they were done."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.wall.pairs import Pairs
from tests.wall.script import Script
from tests.wall.strategies import scripts, sweep_of

PAIRS = int(os.environ.get("WALL_PAIRS", "20"))
IN_ONE_TEST = 5
"""Few, so that several processes share the pairs evenly and no test comes near its time limit."""


@pytest.mark.parametrize("share", range(-(-PAIRS // IN_ONE_TEST)))
def test_nobody_outside_can_tell(pairs: Pairs, share: int) -> None:
    @seed(share)
    @settings(
        max_examples=min(IN_ONE_TEST, PAIRS - share * IN_ONE_TEST),
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(script=scripts(), draw=st.integers(0, 9999))
    def pair(script: Script, draw: int) -> None:
        found = pairs.differences(script, sweep_of(script, draw))
        assert not found, "\n".join(found)

    pair()
