"""The people of the sample and a dispute in preparation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from tests.clocks import Clock
from tests.integration.agreements.scene import Scene, begin


@pytest.fixture
def scene(write: Callable[[], Session], session: Session, clock: Clock) -> Scene:
    """A dispute in preparation whose parties are identified and can settle."""
    return begin(sample.assemble(write(), lambda: "hash"), write, session, clock)
