"""Each row of a figure says how it stands on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mediation.law.tags import Tag
from mediation.law.value import Value
from mediation.law.value_files import place_names, shipped
from mediation.law.value_standing import Standing, standings

ON = date(2026, 11, 2)


def row(since: date, amount: int | None = 2000, until: date | None = None, **more: object) -> Value:
    return Value(
        "minimum_wage_month", "650102", "某地", "Somewhere", since, until,
        None if amount is None else Decimal(amount), "某文", "某处", date(2026, 11, 1), Tag.CONFIRMED, **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(date(2024, 1, 1))], [Standing.IN_FORCE]),
        ([row(ON)], [Standing.IN_FORCE]),
        ([row(date(2027, 1, 1))], [Standing.COMING]),
        ([row(date(2024, 1, 1), until=date(2026, 11, 1))], [Standing.PAST]),
        ([row(date(2024, 1, 1)), row(date(2026, 1, 1))], [Standing.PAST, Standing.IN_FORCE]),
        (
            [row(date(2024, 1, 1)), row(date(2026, 1, 1)), row(date(2026, 1, 1), None, supersedes=True)],
            [Standing.IN_FORCE, Standing.CORRECTED, Standing.WITHDRAWN],
        ),
        (
            [row(date(2026, 1, 1)), row(date(2026, 1, 1), 2100, supersedes=True)],
            [Standing.CORRECTED, Standing.IN_FORCE],
        ),
    ],
)
def test_how_rows_stand(rows: list[Value], expected: list[Standing]) -> None:
    assert list(standings(rows, ON)) == expected


def test_of_what_is_shipped_one_row_of_a_figure_holds_at_most() -> None:
    holding = [
        (value.name, value.place)
        for value, standing in zip(shipped(), standings(shipped(), ON), strict=True)
        if standing is Standing.IN_FORCE
    ]
    assert len(set(holding)) == len(holding) > 30


def test_every_province_and_every_place_with_a_figure_has_its_names() -> None:
    names = place_names()
    assert {value.place for value in shipped()} <= set(names)
    assert names["33"] == ("浙江省", "Zhejiang") and names["CN"][0] == "全国"
    assert sum(len(code) == 2 and code != "CN" for code in names) == 34
