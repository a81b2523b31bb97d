"""The scene of sealed offers: talks apart, both sides able to settle."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from tests.clocks import Clock
from tests.integration.agreements.scene import Scene, begin
from tests.integration.talks.acts import apart


@pytest.fixture
def scene(write: Callable[[], Session], session: Session, clock: Clock) -> Scene:
    """Wages owed, 24,000 yuan, in talks apart."""
    made = begin(sample.assemble(write(), lambda: "hash"), write, session, clock)
    apart(made)
    return made
