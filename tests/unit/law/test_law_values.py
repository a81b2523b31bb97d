"""A figure is looked up at the nearest place and on its day: never of the future, never of elsewhere."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediation.law.parameter_names import PARAMETERS, UnknownParameter
from mediation.law.tags import Tag
from mediation.law.value import Value, upward
from mediation.law.value_doubts import Doubt, doubts
from mediation.law.values import effective, lookup

NAME = "minimum_wage_month"
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
PLACES = st.sampled_from(["CN", "65", "6501", "650102", "650103", "6502", "64", "640102", "650102001"])


def row(
    amount: str | None, since: date, place: str = "650102", until: date | None = None, **more: object
) -> Value:
    return Value(
        name=NAME, place=place, place_zh="某地", place_en="Somewhere", since=since, until=until,
        amount=None if amount is None else Decimal(amount), source="某文", read_in="某处",
        checked=date(2026, 11, 1), tag=Tag.CONFIRMED, **more,  # type: ignore[arg-type]
    )  # fmt: skip


ROWS = st.lists(
    st.builds(
        lambda amount, since, place, length: row(
            str(amount), since, place, None if length is None else since + timedelta(days=length)
        ),
        st.integers(300, 9000), DAYS, PLACES, st.none() | st.integers(0, 900),
    ),
    max_size=12,
)  # fmt: skip


FIRST = date(2000, 1, 1)
SAME_DAY = [row("300", FIRST, "CN", until=FIRST), row("400", FIRST, "CN")]
"""The second does not say that it takes the place of the first, so it does not count."""


@given(ROWS, PLACES, DAYS)
@example(SAME_DAY, "CN", FIRST + timedelta(days=1))
def test_never_of_the_future_never_over_never_of_elsewhere(rows: list[Value], place: str, on: date) -> None:
    found = lookup(NAME, place, on, rows)
    if found is None:
        assert not [each for each in effective(rows) if each.place in upward(place) and each.holds_on(on)]
        return
    assert found.since <= on
    assert found.until is None or on <= found.until
    assert place.startswith(found.place) or found.place == "CN"


@given(ROWS, PLACES, DAYS)
def test_the_nearest_place_counts_and_there_the_newest(rows: list[Value], place: str, on: date) -> None:
    found = lookup(NAME, place, on, rows)
    if found is None:
        return
    order = upward(place)
    nearer = order[: order.index(found.place)]
    rivals = [each for each in effective(rows) if each.holds_on(on)]
    assert not [each for each in rivals if each.place in nearer]
    assert all(each.since <= found.since for each in rivals if each.place == found.place)


@given(st.sampled_from(sorted(PARAMETERS)), st.sampled_from(["110105", "330602", "130709", "4101"]), DAYS)
def test_what_is_shipped_keeps_to_place_and_day_too(name: str, place: str, on: date) -> None:
    found = lookup(name, place, on)
    assert found is None or (found.holds_on(on) and found.place in upward(place) and found.name == name)


def test_a_newer_row_counts_from_its_first_day() -> None:
    added = [row("2000", date(2024, 1, 1)), row("2300", date(2026, 1, 1))]
    before, after = (lookup(NAME, "650102", day, added) for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert before is added[0] and after is added[1]


def test_an_added_row_stands_for_a_shipped_one_of_the_same_day_only_when_it_says_so() -> None:
    day = date(2025, 9, 1)
    silent, told = row("9999", day, "11"), row("2541", day, "11", supersedes=True)
    kept, taken = lookup(NAME, "11", day, [silent]), lookup(NAME, "11", day, [silent, told])
    assert kept is not None and kept.amount == Decimal(2540)
    assert taken is told


def test_a_row_withdrawn_leaves_the_one_before_in_its_place() -> None:
    added = [row("2000", date(2024, 1, 1)), row("9000", date(2026, 1, 1))]
    withdrawn = row(None, date(2026, 1, 1), supersedes=True)
    assert lookup(NAME, "650102", date(2026, 5, 1), [*added, withdrawn]) is added[0]
    put_right = row("2100", date(2026, 1, 1), supersedes=True)
    assert lookup(NAME, "650102", date(2026, 5, 1), [*added, withdrawn, put_right]) is put_right


def test_a_row_of_another_parameter_is_not_taken() -> None:
    assert (
        lookup("living_allowance_rate", "650102", date(2026, 5, 1), [row("2000", date(2024, 1, 1))]) is None
    )


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("CN", ("CN",)),
        ("33", ("33", "CN")),
        ("330602", ("330602", "3306", "33", "CN")),
        ("330602001", ("330602001", "330602", "3306", "33", "CN")),
        ("330602001002", ("330602001002", "330602001", "330602", "3306", "33", "CN")),
    ],
)
def test_the_way_up_from_a_place(place: str, expected: tuple[str, ...]) -> None:
    assert upward(place) == expected


@pytest.mark.parametrize("place", ["", "3", "330", "33060", "cn", "3306 2", "３３", "33/4", "3306021"])
def test_what_is_no_place_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        lookup(NAME, place, date(2026, 1, 1))


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(UnknownParameter):
        lookup("minimum_wage", "33", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("value", "on", "expected"),
    [
        (row("2000", date(2024, 1, 1)), date(2025, 12, 31), ()),
        (row("2000", date(2024, 1, 1)), date(2026, 1, 1), (Doubt.OLD,)),
        (row("2000", date(2024, 1, 1), until=date(2024, 6, 1)), date(2024, 6, 1), ()),
        (row("2000", date(2024, 1, 1), until=date(2024, 6, 1)), date(2024, 6, 2), (Doubt.ENDED,)),
    ],
)
def test_what_is_likely_out_of_date_says_so(value: Value, on: date, expected: tuple[Doubt, ...]) -> None:
    assert doubts(value, on) == expected


def test_a_figure_of_no_usual_term_does_not_grow_old() -> None:
    rate = lookup("living_allowance_rate", "11", date(2026, 1, 1))
    assert rate is not None
    assert doubts(rate, date(2050, 1, 1)) == (Doubt.UNVERIFIED,)
