"""What a party sealed itself, with the receipt that proves it; for who may settle for that party only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor
from mediation.offers import commitment, ladder, queries, rules
from mediation.projections.offers.page import MethodShown


@dataclass(frozen=True)
class Receipt:
    """One's own figures of a round (fen), and the text whose SHA-256 is the commitment."""

    round_id: UUID
    party_id: UUID
    at: datetime
    figures: Mapping[str, int]
    weights: Mapping[str, int]
    text: str
    commitment: str
    fits: bool
    """Whether the text gives the sum, computed anew."""


def receipts(
    session: Session, actor: Actor, dispute_id: UUID, settles_for: Collection[UUID]
) -> tuple[Receipt, ...]:
    """Every receipt of the parties for which the reader may settle, oldest first."""
    if not settles_for:
        return ()
    found = queries.own_figures(session, actor, dispute_id, settles_for)
    return tuple(_receipt(each) for each in found)


def _receipt(each: queries.OwnFigures) -> Receipt:
    text = commitment.text_of(each.round_id.hex, each.party_id.hex, each.figures, each.weights, each.salt)
    return Receipt(
        each.round_id, each.party_id, each.at, each.figures, each.weights, text, each.commitment,
        commitment.fits(text, each.commitment),
    )  # fmt: skip


def limits(method: MethodShown, party_id: UUID, mine: Collection[Receipt]) -> dict[str, int | None]:
    """Thing → from where one's next figure may begin (fen), where a figure of one's own was told about.

    None where one stands at the end of the ladder and cannot move.
    """
    side = rules.WORKER if party_id == method.worker_id else rules.PAYER
    before = _last_told(method, party_id, mine)
    return {thing: rules.next_limit(side, fen) for thing, fen in before.items() if thing in method.things}


def faults(
    method: MethodShown, party_id: UUID, mine: Collection[Receipt], figures: Mapping[str, int]
) -> dict[str, str]:
    """What is wrong with figures that are about to be sealed: thing → code; the use case asks it again."""
    side = rules.WORKER if party_id == method.worker_id else rules.PAYER
    return rules.faults_of_figures(side, method.things, figures, _last_told(method, party_id, mine))


def _last_told(method: MethodShown, party_id: UUID, mine: Collection[Receipt]) -> dict[str, int]:
    """One's own figures as they stand in the rounds that were told; the newest for each thing."""
    before: dict[str, int] = {}
    for held in method.rounds:
        for each in mine:
            if (each.round_id, each.party_id) == (held.id, party_id) and held.answers:
                before.update(each.figures)
    return before


def neighbours(fen: int) -> tuple[int, int]:
    """The rungs below and above a sum."""
    return ladder.below(fen), ladder.above(fen)
