"""The people of the sample, a dispute in preparation, and one that has just been filed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from tests.clocks import Clock
from tests.integration.agreements.scene import Scene, begin
from tests.integration.parties.town import Town


@pytest.fixture
def scene(write: Callable[[], Session], session: Session, clock: Clock) -> Scene:
    """A dispute in preparation whose parties are identified and can settle."""
    return begin(sample.assemble(write(), lambda: "hash"), write, session, clock)


@pytest.fixture
def town(write: Callable[[], Session], session: Session) -> Town:
    """The sample's offices and people, with nothing filed yet."""
    return Town(sample.assemble(write(), lambda: "hash"), write, session)
