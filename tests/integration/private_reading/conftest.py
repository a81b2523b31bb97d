"""A dispute with a mediator, officers without a part in it, and words in a channel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from tests.clocks import Clock
from tests.integration.agreements.scene import Scene, begin
from tests.integration.private_reading.acts import say


@pytest.fixture
def scene(write: Callable[[], Session], session: Session, clock: Clock) -> Scene:
    """Wages owed; the worker has said something in confidence."""
    made = begin(sample.assemble(write(), lambda: "hash"), write, session, clock)
    say(made)
    return made
