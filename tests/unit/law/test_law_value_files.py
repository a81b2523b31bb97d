"""Every published figure that comes with the product has its proof, and no two of them contradict."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from mediation.law.parameter_names import GRADES, PARAMETERS
from mediation.law.tags import Tag
from mediation.law.value import Value, is_place
from mediation.law.value_files import FILES, read_values, shipped
from mediation.law.values import lookup
from tests.unit.rows import hold

FILE = """
[places]
"11" = ["北京市", "Beijing"]
[[value]]
name = "{name}"
places = ["{place}"]
since = 2025-01-01
amount = "1"
source = "s"
read_in = "r"
checked = 2026-01-01
tag = "S"
"""


def test_every_row_has_its_proof_and_a_sane_figure() -> None:
    hold({f"{value.name}-{value.place}-{value.since}": value for value in shipped()}, _proven_and_sane)


def _proven_and_sane(value: Value) -> None:
    assert value.source.strip() and value.read_in.strip() and value.place_zh and value.place_en
    assert value.tag in Tag
    assert is_place(value.place)
    assert value.amount is not None
    assert PARAMETERS[value.name].least <= value.amount <= PARAMETERS[value.name].most
    assert date(1994, 1, 1) <= value.since <= value.checked
    assert value.checked <= date(2026, 11, 21)
    assert value.until is None or value.since <= value.until
    assert not value.supersedes
    assert bool(value.remark_zh) == bool(value.remark_en)
    assert value.rounding in ("", "floor_yuan")


def test_no_two_periods_of_one_figure_overlap() -> None:
    by_key = defaultdict(list)
    for value in shipped():
        by_key[value.name, value.place].append(value)
    for values in by_key.values():
        for earlier, later in pairwise(sorted(values, key=lambda value: value.since)):
            assert earlier.until is not None and earlier.until < later.since, earlier


def test_a_grade_gets_no_more_months_than_a_graver_one() -> None:
    for kind in ("employment", "medical"):
        for place in ("11", "33"):
            found = [lookup(f"{kind}_lump_sum_months_{grade}", place, date(2026, 6, 1)) for grade in GRADES]
            months = [value.amount for value in found if value and value.amount is not None]
            assert len(months) == len(GRADES)
            assert months == sorted(months, reverse=True)


@pytest.mark.parametrize(
    ("name", "place", "on", "amount"),
    [
        ("minimum_wage_month", "110105", date(2025, 8, 31), "2420"),
        ("minimum_wage_month", "110105", date(2025, 9, 1), "2540"),
        ("minimum_wage_month", "330602001", date(2026, 3, 1), "2260"),
        ("minimum_wage_month", "330602", date(2023, 12, 31), "2070"),
        ("minimum_wage_month", "130709", date(2026, 3, 1), "2000"),
        ("minimum_wage_month", "130732", date(2026, 3, 1), "1800"),
        ("local_average_wage_year", "11", date(2019, 9, 1), "127107"),
        ("urban_disposable_income_year", "330602", date(2026, 1, 1), "56502"),
        ("urban_disposable_income_year", "11", date(2025, 12, 31), "54188"),
        ("monthly_paid_days", "6501", date(2026, 1, 1), "21.75"),
        ("employment_lump_sum_months_7", "330602", date(2026, 1, 1), "10"),
        ("living_allowance_rate", "4401", date(2026, 1, 1), "0.8"),
    ],
)
def test_known_figures_are_found(name: str, place: str, on: date, amount: str) -> None:
    found = lookup(name, place, on)
    assert found is not None and str(found.amount) == amount


@pytest.mark.parametrize(
    ("name", "place", "on"),
    [
        ("minimum_wage_month", "33", date(2026, 1, 1)),
        ("minimum_wage_month", "1307", date(2026, 1, 1)),
        ("minimum_wage_month", "4501", date(2026, 1, 1)),
        ("minimum_wage_month", "CN", date(2026, 1, 1)),
        ("urban_disposable_income_year", "CN", date(2027, 1, 1)),
    ],
)
def test_where_none_was_read_there_is_none(name: str, place: str, on: date) -> None:
    assert lookup(name, place, on) is None


@pytest.mark.parametrize(("name", "place"), [("minimum_wage", "11"), ("minimum_wage_month", "110")])
def test_a_file_with_a_wrong_row_is_refused(tmp_path: Path, name: str, place: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(FILE.format(name=name, place=place), "utf-8")
    with pytest.raises(ValueError, match=r"wrong\.toml"):
        list(read_values(path))


def test_a_row_without_its_source_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(FILE.format(name="minimum_wage_month", place="11").replace('source = "s"\n', ""), "utf-8")
    with pytest.raises(KeyError):
        list(read_values(path))


def test_nothing_was_read_in_the_future_of_its_year() -> None:
    yearly = [value for value in shipped() if value.name == "urban_disposable_income_year"]
    for earlier, later in pairwise(yearly):
        assert later.since - timedelta(days=1) == earlier.until
    assert len(list(FILES.glob("*.toml"))) >= 6
