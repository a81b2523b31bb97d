"""What is told of a round that both sealed: an answer for each thing and, at last, figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from mediation.offers import package, queries, rules
from mediation.offers.models import BlindMethod, BlindRound
from mediation.offers.queries import OwnFigures
from mediation.offers.rules import Pair

Sealed = Mapping[UUID, OwnFigures]
"""Round → what one side sealed in it."""


def things_of(row: BlindMethod, held: list[BlindRound]) -> tuple[str, ...]:
    """For what the next figures are asked: the items that did not overlap yet, or the total."""
    told = [queries.told(each).get("answers", {}) for each in held]
    return rules.still_apart((rules.TOTAL,) if row.scope == "total" else row.items, told)


def told_of(
    row: BlindMethod,
    before: list[BlindRound],
    held: BlindRound,
    both: tuple[Sealed, Sealed],
    fixed: Mapping[UUID, Mapping[str, int]],
) -> dict[str, Any]:
    """What all three are told.

    Figures are named when all things overlap, or after the last round for those that do; how often
    a side moved, by how much, or which of them is nearer is told to nobody.
    """
    worker, payer = both
    answers = {
        thing: rules.answer(worker[held.id].figures[thing], payer[held.id].figures[thing])
        for thing in things_of(row, [each for each in before if each.id != held.id])
    }
    told: dict[str, Any] = {"answers": answers, "figures": {}, "commitments": _commitments(row, held, both)}
    history = [(each, queries.told(each).get("answers", {})) for each in before if each.id != held.id]
    met = [
        (each, thing)
        for each, said in (*history, (held, answers))
        for thing in said
        if said[thing] == rules.OVERLAP
    ]
    if rules.is_last(held.number) or all(word == rules.OVERLAP for word in answers.values()):
        told["figures"] = _figures(row, met, both, fixed)
    return told


def _figures(
    row: BlindMethod,
    met: list[tuple[BlindRound, str]],
    both: tuple[Sealed, Sealed],
    fixed: Mapping[UUID, Mapping[str, int]],
) -> dict[str, int]:
    pairs = [_pair(each, thing, both) for each, thing in met]
    found: tuple[int | None, ...]
    if row.figure == rules.MEDIATOR:
        found = tuple(
            rules.mediators(pair.least, pair.most, fixed[each.id][thing])
            for (each, thing), pair in zip(met, pairs, strict=True)
        )
    elif row.scope == "total":
        found = tuple(rules.midpoint(pair.least, pair.most) for pair in pairs)
    else:
        found = package.proposed(pairs)
    return {thing: fen for (_, thing), fen in zip(met, found, strict=True) if fen is not None}


def _pair(held: BlindRound, thing: str, both: tuple[Sealed, Sealed]) -> Pair:
    worker, payer = both[0][held.id], both[1][held.id]
    return Pair(
        worker.figures[thing], payer.figures[thing], worker.weights.get(thing, 1), payer.weights.get(thing, 1)
    )


def _commitments(row: BlindMethod, held: BlindRound, both: tuple[Sealed, Sealed]) -> dict[str, str]:
    return {
        party.hex: sealed[held.id].commitment
        for party, sealed in zip((row.worker_id, row.payer_id), both, strict=True)
    }
