"""Two mediators reach for one room at the same moment: exactly one gets it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from mediation.bookings import services
from mediation.bookings.models import Booking
from mediation.bookings.services import RoomKept
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.kernel import clock
from mediation.procedure.sessions import apart, meet
from mediation.procedure.sessions.arrangement import Arrangement
from tests.integration.races.work import WON, tried
from tests.integration.sessions.plans import ELSEWHERE
from tests.together import in_threads
from tests.world import World


def test_a_room_is_given_once(world: World, engine: Engine, session: Session) -> None:
    told, other = world.at(Upto.BACK_TO_BACK), world.at(Upto.BACK_TO_BACK, plan=ELSEWHERE)
    office = world.cast.offices["YCFS"]
    room: UUID = world.do(services.add_room, world["manager"], office, RoomKept("二楼调解室", 8))
    party = told.party("applicant").id
    for nth in range(5):
        begins = clock.now() + timedelta(days=20 + nth)
        arranged = Arrangement(begins, "at_office", room_id=room, anyway=True)
        both = ((apart.arrange, told, told.id, party, arranged), (meet.schedule, other, other.id, arranged))
        outcomes = in_threads(2, lambda which, said=both: _reach(engine, *said[which]))
        assert sorted(outcomes) == ["Invalid", WON]
    session.rollback()
    booked = select(func.count()).select_from(Booking).where(Booking.room_id == room)
    assert session.scalar(booked) == 5
    session.rollback()


def _reach(engine: Engine, act: Callable[..., Any], told: Told, *said: Any) -> str:
    return tried(engine, act, told.mediator, *said)
