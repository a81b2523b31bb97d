"""The scene of enforcement: disputes with an agreement in force, and how others end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from tests.clocks import Clock
from tests.integration.agreements.scene import Scene, begin

Begin = Callable[[str], Scene]


@pytest.fixture
def begin_with(write: Callable[[], Session], session: Session, clock: Clock) -> Begin:
    """`begin_with("court_delegated")` is a dispute in preparation under that clock profile."""
    return lambda profile: begin(sample.assemble(write(), lambda: "hash"), write, session, clock, profile)


@pytest.fixture
def scene(begin_with: Begin) -> Scene:
    """A dispute in preparation before a statutory office."""
    return begin_with("")
