"""The one clock: replaceable, and a day is a day in Shanghai."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mediation.kernel import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-02T15:59:59.999999+00:00", date(2026, 11, 2)),
        ("2026-11-02T16:00:00+00:00", date(2026, 11, 3)),
        ("2026-12-31T16:00:00+00:00", date(2027, 1, 1)),
        ("2026-11-03T00:00:00+08:00", date(2026, 11, 3)),
        ("2028-02-28T16:00:00+00:00", date(2028, 2, 29)),
    ],
)
def test_the_day_begins_at_midnight_in_shanghai(moment: str, day: date) -> None:
    assert clock.day_of(datetime.fromisoformat(moment)) == day


@given(some.integers(0, 3 * 10**15))
def test_days_follow_moments(microseconds: int) -> None:
    moment = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
    assert clock.day_of(moment) <= clock.day_of(moment + timedelta(microseconds=1))
    assert clock.day_of(moment + timedelta(days=1)) == clock.day_of(moment) + timedelta(days=1)


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_another_source_reads_only_inside_its_block_even_after_an_error() -> None:
    then = datetime(2026, 11, 2, tzinfo=UTC)
    with pytest.raises(ZeroDivisionError):
        _read_and_fail(then)
    assert clock.now() != then


def _read_and_fail(then: datetime) -> None:
    with clock.reading(lambda: then):
        assert clock.now() == then
        assert clock.today() == date(2026, 11, 2)
        raise ZeroDivisionError
