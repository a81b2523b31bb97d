"""A published figure that an administrator added counts on the pages of every case it reaches."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mediation.law_parameters import services
from mediation.law_parameters.rules import Figure
from tests.counting import counted
from tests.integration.facts.scene import OURS, item_of, says, told_in
from tests.world import World

LOW = {**OURS, "monthly_wage": "2000"}
"""Below the minimum wage, which then is what severance pay is reckoned by: six months and a half."""


def added(world: World, place: str, amount: int, since: date = date(2026, 6, 1)) -> None:
    """A minimum wage that was announced after the product was made."""
    figure = Figure(
        "minimum_wage_month", place, "某地", since, None, Decimal(amount), "某政发〔2026〕1号", "纸质原件",
        date(2026, 11, 2), True,
    )  # fmt: skip
    with world.sessions() as session:
        services.add(session, world["system-admin"], figure)


@pytest.mark.parametrize(
    ("place", "amount", "low"),
    [
        ("330602", 2490, "16185.00"),
        ("330602999", 2490, "14690.00"),
    ],
)
def test_it_counts_where_it_reaches_and_nowhere_else(world: World, place: str, amount: int, low: str) -> None:
    told = told_in(world)
    says(told, world.worker, "applicant", LOW)
    assert str(item_of(told).figures.low) == "14690.00"  # type: ignore[union-attr]
    added(world, place, amount)
    assert str(item_of(told).figures.low) == low  # type: ignore[union-attr]


def test_it_is_read_with_the_items(world: World) -> None:
    told = told_in(world)
    says(told, world.worker, "applicant", LOW)
    added(world, "330602", 2490)
    with counted() as asked:
        item_of(told)
    assert asked.count == 1
