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
        ("八千", 800_000),
        ("八千元", 800_000),
        ("2万4千", 2_400_000),
        ("2万4千元整", 2_400_000),
        ("两万四", 2_400_000),
        ("三千五", 350_000),
        ("三千零五", 300_500),
        ("三千五百块", 350_000),
        ("一万零五十", 1_005_000),
        ("一万零五", 1_000_500),
        ("十五", 1_500),
        ("二十", 2_000),
        ("十二万", 12_000_000),
        ("1万2千5百", 1_250_000),
        ("人民币壹万贰仟叁佰元整", 1_230_000),
        ("一亿两千万", 12_000_000_000),
    ],
)
def test_amounts_as_people_write_them(written: str, fen: int) -> None:
    assert fen_of(written) == fen


@pytest.mark.parametrize(
    "written",
    ["", " ", "-1", "－5", "1.234", "1,23", "1,2345", "12,34,567", "abc", "1e5", "NaN", "Infinity", "1元2角",
     "万", "千八", "八千万千", "二三", "八千-1", "三百千", "五万六万", "1.2.3",
     "+5", "0x10", "1_000", "999999999999万", "9" * 5000, "1\n2", "1000000000000.00"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="^"):
        fen_of(written)


@given(some.integers(1, 99_999_999))
def test_a_number_in_words_reads_back_exactly(number: int) -> None:
    assert fen_of(f"{in_words(number)}元") == number * 100


def in_words(number: int) -> str:
    """The full Chinese numeral, as a cashier writes it."""
    above, below = divmod(number, 10_000)
    if above:
        zero = "零" if 0 < below < 1000 else ""
        return f"{in_words(above)}万{zero}{in_words(below) if below else ''}"
    said, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            said += ("零" if gap and said else "") + "零一二三四五六七八九"[digit] + sign
        gap = not digit
    return said


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
