"""Rounds in turn, ours and the floor's; what counts is the ratio within a round, and the median of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from benchmarks.workload import READS, Site, Timed, file_claims, take_steps

Work = Callable[[Site, int], Iterator[Timed]]


@dataclass(frozen=True)
class Figure:
    """What one operation took: milliseconds, and the median of the ratios of all rounds."""

    name: str
    ours_p50: float
    ours_p95: float
    floor_p50: float
    floor_p95: float
    ratio: float
    samples: int


@dataclass(frozen=True)
class Plan:
    """How many rounds, and how often each thing is done in one."""

    rounds: int = 12
    claims: int = 6
    lives: int = 1
    reads: int = 8


def measure(ours: Site, floor: Site | None, plan: Plan) -> list[Figure]:
    """All operations with one client. Without a floor its figures are 0."""
    sites = [site for site in (ours, floor) if site is not None]
    taken: dict[str, dict[bool, list[list[float]]]] = defaultdict(lambda: {True: [], False: []})
    for site in sites:
        _warm_up(site)
    works: list[tuple[Work, int]] = [(file_claims, plan.claims), (take_steps, plan.lives)]
    works += [(work, plan.reads) for work in READS]
    for number in range(plan.rounds):
        for work, times in works:
            for site in sites if number % 2 else sites[::-1]:
                for name, seconds in _grouped(work(site, times)).items():
                    taken[name][site.is_product].append(seconds)
    return [_figure(name, found[True], found[False]) for name, found in taken.items()]


def _warm_up(site: Site) -> None:
    for work in (file_claims, take_steps, *READS):
        for _ in work(site, 1):
            pass


def _grouped(timed: Iterator[Timed]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for name, seconds in timed:
        found[name].append(seconds)
    return found


def _figure(name: str, ours: list[list[float]], floor: list[list[float]]) -> Figure:
    ratios = [median(mine) / median(theirs) for mine, theirs in zip(ours, floor, strict=False)]
    own, other = sorted(sum(ours, [])), sorted(sum(floor, []))
    return Figure(
        name, _ms(own, 50), _ms(own, 95), _ms(other, 50), _ms(other, 95),
        round(median(ratios), 2) if ratios else 0.0, len(own),
    )  # fmt: skip


def _ms(seconds: list[float], percent: int) -> float:
    if not seconds:
        return 0.0
    return round(seconds[min(len(seconds) - 1, len(seconds) * percent // 100)] * 1000, 2)
