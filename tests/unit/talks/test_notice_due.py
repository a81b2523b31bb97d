"""When a party is told that something lies in its channel: once in the pause, and never not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mediation.channels.rules import NOTICE_EVERY, notice_due

BEGINNING = datetime(2026, 11, 22, 8, tzinfo=UTC)
MINUTES = st.lists(st.integers(0, 600), min_size=1, max_size=30)


@given(MINUTES)
def test_all_that_is_written_is_told_within_the_pause_and_no_two_messages_are_nearer(
    gaps: list[int],
) -> None:
    now, told = BEGINNING, []
    for gap in gaps:
        now += timedelta(minutes=gap)
        due = notice_due(told[-1] if told else None, now)
        if due is not None:
            told.append(due)
        assert now <= told[-1] <= now + NOTICE_EVERY
    assert all(after - before >= NOTICE_EVERY for before, after in pairwise(told))
