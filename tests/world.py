"""The sample's offices and people in a test's store, and disputes driven to any point of their life."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.demo.acts import Scene, Told
from mediation.demo.cast import assemble
from mediation.demo.endings import ENDINGS
from mediation.demo.filing import file
from mediation.demo.life import COURSE
from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto
from mediation.kernel.actor import Actor
from tests.clocks import Clock
from tests.kept import Shelf, Value

WORKER = Someone("李冬梅", "13857510101", "越城区府山街道")
CHIEF = Someone("金国华", "13857510202")
EMPLOYER = Employer("绍兴市锦华针织有限公司", "13857510201", "越城区", "王会计", CHIEF)
USUAL = Plan(
    0, "YCFS", "mediator", WORKER, EMPLOYER, (Asked("wages_owed", 24000, 24000),), "拖欠三个月计件工资。"
)


class World(Scene):
    """A store with the cast in it, and a clock that the stages move on."""

    def __init__(
        self,
        sessions: Callable[[], Session],
        clock: Clock,
        secret: str = "no password",
        shelf: Shelf | None = None,
    ) -> None:
        self.clock, self.shelf = clock, shelf
        super().__init__(
            sessions, self._once(("cast", secret, clock.moment), lambda: assemble(sessions(), lambda: secret))
        )

    def __getitem__(self, sign_in: str) -> Actor:
        return self.cast[sign_in]

    @property
    def worker(self) -> Actor:
        """The applicant of the usual dispute."""
        return self.known(WORKER)

    @property
    def clerk(self) -> Actor:
        """Who answers for the employer of the usual dispute, and cannot bind it."""
        return self.known(EMPLOYER)

    @property
    def chief(self) -> Actor:
        """The employer's legal representative."""
        return self.known(CHIEF)

    def at(self, upto: Upto, ending: str = "", *, plan: Plan = USUAL) -> Told:
        """A dispute that has come as far as `upto`, and then to its ending, through the real use cases.

        The clock moves on by a minute with every act, and by a month before an ending that needs it.
        """
        key = ("dispute", repr(replace(plan, upto=upto)), ending, self.clock.moment)
        found, entry, self.clock.moment = self._once(key, lambda: self._tell(upto, ending, plan))
        told = Told(self, replace(plan, upto=upto), found)
        told.session_id = entry
        return told

    def _tell(self, upto: Upto, ending: str, plan: Plan) -> tuple[UUID, UUID | None, datetime]:
        """The key of the dispute, that of its session, and the moment at which it stands so."""
        told = file(self, replace(plan, upto=upto))
        for point, _, _, act in COURSE:
            if point <= upto:
                self._tick()
                act(told)
        for after, _, act in ENDINGS[ending] if ending else ():
            self.clock.forward(days=after)
            act(told)
        return told.id, told.session_id, self.clock.moment

    def _once(self, key: Hashable, tell: Callable[[], Value]) -> Value:
        return self.shelf.once(key, tell) if self.shelf is not None else tell()

    def _tick(self) -> None:
        # A code goes to one telephone once a minute.
        self.clock.moment += timedelta(minutes=2)
