"""How many disputes there are of each life, when each was filed, and who mediates it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from benchmarks.seed.mould import Mediator
from benchmarks.seed.plans import LIVES, OPEN_LIVES, Life
from mediation.demo.plans import Upto

OPEN_PERCENT = 9
QUEUE = 40
"""Open disputes of one mediator."""
CAREER_PERCENT = 2
"""Of all disputes that are over, so many were the measured mediator's: a long career in a small store,
an impossible one in a big store, so that growth shows."""
OPEN_DAYS, CLOSED_DAYS = (8, 28), (30, 730)
"""How many days ago disputes were filed that go on, and disputes that are over."""


@dataclass(frozen=True, order=True)
class Wanted:
    """One dispute to be written; ordered by how long ago it was filed, the oldest first."""

    back: int
    within: timedelta
    life: int
    mediator: int

    @property
    def days_ago(self) -> int:
        return -self.back


def mediators_for(size: int) -> int:
    """How many mediators a store of this size needs, the measured one among them."""
    return max(4, size * OPEN_PERCENT // 100 // QUEUE + 1)


def population(size: int, mediators: Sequence[Mediator], chance: Random) -> list[Wanted]:
    """All disputes in the order of their filing. The first mediator is the measured one."""
    going_on = size * OPEN_PERCENT // 100
    lives = (*LIVES, *OPEN_LIVES)
    drawn = [_drawn(OPEN_LIVES, place, going_on) for place in range(going_on)]
    queue = _queue(drawn)
    drawn += [_drawn(LIVES, place, size - going_on) for place in range(size - going_on)]
    wanted = []
    for place, life in enumerate(drawn):
        first, last = OPEN_DAYS if place < going_on else CLOSED_DAYS
        career = place >= going_on and chance.random() * 100 < CAREER_PERCENT
        whose = 0 if career or place in queue else chance.randrange(1, len(mediators))
        within = timedelta(microseconds=chance.randrange(3_599_000_000))
        wanted.append(Wanted(-chance.randint(first, last), within, lives.index(life), whose))
    return sorted(wanted)


def _queue(going_on: Sequence[Life]) -> frozenset[int]:
    """Which open disputes the measured mediator has: some of every kind, the long ones among them."""
    taken = [place for place, life in enumerate(going_on) if life.upto >= Upto.TAKEN_ON]
    every = max(1, len(taken) // QUEUE)
    return frozenset(taken[::-every][:QUEUE])


def _drawn(lives: Sequence[Life], place: int, among: int) -> Life:
    """The life at this place, so that every share is kept exactly."""
    mark, passed = place * 1000 // among, 0
    for life in lives:
        passed += life.share
        if mark < passed:
            return life
    return lives[-1]
