"""Days of a notice are read as people write them, and what is no day is named."""

from __future__ import annotations

from datetime import date

import pytest

from mediation.deadlines.day_lists import Unreadable, days_in, spans


def february(*days: int) -> tuple[date, ...]:
    return tuple(date(2027, 2, day) for day in days)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2027-02-05", february(5)),
        ("2月5日", february(5)),
        ("2027年2月5日（周五）", february(5)),
        ("２月５日", february(5)),
        ("2月5日至8日", february(5, 6, 7, 8)),
        ("2月5日～2月7日", february(5, 6, 7)),
        ("2027-02-05到2027-02-06", february(5, 6)),
        ("2月9日、2月5日\n2月7日", february(5, 7, 9)),
        ("2/5, 2/6", february(5, 6)),
        ("", ()),
    ],
)
def test_days_as_people_write_them(text: str, days: tuple[date, ...]) -> None:
    assert days_in(text, 2027) == days


def test_a_range_may_go_over_the_new_year() -> None:
    assert days_in("2026年12月31日至2027年1月1日", 2027) == (date(2026, 12, 31), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("2月5日 春节", "春节"),
        ("2月30日", "2月30日"),
        ("5日", "5日"),
        ("2月8日至5日", "2月8日至5日"),
        ("1月1日至12月31日", "1月1日至12月31日"),
        ("2月5日至6日至7日", "2月5日至6日至7日"),
        ("13月1日", "13月1日"),
    ],
)
def test_what_is_no_day_is_named(text: str, piece: str) -> None:
    with pytest.raises(Unreadable, match=piece):
        days_in(text, 2027)


def test_days_in_a_row_are_one_span() -> None:
    assert spans(february(5, 6, 9)) == [(february(5)[0], february(6)[0]), (february(9)[0], february(9)[0])]
    assert spans(()) == []
