"""Money is whole fen, however it is written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mediation.kernel.money import MOST_FEN, fen_of, shown, yuan

fens = some.integers(0, MOST_FEN)


@given(fens)
def test_what_is_shown_reads_back_exactly(fen: int) -> None:
    assert fen_of(shown(fen)) == fen
    assert fen_of(f"{yuan(fen)}元") == fen
    assert yuan(fen) * 100 == fen


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("8000", 800_000),
        ("8,000元", 800_000),
        ("8，000.5 元", 800_050),
        ("８０００", 800_000),
        ("8千", 800_000),
        ("1.2万", 1_200_000),
        ("3w", 3_000_000),
        ("3K", 300_000),
        ("¥24,000.00", 2_400_000),
        ("人民币500元整", 50_000),
        ("0.01", 1),
        ("0", 0),
        (" 12块 ", 1_200),
        ("0.01万", 10_000),
    ],
)
def test_amounts_as_people_write_them(written: str, fen: int) -> None:
    assert fen_of(written) == fen


@pytest.mark.parametrize(
    "written",
    ["", " ", "-1", "－5", "1.234", "1,23", "1,2345", "12,34,567", "abc", "1e5", "NaN", "Infinity", "1元2角",
     "八千", "万", "1.2.3", "+5", "0x10", "1_000", "999999999999万", "9" * 5000, "1\n2", "1000000000000.00"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="^"):
        fen_of(written)


@given(some.text(max_size=40))
def test_any_text_is_an_amount_in_bounds_or_refused(written: str) -> None:
    try:
        fen = fen_of(written)
    except ValueError:
        return
    assert isinstance(fen, int) and 0 <= fen <= MOST_FEN


@given(fens, fens)
def test_sums_are_exact(one: int, other: int) -> None:
    assert yuan(one) + yuan(other) == yuan(one + other)
    assert isinstance(yuan(one), Decimal)
