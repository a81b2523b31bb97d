"""The trade of an employer is one of a coarse list, or none."""

from __future__ import annotations

import pytest

from mediation.parties.rules import TRADES, trade_of


@pytest.mark.parametrize("told", TRADES)
def test_a_trade_of_the_list_is_kept(told: str) -> None:
    assert trade_of(told) == told


@pytest.mark.parametrize("told", [None, "", "Textile", "casino"])
def test_any_other_is_none(told: str | None) -> None:
    assert trade_of(told) is None
