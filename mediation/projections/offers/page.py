"""Sealed offers as both sides and the mediator know them: manner, rounds, what was told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.kernel import clock
from mediation.kernel.errors import NotFound
from mediation.offers import queries, rules
from mediation.offers.models import BlindMethod, BlindRound
from mediation.offers.rules import CONSENT
from mediation.parties.models import Party
from mediation.parties.queries import agreed_to
from mediation.procedure.offers.telling import things_of
from mediation.projections import claim_items
from mediation.projections.claim_items import ClaimShown


@dataclass(frozen=True)
class RoundShown:
    """One round: until when, and by thing (a claim item in hex, or `total`) what was told, sums in fen."""

    id: UUID
    number: int
    due_on: date
    closed_at: datetime | None
    answers: Mapping[str, str]
    figures: Mapping[str, int]
    commitments: Mapping[str, str]
    """Party (hex) → the sum that committed it, told when both had sealed."""

    @property
    def is_open(self) -> bool:
        """Whether one can still seal."""
        return self.closed_at is None and not rules.is_over(self.due_on, clock.today())


@dataclass(frozen=True)
class MethodShown:
    """A manner of sealed offers with its rounds, oldest first."""

    id: UUID
    number: int
    state: str
    scope: str
    figure: str
    items: tuple[str, ...]
    worker_id: UUID
    payer_id: UUID
    answer_by: date
    closed_why: str | None
    rounds: tuple[RoundShown, ...]
    things: tuple[str, ...]
    """For what figures are asked in the present or the next round."""
    words: Mapping[UUID, str]
    """Party → whether it agrees; a side is shown its own only."""

    @property
    def sides(self) -> tuple[UUID, UUID]:
        """The worker and whoever would pay."""
        return self.worker_id, self.payer_id

    @property
    def round_open(self) -> RoundShown | None:
        """The round in which one can still seal."""
        held = self.rounds[-1] if self.rounds and self.state == "sealing" else None
        return held if held is not None and held.is_open else None

    @property
    def waits_for_consent(self) -> bool:
        """Whether a side can still agree."""
        return self.state == "asked" and not rules.is_over(self.answer_by, clock.today())

    @property
    def can_go_on(self) -> bool:
        """Whether the mediator can open a round."""
        lapsed = self.state == "sealing" and self.round_open is None
        used = bool(self.rounds) and rules.is_last(self.rounds[-1].number)
        return (self.state in ("agreed", "told") or lapsed) and not used and bool(self.things)

    @property
    def is_open(self) -> bool:
        """Whether it can still be stopped."""
        return self.state in queries.OPEN

    @property
    def weighs(self) -> bool:
        """Whether both say what each thing weighs for them."""
        return rules.weighs(self.scope, self.figure)

    @property
    def figures(self) -> Mapping[str, int]:
        """Every figure that was named, by thing."""
        return {thing: fen for held in self.rounds for thing, fen in held.figures.items()}


@dataclass(frozen=True)
class OffersPage:
    """All of a dispute, newest first, with the claim items and parties they speak of."""

    methods: tuple[MethodShown, ...]
    items: tuple[ClaimShown, ...]
    parties: Mapping[UUID, str]
    payers: Mapping[UUID, str]
    """Whom the worker can have opposite: the employer first, then who else may be liable."""

    @property
    def money_items(self) -> tuple[ClaimShown, ...]:
        """What is still asked for and is money."""
        return tuple(each for each in self.items if each.withdrawn_at is None and each.amount_fen is not None)

    def method(self, method_id: UUID) -> MethodShown:
        """One of them. Raises NotFound."""
        for shown in self.methods:
            if shown.id == method_id:
                return shown
        raise NotFound()

    def round(self, round_id: UUID) -> tuple[MethodShown, RoundShown]:
        """A round and its manner. Raises NotFound."""
        for shown in self.methods:
            for held in shown.rounds:
                if held.id == round_id:
                    return shown, held
        raise NotFound()


def page(session: Session, dispute_id: UUID, sides: Sequence[UUID] | None = None) -> OffersPage:
    """The page; with `sides` only what concerns these parties, each with its own word alone."""
    held = queries.rounds(session, dispute_id)
    query = select(Party).where(Party.dispute_id == dispute_id).order_by(Party.side, Party.position)
    people = list(session.scalars(query))
    worker = next((row.side for row in people if row.kind == "worker"), "applicant")
    payers = sorted((row for row in people if row.side != worker), key=lambda row: row.kind != "employer")
    return OffersPage(
        tuple(
            _method(session, row, held, sides)
            for row in queries.methods(session, dispute_id)
            if sides is None or {row.worker_id, row.payer_id} & set(sides)
        ),
        tuple(claim_items.claims(session, dispute_id)),
        {row.id: row.name for row in people},
        {row.id: row.name for row in payers},
    )


def _method(
    session: Session, row: BlindMethod, all_rounds: list[BlindRound], sides: Sequence[UUID] | None
) -> MethodShown:
    mine = [held for held in all_rounds if held.method_id == row.id]
    words = agreed_to(session, row.dispute_id, CONSENT, row.id)
    return MethodShown(
        row.id, row.number, row.state, row.scope, row.figure, tuple(row.items), row.worker_id, row.payer_id,
        row.answer_by, row.closed_why, tuple(_round(held) for held in mine), things_of(row, mine),
        {party: word for party, word in words.items() if sides is None or party in sides},
    )  # fmt: skip


def _round(held: BlindRound) -> RoundShown:
    told = queries.told(held)
    return RoundShown(
        held.id, held.number, held.due_on, held.closed_at,
        told.get("answers", {}), told.get("figures", {}), told.get("commitments", {}),
    )  # fmt: skip
