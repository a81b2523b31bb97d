"""What may be added as a published figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.value import upward
from mediation.law_parameters.rules import Figure, faults, is_among

TODAY = date(2026, 11, 2)
GOOD = Figure(
    "minimum_wage_month", "330602", "绍兴市越城区", date(2026, 12, 1), None, Decimal(2490), "某通知",
    "原件", TODAY, True,
)  # fmt: skip
CODES = st.sampled_from(["33", "3306", "330602", "330602001", "330603", "3307", "11", "110105"])


def test_a_figure_as_it_stands_in_a_notice_may_be_added() -> None:
    assert faults(GOOD, TODAY) == {}
    assert faults(replace(GOOD, place="CN", until=GOOD.since), TODAY) == {}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": "minimum_wage"}, {"name": "unknown"}),
        ({"place": "3306x"}, {"place": "not_a_place"}),
        ({"place_name": " "}, {"place_name": "missing"}),
        ({"source": ""}, {"source": "missing"}),
        ({"read_in": "\n"}, {"read_in": "missing"}),
        ({"amount": Decimal(0)}, {"amount": "figure_out_of_bounds"}),
        ({"amount": Decimal("249000")}, {"amount": "figure_out_of_bounds"}),
        ({"amount": Decimal(300)}, {}),
        ({"amount": Decimal(20000)}, {}),
        ({"checked_on": date(2026, 11, 3)}, {"checked_on": "in_the_future"}),
        ({"since": date(1993, 12, 31)}, {"since": "figure_day_far"}),
        ({"since": date(1994, 1, 1)}, {}),
        ({"since": date(2028, 11, 2)}, {}),
        ({"since": date(2028, 11, 3)}, {"since": "figure_day_far"}),
        ({"until": date(2026, 11, 30)}, {"until": "figure_ends_before"}),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, object], fault: dict[str, str]) -> None:
    assert faults(replace(GOOD, **change), TODAY) == fault  # type: ignore[arg-type]


def test_all_faults_are_told_at_once() -> None:
    wrong = replace(GOOD, name="x", place="x", source="", checked_on=date(2027, 1, 1))
    assert set(faults(wrong, TODAY)) == {"name", "place", "source", "checked_on"}


@given(CODES, CODES)
def test_a_place_has_to_do_with_offices_above_and_below_it(place: str, region: str) -> None:
    assert is_among(place, [region]) == (place in upward(region) or region in upward(place))
    assert is_among("CN", [region])


def test_without_an_office_there_is_no_place() -> None:
    assert not is_among("33", [])
    assert not is_among("nowhere", ["33"])
    assert not is_among("33", ["", "浙江"])
