"""Many stories told in one global order of time: each yields the moment of its next act."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from mediation.kernel import clock

Story = Iterator[datetime]
"""A generator that yields when its next act happens, then does it."""


class Now:
    """The clock of the sample: stands at the moment of the act being told."""

    def __init__(self) -> None:
        self.moment = datetime(2000, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


def tell(stories: Iterable[Story], until: datetime) -> int:
    """Let every act happen at its moment, oldest first, up to `until`; gives how many there were."""
    now, acts = Now(), 0
    waiting: list[tuple[datetime, int, Story]] = []
    for place, story in enumerate(stories):
        _wait_for_next(waiting, place, story)
    with clock.reading(now):
        while waiting and waiting[0][0] <= until:
            now.moment, place, story = heapq.heappop(waiting)
            acts += 1
            _wait_for_next(waiting, place, story)
    return acts


def _wait_for_next(waiting: list[tuple[datetime, int, Story]], place: int, story: Story) -> None:
    moment = next(story, None)
    if moment is not None:
        heapq.heappush(waiting, (moment, place, story))


class Days:
    """Moments counted from a day: `days(3, "14:30")` is three days later at half past two in Shanghai."""

    def __init__(self, today: date, ago: int) -> None:
        self.first = today - timedelta(days=ago)

    def __call__(self, after: int, at: str = "09:30") -> datetime:
        moment = datetime.combine(self.first + timedelta(days=after), time.fromisoformat(at), clock.SHANGHAI)
        return moment.astimezone(UTC)
