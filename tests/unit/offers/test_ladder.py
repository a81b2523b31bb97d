"""The ladder of figures: its rungs stand at least 5 % apart, and every sum lies between two of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediation.offers import ladder

SUMS = st.integers(0, ladder.RUNGS[-1])


def test_every_rung_is_5_percent_above_the_one_below() -> None:
    pairs = list(zip(ladder.RUNGS[1:], ladder.RUNGS[2:], strict=False))
    assert all((high - low) * 100 >= 5 * high for low, high in pairs)
    assert all((high - low) * 100 <= 7 * high for low, high in pairs)


def test_round_figures_are_rungs() -> None:
    for yuan in (
        1,
        10,
        500,
        950,
        1_000,
        2_400,
        3_600,
        5_000,
        7_200,
        8_500,
        10_000,
        24_000,
        180_000,
        1_000_000,
    ):
        assert ladder.is_rung(yuan * 100), yuan


@given(SUMS)
def test_a_sum_lies_between_its_neighbours(fen: int) -> None:
    low, high = ladder.below(fen), ladder.above(fen)
    assert low <= fen <= high
    assert (low == high) == ladder.is_rung(fen)
    assert ladder.nearest(fen) in (low, high)
    assert abs(ladder.nearest(fen) - fen) == min(fen - low, high - fen)


@given(st.sampled_from(ladder.RUNGS))
def test_steps_up_and_down_undo_each_other(rung: int) -> None:
    up, down = ladder.higher(rung), ladder.lower(rung)
    assert up is None or ladder.lower(up) == rung
    assert down is None or ladder.higher(down) == rung
    assert (up is None) == (rung == ladder.RUNGS[-1])
    assert (down is None) == (rung == 0)


def test_the_rungs_between_two_sums() -> None:
    assert ladder.between(900, 1_060) == (900, 950, 1_000, 1_060)
    assert ladder.between(0, 100) == (0, 100)
    assert ladder.between(901, 949) == ()
