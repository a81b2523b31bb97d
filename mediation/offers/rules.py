"""What is told of two sealed figures, what is proposed, and what a new round asks of both. Pure.

The worker's figure is the least it would take, the employer's the most it would give; sums in fen, rungs of
the ladder. Whatever a side learns follows from its own figures and from what these functions give.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.offers import ladder

CONSENT = "blind_offer"
"""Kind of the words with which a party agrees to the manner or refuses it."""
MOST_ROUNDS = 3
MOST_ITEMS = 8
BANDS = (5, 10, 20, 50)
"""The gap in percent of the larger of the two figures, which is always the worker's (without overlap)."""
OVERLAP, BEYOND = "overlap", "beyond_50"
ANSWERS = (OVERLAP, *(f"within_{percent}" for percent in BANDS), BEYOND)
WIDE = 50
"""An overlap of more than so many percent of the larger figure looks like probing: no middle is told."""
SCOPES = ("total", "items")
MEDIATOR, MIDPOINT = "mediator", "midpoint"
FIGURES = (MEDIATOR, MIDPOINT)
"""How a figure is found when the offers overlap; the mediator's own, fixed before, is the usual one."""
WORKER, PAYER = "worker", "payer"
TOTAL = "total"
"""The one thing that is offered for where the offers are not made item by item."""
DAYS = range(1, 31)
"""How long a party may be given to answer or to seal."""
WEIGHTS = range(1, 6)


@dataclass(frozen=True)
class Pair:
    """The two figures for one thing, in fen, with what the thing weighs for each side (1 to 5)."""

    least: int
    """What the worker would take at least."""
    most: int
    """What the employer would give at most."""
    to_worker: int = 1
    to_payer: int = 1


def answer(least: int, most: int) -> str:
    """All that is ever told of two figures: that they overlap, or in which band the gap lies."""
    if most >= least:
        return OVERLAP
    gap = least - most
    for percent in BANDS:
        if gap * 100 <= percent * least:
            return f"within_{percent}"
    return BEYOND


def midpoint(least: int, most: int) -> int | None:
    """The rung nearest to the middle of an overlap; None for an overlap too wide to be meant."""
    if (most - least) * 100 > WIDE * most:
        return None
    return ladder.nearest((least + most) // 2)


def mediators(least: int, most: int, figure: int) -> int | None:
    """The mediator's own figure where both could live with it; None where it lies outside."""
    return figure if least <= figure <= most else None


def next_limit(side: str, before: int) -> int | None:
    """From where a side's next figure may begin: a rung further toward the other; None where there is none.

    The worker may seal this or less, the employer this or more.
    """
    return ladder.lower(before) if side == WORKER else ladder.higher(before)


def has_moved(side: str, before: int, now: int) -> bool:
    """Whether a figure has come at least one rung nearer to the other side than it was."""
    limit = next_limit(side, before)
    if limit is None:
        return False
    return now <= limit if side == WORKER else now >= limit


def faults_of_figures(
    side: str,
    wanted: Collection[str],
    figures: Mapping[str, int],
    before: Mapping[str, int],
) -> dict[str, str]:
    """What is wrong with a side's figures of one round: thing → code. `before`: of the last round told."""
    found = {}
    for thing in wanted:
        fen = figures.get(thing)
        if fen is None:
            found[thing] = "missing"
        elif not ladder.is_rung(fen):
            found[thing] = "not_a_rung"
        elif side == WORKER and fen == 0:
            found[thing] = "more_than_nothing"
        elif thing in before and not has_moved(side, before[thing], fen):
            found[thing] = "has_not_moved"
    found.update({thing: "unknown" for thing in figures if thing not in wanted})
    return found


def still_apart(things: Collection[str], told: Collection[Mapping[str, str]]) -> tuple[str, ...]:
    """What is offered for in the next round: all that did not overlap in any round told so far."""
    met = {thing for answers in told for thing, word in answers.items() if word == OVERLAP}
    return tuple(thing for thing in things if thing not in met)


def is_last(number: int) -> bool:
    """Whether no round may follow the one of this number."""
    return number >= MOST_ROUNDS


def is_over(due_on: date, today: date) -> bool:
    """Whether the last day on which one could answer or seal has passed (end of the day in Shanghai)."""
    return today > due_on


def weighs(scope: str, figure: str) -> bool:
    """Whether both say what each thing weighs for them: only where a package of figures is looked for."""
    return scope == "items" and figure == MIDPOINT


def spread(total: int, asked: Sequence[int]) -> tuple[int, ...]:
    """A total over several things in proportion to what was asked for each, in whole yuan but for the last.

    Sums in fen; they add up to the total, and none is negative.
    """
    whole, parts, left = sum(asked), [], total
    for fen in asked[:-1]:
        part = min(left, total * fen // whole // 100 * 100) if whole else 0
        parts.append(part)
        left -= part
    return (*parts, left)
