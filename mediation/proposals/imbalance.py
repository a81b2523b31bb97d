"""Whether a worker is about to take less than the law gives: it reads its own range first. Pure.

Never a bar: it asks that the worker has seen the figures and says so in its own words. It asks wherever
somebody stated facts by which a sum follows, one side alone too; the finding about an agreement
(law/enforceability) waits for facts that bind both sides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from mediation.proposals.terms import Term


@dataclass(frozen=True)
class Range:
    """What the law gives for one claim item by the facts that were stated: the least, the most; fen."""

    low_fen: int
    high_fen: int


@dataclass(frozen=True)
class Shortfall:
    """An item of which the worker would get less than the least that the law gives; fen."""

    claim_item_id: str
    offered_fen: int
    low_fen: int
    high_fen: int


def shortfalls(
    terms: Sequence[Term], ranges: Mapping[str, Range], worker: str, *, applies: bool
) -> tuple[Shortfall, ...]:
    """The items below their floor for this worker (hex), in the order of the terms.

    Counted are payments to the worker, and what is given up where the worker `applies`. What is left to
    another road is given up by nobody.
    """
    found = []
    for term in terms:
        known = ranges.get(term.claim_item_id)
        offered = _offered(term, worker, applies=applies)
        if known is not None and offered is not None and offered < known.low_fen:
            found.append(Shortfall(term.claim_item_id, offered, known.low_fen, known.high_fen))
    return tuple(found)


def _offered(term: Term, worker: str, *, applies: bool) -> int | None:
    if term.disposition == "pay":
        return term.total_fen if term.payee_id == worker else None
    return 0 if term.disposition == "withdrawn" and applies else None


def mark_of(found: Iterable[Shortfall]) -> str:
    """Changes with every figure: a confirmation holds for the figures that its writer read, or not at all."""
    return hashlib.sha256(repr([asdict(each) for each in found]).encode()).hexdigest()


def kept(found: Iterable[Shortfall]) -> list[dict[str, Any]]:
    """The figures as they are sealed beside the worker's words."""
    return [asdict(each) for each in found]


def read(rows: Iterable[Mapping[str, Any]]) -> tuple[Shortfall, ...]:
    """The counterpart of `kept`."""
    return tuple(Shortfall(**row) for row in rows)
