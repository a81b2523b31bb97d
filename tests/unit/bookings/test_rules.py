"""Hours that overlap, addresses of meetings that may be shown, and notice in time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.bookings.rules import LONGEST, SHORTEST, Span, is_video_link, merged, span_of, told_in_time

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SPANS = st.builds(
    lambda begin, length: Span(AT + timedelta(minutes=begin), AT + timedelta(minutes=begin + length)),
    st.integers(0, 600), st.integers(1, 200),
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "https://meeting.example.cn/j/123",
        "https://a.b.cn",
        "https://a.b.cn:8443/x?pwd=1#y",
        "https://a.b/%20",
    ],
)
def test_addresses_of_meetings(text: str) -> None:
    assert is_video_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://meeting.example.cn/j", "javascript:alert(1)", "https://", "https://localhost/x", "https://a..b/",
        "https://user:pw@a.b.cn/", "https://a.b.cn/ x", "https://a.b.cn/会议", "https://a.b.cn/\"onclick=",
        "https://a.b.cn/<b>", "https://a.b.cn:99999999/", "https://-a.b.cn/", "https://a.b.cn\n/",
        "HTTPS:a.b", "https://a.b.cn/" + "x" * 300, "data:text/html,x", "//a.b.cn/", "https://a.b.cn:70000/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_meeting(text: str) -> None:
    assert not is_video_link(text)


@pytest.mark.parametrize("minutes", [SHORTEST - 1, LONGEST + 1, 0, -60])
def test_lengths_that_no_session_has(minutes: int) -> None:
    with pytest.raises(ValueError, match=str(minutes)):
        span_of(AT, minutes)


def test_one_ends_where_the_next_begins() -> None:
    first = span_of(AT, 60)
    assert not first.overlaps(span_of(AT + timedelta(minutes=60), 60))
    assert first.overlaps(span_of(AT + timedelta(minutes=59), 60))


@given(SPANS, SPANS)
def test_overlapping_is_mutual_and_as_the_minutes_say(one: Span, other: Span) -> None:
    minutes = [set(range(_minute(span.starts_at), _minute(span.ends_at))) for span in (one, other)]
    assert one.overlaps(other) == other.overlaps(one) == bool(minutes[0] & minutes[1])


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


@given(st.lists(SPANS, max_size=8))
def test_merged_hours_say_when_and_not_how_many(spans: list[Span]) -> None:
    found = merged(spans)
    assert all(a.ends_at < b.starts_at for a, b in zip(found, found[1:], strict=False))
    for span in spans:
        around = [w for w in found if w.starts_at <= span.starts_at and span.ends_at <= w.ends_at]
        assert len(around) == 1


def test_notice_is_counted_to_the_day() -> None:
    assert told_in_time(date(2026, 11, 26), date(2026, 11, 26))
    assert not told_in_time(date(2026, 11, 25), date(2026, 11, 26))


@pytest.mark.parametrize("minutes", [SHORTEST, LONGEST])
def test_the_shortest_and_the_longest_session(minutes: int) -> None:
    assert span_of(AT, minutes) == Span(AT, AT + timedelta(minutes=minutes))


def test_the_longest_address_and_one_more() -> None:
    host = "https://a.b.cn/"
    assert is_video_link(host + "x" * (300 - len(host)))
    assert not is_video_link(host + "x" * (301 - len(host)))
    assert not is_video_link("https://a-.b.cn/")


def test_hours_that_touch_are_one() -> None:
    first, second = span_of(AT, 60), span_of(AT + timedelta(minutes=60), 30)
    assert merged([second, first]) == (span_of(AT, 90),)
    apart = span_of(AT + timedelta(minutes=61), 30)
    assert merged([apart, first]) == (first, apart)
