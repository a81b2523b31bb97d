"""Many disputes among several mediators: each to whoever suits it best, counting what each got. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from mediation.assignments.rules import Ranked, place


def spread(rows: Iterable[tuple[UUID, Sequence[Ranked]]], given: Iterable[UUID] = ()) -> Mapping[UUID, UUID]:
    """Dispute → mediator, for every dispute that somebody can take on, in the order of the rows.

    `given` are mediators chosen for other disputes already, one for each dispute.
    """
    more, chosen = Counter(given), {}
    for dispute_id, ranked in rows:
        able = [each for each in ranked if each.offered]
        if able:
            best = min(able, key=lambda each: place(_loaded(each, more)))
            chosen[dispute_id] = best.candidate.person_id
            more[best.candidate.person_id] += 1
    return chosen


def _loaded(row: Ranked, more: Mapping[UUID, int]) -> Ranked:
    candidate = row.candidate
    return replace(row, candidate=replace(candidate, load=candidate.load + more[candidate.person_id]))
