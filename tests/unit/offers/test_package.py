"""Packages of figures: within both limits, never worse than the middles, at a bounded cost."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from mediation.offers import ladder, package, rules
from mediation.offers.rules import Pair

PLACES = st.integers(1, 200)


@st.composite
def pairs(draw: st.DrawFn, apart: bool = True) -> Pair:
    low = draw(PLACES)
    high = low + draw(st.integers(-5 if apart else 0, 16))
    weights = st.integers(1, 5)
    return Pair(ladder.RUNGS[low], ladder.RUNGS[max(high, 0)], draw(weights), draw(weights))


def worth(found: list[Pair], figures: tuple[int, ...]) -> int:
    worker = sum(pair.to_worker * (fen - pair.least) for pair, fen in zip(found, figures, strict=True))
    return worker * sum(pair.to_payer * (pair.most - fen) for pair, fen in zip(found, figures, strict=True))


@given(st.lists(pairs(), min_size=1, max_size=rules.MOST_ITEMS))
def test_every_figure_lies_within_both_limits_on_the_ladder(found: list[Pair]) -> None:
    for pair, fen in zip(found, package.proposed(found), strict=True):
        if fen is None:
            assert pair.most < pair.least or rules.midpoint(pair.least, pair.most) is None
        else:
            assert pair.least <= fen <= pair.most and ladder.is_rung(fen) and fen > 0


@given(st.lists(pairs(apart=False), min_size=1, max_size=rules.MOST_ITEMS))
def test_a_package_is_never_worse_than_the_middles(found: list[Pair]) -> None:
    close = [pair for pair in found if rules.midpoint(pair.least, pair.most) is not None]
    if not close:
        return
    middles = tuple(rules.midpoint(pair.least, pair.most) or 0 for pair in close)
    proposed = tuple(fen or 0 for fen in package.proposed(close))
    assert worth(close, proposed) >= worth(close, middles)


@given(st.lists(pairs(apart=False), min_size=1, max_size=2))
def test_a_package_comes_near_the_best_there_is(found: list[Pair]) -> None:
    close = [pair for pair in found if rules.midpoint(pair.least, pair.most) is not None]
    if not close:
        return
    everything = product(*(ladder.between(pair.least, pair.most) for pair in close))
    best = max(worth(close, figures) for figures in everything)
    assert worth(close, tuple(fen or 0 for fen in package.proposed(close))) * 10 >= best * 7


def test_each_gets_more_of_what_it_cares_for() -> None:
    cared, other = Pair(1_000_000, 1_500_000, 5, 1), Pair(1_000_000, 1_500_000, 1, 5)
    first, second = package.proposed([cared, other])
    assert (first, second) == (1_500_000, 1_000_000)
    assert package.proposed(
        [replace(cared, to_worker=1, to_payer=5), replace(other, to_worker=5, to_payer=1)]
    ) == (
        second,
        first,
    )


@given(st.lists(pairs(), min_size=1, max_size=rules.MOST_ITEMS))
def test_the_search_is_bounded(found: list[Pair]) -> None:
    close = [
        pair
        for pair in found
        if rules.midpoint(pair.least, pair.most) is not None and pair.most >= pair.least
    ]
    assert sum(1 for _ in package._candidates(close)) <= 1 + len(close) * 20
