"""Figures for several things at once, found by what each weighs for either side. Pure; the cost is bounded.

Each figure lies within both limits, on the ladder, and the product of what both sides gain, weighed by
their own weights, is as large as can be found. Of a limit only its rung enters (docs/adr, sealed offers).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediation.offers import ladder
from mediation.offers.rules import Pair, midpoint


def proposed(pairs: Sequence[Pair]) -> tuple[int | None, ...]:
    """A figure in fen for each pair; None for one that does not overlap, or too widely to be meant."""
    open_to = [pair.most >= pair.least and midpoint(pair.least, pair.most) is not None for pair in pairs]
    taken = iter(_best([pair for pair, is_open in zip(pairs, open_to, strict=True) if is_open]))
    return tuple(next(taken) if is_open else None for is_open in open_to)


def _best(pairs: Sequence[Pair]) -> tuple[int, ...]:
    if not pairs:
        return ()
    return max(_candidates(pairs), key=lambda figures: _worth(pairs, figures))


def _worth(pairs: Sequence[Pair], figures: Sequence[int]) -> tuple[int, int]:
    """The product of both gains; of equal ones the package that leaves the poorer side more."""
    worker = sum(pair.to_worker * (fen - pair.least) for pair, fen in zip(pairs, figures, strict=True))
    payer = sum(pair.to_payer * (pair.most - fen) for pair, fen in zip(pairs, figures, strict=True))
    return worker * payer, min(worker, payer)


def _candidates(pairs: Sequence[Pair]) -> Iterator[tuple[int, ...]]:
    """The middle of each, and the packages in which at most one thing is split.

    With gains that add up, the best lies there: whoever cares more for a thing gets its whole overlap. For
    n things and r rungs in an overlap these are n × r packages.
    """
    middles = (midpoint(pair.least, pair.most) for pair in pairs)
    yield tuple(pair.least if fen is None else fen for pair, fen in zip(pairs, middles, strict=True))
    by_care = sorted(range(len(pairs)), key=lambda at: (-pairs[at].to_worker / pairs[at].to_payer, at))
    for place, split in enumerate(by_care):
        figures = [pair.least for pair in pairs]
        for at in by_care[:place]:
            figures[at] = pairs[at].most
        for fen in ladder.between(pairs[split].least, pairs[split].most):
            figures[split] = fen
            yield tuple(figures)
