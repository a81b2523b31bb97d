"""The only place that knows what time it is; tests put another source in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

_source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _source()


def today() -> date:
    """The present day in Asia/Shanghai, by which every period is counted."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The Shanghai day on which a UTC moment falls."""
    return moment.astimezone(SHANGHAI).date()


@contextmanager
def reading(source: Callable[[], datetime]) -> Iterator[None]:
    """Let `now` answer from `source` inside the block (tests and the sample data)."""
    global _source
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before
