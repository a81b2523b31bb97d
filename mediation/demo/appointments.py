"""Sessions that lie ahead in the sample: rooms of the studio, a session with both and one with the worker."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from mediation.bookings import services
from mediation.bookings.services import RoomKept
from mediation.demo.acts import Told
from mediation.kernel import clock
from mediation.procedure.sessions import apart, meet
from mediation.procedure.sessions.arrangement import Arrangement

AHEAD = 9
"""Days after the act; far enough for any promise of notice, and for the sample to be of today."""


def open_rooms(told: Told) -> None:
    """The manager enters the rooms of the studio."""
    cast = told.scene.cast
    for code in sorted({told.plan.office, "YCFS"}):
        for name, seats in (("二楼调解室", 8), ("一楼谈话室", 3)):
            told.scene.do(services.add_room, cast["manager"], cast.offices[code], RoomKept(name, seats))


def arrange(told: Told) -> None:
    """The mediator arranges a session with both, and before it one with the worker alone, by telephone."""
    both = Arrangement(
        _at(AHEAD, 10), "video", minutes=90, link="https://meeting.example.org/yuecheng/778899"
    )
    told.do(meet.schedule, told.mediator, both)
    alone = Arrangement(_at(AHEAD - 1, 16), "telephone", minutes=30, anyway=True)
    told.do(apart.arrange, told.mediator, told.of("worker").id, alone)


def _at(days: int, hour: int) -> datetime:
    return datetime.combine(clock.today() + timedelta(days=days), time(hour), clock.SHANGHAI)
