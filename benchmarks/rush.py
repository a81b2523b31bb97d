"""Eight clients and two workers: the same work as for one, in turns, ours and the floor's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from statistics import median

from benchmarks.browser import once
from benchmarks.crowd import Crowded, crowd, getting, posting
from benchmarks.seed import words
from benchmarks.workload import STEPS, Site, fields_of

SECONDS, PATIENCE = 2.0, 60.0
CLAIMS = 48
"""Claims filed in one turn; each then takes the first steps, step by step."""
EARLY = STEPS[:4]
PAGES: dict[str, tuple[str, Callable[[Site], str]]] = {
    "W3 case page": ("bench0000", lambda site: f"/desk/disputes/{site.known.long_case}"),
    "W4 queue": ("bench0000", lambda site: "/desk"),
    "W5 common": ("registrar", lambda site: f"/desk/search?q={words.PLANTED[3].word}"),
    "W6 figures": ("manager", lambda site: "/office/statistics"),
}


@dataclass(frozen=True)
class Rushed:
    """One operation under eight clients: requests a second and milliseconds, medians over the turns."""

    name: str
    ours: float
    floor: float
    share: float
    """Of the floor's throughput."""
    p50: float
    p95: float
    bad: int
    """Answers that were neither a page nor a redirection."""


def rush(ours: Site, floor: Site, turns: int) -> list[Rushed]:
    """All operations."""
    found: dict[str, list[tuple[Crowded, Crowded]]] = defaultdict(list)
    for number in range(turns):
        for work in (_writes, _reads):
            both = [dict(work(site)) for site in ((ours, floor) if number % 2 else (floor, ours))]
            mine, theirs = both if number % 2 else both[::-1]
            for name, crowded in mine.items():
                found[name].append((crowded, theirs[name]))
    return [_rushed(name, pairs) for name, pairs in found.items()]


def _rushed(name: str, pairs: list[tuple[Crowded, Crowded]]) -> Rushed:
    ours, floor = [one for one, _ in pairs], [one for _, one in pairs]
    bad = sum(count for one in ours for status, count in one.statuses.items() if status not in (200, 303))
    return Rushed(
        name,
        round(median(one.per_second for one in ours), 1),
        round(median(one.per_second for one in floor), 1),
        round(median(mine.per_second / theirs.per_second for mine, theirs in pairs), 3),
        median(one.p50 for one in ours),
        median(one.p95 for one in ours),
        bad,
    )


def _reads(site: Site) -> Iterator[tuple[str, Crowded]]:
    for name, (who, address) in PAGES.items():
        request = getting(site.as_(who), address(site))
        yield name, crowd(site.port, repeat(request), SECONDS)


def _writes(site: Site) -> Iterator[tuple[str, Crowded]]:
    registrar = site.as_("registrar")
    registrar.get("/desk/file")
    forms = [{**registrar.hidden(), **site.claim(), "once": once()} for _ in range(CLAIMS)]
    requests = [posting(registrar, "/desk/file", each) for each in forms]
    filed = crowd(site.port, iter(requests), PATIENCE)
    yield "W1 file a claim", filed
    new = [place.rpartition("/")[2] for place in filed.locations]
    steps = [crowd(site.port, iter(_step(site, trigger, new)), PATIENCE) for trigger in EARLY]
    yield "W2 a step", _together(steps)


def _step(site: Site, trigger: str, numbers: list[str]) -> list[bytes]:
    """The forms of one step of many cases, opened and filled in beforehand."""
    who = site.as_("manager" if trigger == "assign" else "registrar")
    requests = []
    for number in numbers:
        address = f"/desk/disputes/{number}/steps/{trigger}"
        who.get(address)
        requests.append(posting(who, address, {**who.hidden(), **fields_of(site, trigger, who)}))
    return requests


def _together(steps: list[Crowded]) -> Crowded:
    statuses: dict[int, int] = defaultdict(int)
    for one in steps:
        for status, count in one.statuses.items():
            statuses[status] += count
    requests, seconds = sum(one.requests for one in steps), sum(one.seconds for one in steps)
    middle = median(one.p50 for one in steps)
    return Crowded(requests, seconds, middle, max(one.p95 for one in steps), dict(statuses))
