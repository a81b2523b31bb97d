"""An adversary chooses its own figures freely, after all it was told, and never learns more than the bands.

What the other side can be is enumerated from the rules themselves, every rung in every round; beside it
stands what the bands imply by plain arithmetic. Both sides play the adversary.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from mediation.offers import ladder, package, rules
from mediation.offers.rules import PAYER, WORKER, Pair

PLACES = range(1, len(ladder.RUNGS))
EDGES = (0, *rules.BANDS, 100)


def answer(side: str, own: int, other: int) -> str:
    """What is told to the adversary who stands on this side."""
    return rules.answer(own, other) if side == WORKER else rules.answer(other, own)


def opposite(side: str) -> str:
    return PAYER if side == WORKER else WORKER


def rungs_of(side: str) -> tuple[int, ...]:
    """What a side can seal at all."""
    return ladder.RUNGS[1:] if side == WORKER else ladder.RUNGS


@st.composite
def games(draw: st.DrawFn) -> tuple[str, list[int], list[int], list[str]]:
    """Whose eyes we look through, its own figures, the other's, and what was told, round by round."""
    side = draw(st.sampled_from((WORKER, PAYER)))
    own: list[int] = []
    others: list[int] = []
    told: list[str] = []
    for number in range(1, rules.MOST_ROUNDS + 1):
        mine = _choices(side, own)
        theirs = _choices(opposite(side), others)
        if not mine or not theirs:
            break
        # The adversary may come as near to the other's figure as it likes; the other moves as it likes.
        others.append(draw(st.sampled_from(theirs)))
        near = [fen for fen in mine if abs(ladder.RUNGS.index(fen) - ladder.RUNGS.index(others[-1])) < 20]
        own.append(draw(st.sampled_from(near or mine)))
        told.append(answer(side, own[-1], others[-1]))
        if told[-1] == rules.OVERLAP or rules.is_last(number):
            break
    return side, own, others, told


def _choices(side: str, before: list[int]) -> list[int]:
    return [fen for fen in rungs_of(side) if not before or rules.has_moved(side, before[-1], fen)]


def consistent(side: str, fits: list[Callable[[int], bool]]) -> list[set[int]]:
    """For every round, each rung at which a side may have stood: it fits what was told, and it moved."""
    possible = [{fen for fen in rungs_of(side) if fit(fen)} for fit in fits]
    for place in range(1, len(possible)):
        before = possible[place - 1]
        possible[place] = {
            now for now in possible[place] if any(rules.has_moved(side, was, now) for was in before)
        }
    for place in range(len(possible) - 2, -1, -1):
        after = possible[place + 1]
        possible[place] = {
            was for was in possible[place] if any(rules.has_moved(side, was, now) for now in after)
        }
    return possible


def implied(side: str, own: int, told: str) -> tuple[Fraction, Fraction]:
    """Between which sums, both included or not, a band puts the other; by arithmetic, not by the rules."""
    if told == rules.OVERLAP:
        return (Fraction(own), Fraction(10**15)) if side == WORKER else (Fraction(0), Fraction(own))
    place = rules.ANSWERS.index(told)
    over, upto = Fraction(EDGES[place - 1], 100), Fraction(EDGES[place], 100)
    if side == WORKER:
        return own * (1 - upto), own * (1 - over)
    return own / (1 - over), own / (1 - upto) if upto < 1 else Fraction(10**15)


def within(side: str, fen: int, own: int, told: str) -> bool:
    """Whether a rung lies in what the band implies; the nearer edge of a gap is not part of it."""
    low, high = implied(side, own, told)
    if told == rules.OVERLAP:
        return low <= fen <= high
    return low <= fen < high if side == WORKER else low < fen <= high


def really(side: str, rungs: set[int]) -> tuple[int, int]:
    """Between which sums the true limit of a side lies that sealed one of these rungs."""
    if side == WORKER:
        return ladder.lower(min(rungs)) or 0, max(rungs)
    return min(rungs), ladder.higher(max(rungs)) or 10**15


@settings(max_examples=300, deadline=None)
@given(games())
def test_what_was_told_leaves_exactly_what_the_bands_imply(
    game: tuple[str, list[int], list[int], list[str]],
) -> None:
    side, own, others, told = game
    other = opposite(side)
    by_rules = consistent(
        other, [lambda fen, a=a, t=t: answer(side, a, fen) == t for a, t in zip(own, told, strict=True)]
    )
    by_bands = consistent(
        other, [lambda fen, a=a, t=t: within(side, fen, a, t) for a, t in zip(own, told, strict=True)]
    )
    assert by_rules == by_bands
    for place, rungs in enumerate(by_rules):
        assert others[place] in rungs
        low, high = really(other, rungs)
        assert (high - low) * 100 >= 5 * high


@settings(max_examples=300, deadline=None)
@given(games(), st.integers(0, 10**9))
def test_no_answer_and_no_figure_depends_on_more_than_the_rung(
    game: tuple[str, list[int], list[int], list[str]], inside: int
) -> None:
    side, own, others, told = game
    for mine, theirs, word in zip(own, others, told, strict=True):
        low, high = really(opposite(side), {theirs})
        truth = low + inside % max(high - low, 1)
        sealed = ladder.above(truth) if opposite(side) == WORKER and truth > low else ladder.below(truth)
        if opposite(side) == WORKER and truth == low:
            continue
        assert sealed == theirs and answer(side, mine, sealed) == word


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ladder.RUNGS[60:300]), st.integers(0, 13), st.sampled_from((WORKER, PAYER)))
def test_a_middle_leaves_the_other_at_least_a_rung_and_at_most_a_fifth(
    least: int, apart: int, side: str
) -> None:
    most = ladder.RUNGS[ladder.RUNGS.index(least) + apart]
    middle = rules.midpoint(least, most)
    if middle is None:
        return
    own = least if side == WORKER else most
    fits = {
        fen
        for fen in rungs_of(opposite(side))
        if answer(side, own, fen) == rules.OVERLAP
        and (rules.midpoint(own, fen) if side == WORKER else rules.midpoint(fen, own)) == middle
    }
    low, high = really(opposite(side), fits)
    assert 5 * high <= (high - low) * 100 <= 20 * high


def test_a_figure_that_surely_overlaps_brings_no_middle() -> None:
    for most in ladder.RUNGS[60:]:
        assert rules.midpoint(ladder.RUNGS[1], most) is None
        assert package.proposed([Pair(ladder.RUNGS[1], most, 5, 1)]) == (None,)
