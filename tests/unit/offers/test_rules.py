"""What is told of two figures, what is proposed, and what a new round asks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.offers import ladder, rules
from mediation.offers.rules import PAYER, WORKER

RUNGS = st.sampled_from(ladder.RUNGS)
LEASTS = st.sampled_from(ladder.RUNGS[1:])


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (100_00, 100_00, "overlap"), (100_00, 100_01, "overlap"), (100_00, 99_99, "within_5"),
        (100_00, 95_00, "within_5"), (100_00, 94_99, "within_10"), (100_00, 90_00, "within_10"),
        (100_00, 89_99, "within_20"), (100_00, 80_00, "within_20"), (100_00, 79_99, "within_50"),
        (100_00, 50_00, "within_50"), (100_00, 49_99, "beyond_50"), (100_00, 0, "beyond_50"),
    ],
)  # fmt: skip
def test_the_bands_are_of_the_larger_figure(least: int, most: int, told: str) -> None:
    assert rules.answer(least, most) == told
    assert told in rules.ANSWERS


@given(LEASTS, RUNGS)
def test_an_answer_is_true(least: int, most: int) -> None:
    told = rules.answer(least, most)
    assert (told == "overlap") == (most >= least)
    if told.startswith("within"):
        assert (least - most) * 100 <= int(told.removeprefix("within_")) * max(least, most)


@given(LEASTS, RUNGS)
def test_a_middle_lies_within_both_limits_on_the_ladder(least: int, most: int) -> None:
    if most < least:
        return
    middle = rules.midpoint(least, most)
    if middle is None:
        assert (most - least) * 2 > most
    else:
        assert least <= middle <= most and ladder.is_rung(middle) and middle > 0


@pytest.mark.parametrize(
    ("least", "most", "middle"), [(8_000, 10_000, 9_000), (5_000, 10_000, 7_600), (4_990, 10_000, None)]
)
def test_a_middle_by_hand(least: int, most: int, middle: int | None) -> None:
    found = rules.midpoint(least * 100, most * 100)
    assert found == (None if middle is None else middle * 100)


@pytest.mark.parametrize(("fen", "named"), [(7_999, None), (8_000, 8_000), (10_000, 10_000), (10_001, None)])
def test_the_mediators_figure_is_named_within_both_limits_only(fen: int, named: int | None) -> None:
    assert rules.mediators(8_000, 10_000, fen) == named


@pytest.mark.parametrize(
    ("side", "before", "now", "moved"),
    [
        (WORKER, 10_000, 9_500, True), (WORKER, 10_000, 10_000, False), (WORKER, 10_000, 10_600, False),
        (WORKER, 10_000, 1_000, True), (WORKER, 0, 0, False),
        (PAYER, 10_000, 10_600, True), (PAYER, 10_000, 10_000, False), (PAYER, 10_000, 9_500, False),
        (PAYER, 0, 100, True), (PAYER, ladder.RUNGS[-1], ladder.RUNGS[-1], False),
    ],
)  # fmt: skip
def test_to_move_is_to_come_a_rung_nearer(side: str, before: int, now: int, moved: bool) -> None:
    assert rules.has_moved(side, before, now) is moved


def test_what_overlapped_is_not_asked_again() -> None:
    told = [{"a": "overlap", "b": "within_5"}, {"b": "overlap"}]
    assert rules.still_apart(("a", "b", "c"), told[:1]) == ("b", "c")
    assert rules.still_apart(("a", "b", "c"), told) == ("c",)


def test_three_rounds_and_the_end_of_a_day() -> None:
    assert [rules.is_last(number) for number in (1, 2, 3, 4)] == [False, False, True, True]
    day = date(2026, 11, 22)
    assert not rules.is_over(day, day)
    assert rules.is_over(day, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("scope", "figure", "weighs"),
    [("items", "midpoint", True), ("items", "mediator", False), ("total", "midpoint", False)],
)
def test_weights_are_asked_for_a_package_only(scope: str, figure: str, weighs: bool) -> None:
    assert rules.weighs(scope, figure) is weighs


@given(st.integers(0, 10**12), st.lists(st.integers(1, 10**10), min_size=1, max_size=8))
def test_a_total_is_spread_whole(total: int, asked: list[int]) -> None:
    parts = rules.spread(total, asked)
    assert sum(parts) == total and len(parts) == len(asked)
    assert min(parts) >= 0 and all(part % 100 == 0 for part in parts[:-1])


@pytest.mark.parametrize(
    ("total", "asked", "parts"),
    [
        (10_000_00, (1, 1), (5_000_00, 5_000_00)),
        (10_000_00, (1, 1, 1), (3_333_00, 3_333_00, 3_334_00)),
        (10_000_50, (3, 1), (7_500_00, 2_500_50)),
        (101_00, (1, 100), (1_00, 100_00)),
        (10_000_00, (0, 5), (0, 10_000_00)),
        (10_000_00, (0, 0), (0, 10_000_00)),
        (0, (1, 1), (0, 0)),
        (77_77, (9,), (77_77,)),
    ],
)
def test_a_total_is_spread_in_whole_yuan(total: int, asked: tuple[int, ...], parts: tuple[int, ...]) -> None:
    assert rules.spread(total, asked) == parts
