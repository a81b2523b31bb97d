"""A dispute in talks apart, a second one of the same mediator, and rooms of their office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from mediation.bookings import services
from mediation.bookings.services import RoomKept
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.kernel import clock
from mediation.procedure.sessions.arrangement import Arrangement
from tests.integration.sessions.plans import ELSEWHERE
from tests.world import World


@pytest.fixture
def told(world: World) -> Told:
    """The usual dispute, in talks apart."""
    return world.at(Upto.BACK_TO_BACK)


@pytest.fixture
def other(world: World, told: Told) -> Told:
    """Another employer's and worker's, with another mediator of the same office."""
    return world.at(Upto.BACK_TO_BACK, plan=ELSEWHERE)


@pytest.fixture
def room(world: World, told: Told) -> UUID:
    """A room of the studio."""
    office = world.cast.offices["YCFS"]
    return world.do(services.add_room, world["manager"], office, RoomKept("二楼调解室", 8))


@pytest.fixture
def at_ten() -> Callable[..., Arrangement]:
    """A session some days ahead at ten in the morning in Shanghai, a Monday at least a week away."""

    def make(minutes: int = 0, **changes: Any) -> Arrangement:
        day = clock.today() + timedelta(days=14)
        day += timedelta(days=-day.weekday() % 7)
        begins = datetime(day.year, day.month, day.day, 10, tzinfo=clock.SHANGHAI) + timedelta(
            minutes=minutes
        )
        said = {"mode": "at_office", "place": "一楼大厅"}
        return Arrangement(begins, **{**said, **changes})

    return make
