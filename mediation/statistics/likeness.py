"""How alike closed disputes are, and what may be told of them: many at once, in bands, never one. Pure.

The rule of de-identification is docs/adr/0022. What goes in here may still point at people (an employer's
name, a sum, the words of the facts); what `told` gives does not, and nothing else leaves this module's users.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from types import MappingProxyType

from mediation.statistics.rules import FEWEST

SUM_EDGES = (500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000)
"""Fen at which a band of sums begins above the one before: 5, 10, 20, 50, 100 and 200 thousand yuan."""
SHARE_EDGES = (50, 70, 90, 100)
"""Percent of what was claimed at which a band of what was agreed begins."""
DAYS_EDGES = (8, 16, 31, 61, 121)
"""Days from filing to closing at which a band of duration begins."""
COUNTS = (5, 10, 20, 50, 100, 200)
"""Told numbers: "at least so many", so that two answers cannot be subtracted from one another."""
OUTCOMES = (
    "performed",
    "settled_privately",
    "not_kept",
    "no_agreement",
    "refused",
    "unreachable",
    "withdrawn",
)
_BY_RESULT = MappingProxyType({
    "no_agreement": "no_agreement", "time_up": "no_agreement", "refused_to_sign": "no_agreement",
    "refused": "refused", "unreachable": "unreachable",
})  # fmt: skip
WITH_SUM = frozenset({"performed", "settled_privately", "not_kept"})
"""Outcomes in which a sum was agreed on."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: kinds of claim, the employer's trade ("" if not known), the sum in fen, words."""

    kinds: frozenset[str]
    trade: str
    claimed_fen: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Closed:
    """A dispute that is over, as the ladder weighs it; `employer` only counts how many there are."""

    kinds: frozenset[str]
    trade: str
    claimed_fen: int
    words: frozenset[str]
    outcome: str
    agreed_fen: int | None
    days: int
    quarter: str
    """When it was closed, like 2026Q3."""
    employer: str


@dataclass(frozen=True, slots=True)
class Line:
    """What became of at least FEWEST like disputes of at least FEWEST employers; all of it in bands.

    `share` is None where no sum was claimed or agreed. `claimed` and `quarters` are lowest and highest.
    """

    outcome: str
    share: int | None
    at_least: int
    days: int
    claimed: tuple[int, int]
    quarters: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """The first rung of the ladder on which enough were found, and what became of them."""

    criteria: tuple[str, ...]
    at_least: int
    lines: tuple[Line, ...]
    left_out: bool
    """Some of them were too few of one kind to be told."""


def _same_kinds(sought: Sought, one: Closed) -> bool:
    return one.kinds == sought.kinds


def _a_kind(sought: Sought, one: Closed) -> bool:
    return bool(one.kinds & sought.kinds)


def _trade(sought: Sought, one: Closed) -> bool:
    return bool(sought.trade) and one.trade == sought.trade


def _sum(sought: Sought, one: Closed) -> bool:
    return sum_band(one.claimed_fen) == sum_band(sought.claimed_fen)


def _near_sum(sought: Sought, one: Closed) -> bool:
    return abs(sum_band(one.claimed_fen) - sum_band(sought.claimed_fen)) <= 1


def _words(sought: Sought, one: Closed) -> bool:
    return bool(sought.words & one.words)


CRITERIA: Mapping[str, Callable[[Sought, Closed], bool]] = MappingProxyType({
    "kinds": _same_kinds, "a_kind": _a_kind, "trade": _trade, "sum": _sum, "near_sum": _near_sum,
    "words": _words,
})  # fmt: skip
LADDER = (
    ("kinds", "trade", "sum", "words"), ("kinds", "trade", "sum"), ("kinds", "sum", "words"),
    ("kinds", "sum"), ("kinds", "trade", "near_sum"), ("kinds", "near_sum"), ("a_kind", "trade", "near_sum"),
    ("a_kind", "near_sum"),
)  # fmt: skip
"""From the closest likeness to the loosest; a rung that asks for what is not known holds nobody."""


def told(sought: Sought, closed: Iterable[Closed]) -> Told | None:
    """What may be told of the closest likeness that enough share, or None while there are too few."""
    known = tuple(closed)
    for criteria in LADDER:
        alike = [one for one in known if all(CRITERIA[name](sought, one) for name in criteria)]
        if _enough(alike):
            lines = _lines(alike)
            told_of = sum(len(group) for group in _groups(alike).values() if _enough(group))
            return Told(criteria, at_least(len(alike)), lines, told_of < len(alike))
    return None


def _enough(alike: Collection[Closed]) -> bool:
    """Several workers against one employer are one matter: it is employers that are counted."""
    return len({one.employer for one in alike}) >= FEWEST


def _groups(alike: Iterable[Closed]) -> Mapping[tuple[str, int | None], Sequence[Closed]]:
    groups: dict[tuple[str, int | None], list[Closed]] = defaultdict(list)
    for one in alike:
        groups[one.outcome, share_band(one.claimed_fen, one.agreed_fen)].append(one)
    return groups


def _lines(alike: Iterable[Closed]) -> tuple[Line, ...]:
    """The groups that are big enough, the commonest outcome first; equal ones in the order of the table."""
    groups = {key: group for key, group in _groups(alike).items() if _enough(group)}
    sizes = Counter({key: at_least(len(group)) for key, group in groups.items()})
    order = sorted(groups, key=lambda key: (-sizes[key], OUTCOMES.index(key[0]), -(key[1] or 0)))
    return tuple(_line(*key, groups[key]) for key in order)


def _line(outcome: str, share: int | None, group: Sequence[Closed]) -> Line:
    claimed = sorted(sum_band(one.claimed_fen) for one in group)
    quarters = sorted(one.quarter for one in group)
    return Line(
        outcome, share, at_least(len(group)), median_low(days_band(one.days) for one in group),
        (claimed[0], claimed[-1]), (quarters[0], quarters[-1]),
    )  # fmt: skip


def outcome_of(state: str, result: str | None, settled_privately_fen: int | None) -> str | None:
    """How a dispute ended; None for one that was never taken in or goes on."""
    if result is not None:
        return _BY_RESULT.get(result)
    if state == "withdrawn":
        return "withdrawn" if settled_privately_fen is None else "settled_privately"
    return {"performed": "performed", "handed_over": "not_kept"}.get(state)


def sum_band(fen: int) -> int:
    """0 for no sum at all, 1 up to five thousand yuan, and so on."""
    return 0 if fen <= 0 else 1 + bisect_right(SUM_EDGES, fen)


def sums_of(band: int) -> tuple[int, int | None]:
    """From how many fen on, and up to below how many: None where there is no end."""
    edges = (0, 1, *SUM_EDGES)
    return edges[band], edges[band + 1] if band + 1 < len(edges) else None


def share_band(claimed_fen: int, agreed_fen: int | None) -> int | None:
    """Which part of what was claimed was agreed on; None where there is nothing to compare."""
    if agreed_fen is None or claimed_fen <= 0:
        return None
    return bisect_right(SHARE_EDGES, agreed_fen * 100 // claimed_fen)


def days_band(days: int) -> int:
    """How long it took, from 0 for a week at most."""
    return bisect_right(DAYS_EDGES, days)


def at_least(count: int) -> int:
    """The largest told number that is not above this one. Raises ValueError for fewer than FEWEST."""
    if count < FEWEST:
        raise ValueError(f"{count} disputes are never told of")
    return COUNTS[bisect_right(COUNTS, count) - 1]
