"""Writes to what is asked for, inside the caller's transaction; the step itself writes the entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.claims.models import ClaimFacts, ClaimItem
from mediation.claims.rules import NOTHING_LEFT, Employment, lead_at_first, safe_day
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.law.calendar import Calendar


class Asked(Protocol):
    """One thing asked for, as it is told."""

    @property
    def kind(self) -> str: ...
    @property
    def amount_fen(self) -> int | None: ...
    @property
    def period_from(self) -> date | None: ...
    @property
    def period_until(self) -> date | None: ...
    @property
    def basis(self) -> str: ...


def add(session: Session, stream: str, dispute_id: UUID, position: int, asked: Asked) -> ClaimItem:
    """One more thing asked for, from now on."""
    row = ClaimItem(
        id=identifiers.new(stream), dispute_id=dispute_id, position=position, kind=asked.kind,
        amount_fen=asked.amount_fen, period_from=asked.period_from, period_until=asked.period_until,
        basis=asked.basis, added_at=clock.now(), changed_at=None, withdrawn_at=None,
    )  # fmt: skip
    session.add(row)
    return row


def change(row: ClaimItem, amount_fen: int | None) -> None:
    """Another sum is asked for."""
    row.amount_fen, row.changed_at = amount_fen, clock.now()


def withdraw(row: ClaimItem) -> None:
    """It is not asked for any more; the row stays, for what was asked stays known."""
    row.withdrawn_at = clock.now()


def watch(
    rows: Iterable[ClaimItem], employment: Employment, by_worker: bool, calendar: Calendar, today: date
) -> date | None:
    """Keep the safe day of each thing still asked for; gives the nearest of them, over or not.

    Who was reminded of another day is reminded anew.
    """
    asked = [row for row in rows if row.withdrawn_at is None]
    for row in asked:
        safe_on = safe_day(row, employment, by_worker, calendar, today)
        first = lead_at_first(safe_on, today)
        if safe_on != row.safe_on or first == NOTHING_LEFT:
            row.safe_on, row.safe_lead = safe_on, first
    return min((row.safe_on for row in asked if row.safe_on is not None), default=None)


@dataclass(frozen=True)
class Facts:
    """What a side says about one entitlement: raw facts as its kind reads them; `side` as in rules.py."""

    law_kind: str
    side: str
    facts: Mapping[str, Any]
    note: str = ""


def standing_facts(session: Session, item_id: UUID) -> list[ClaimFacts]:
    """What stands as said about an item now."""
    standing = ClaimFacts.claim_item_id == item_id, ClaimFacts.replaced_at.is_(None)
    return list(session.scalars(select(ClaimFacts).where(*standing)))


def state_facts(
    session: Session, actor: Actor, item: ClaimItem, told: Facts, standing: list[ClaimFacts],
    utterance_id: UUID | None = None,
) -> ClaimFacts | None:  # fmt: skip
    """Write down what is said now; gives what it takes the place of, which stays in the table."""
    before = next((row for row in standing if (row.law_kind, row.side) == (told.law_kind, told.side)), None)
    if before is not None:
        before.replaced_at = clock.now()
        session.flush()  # one version stands at a time, so the old one goes first
    number = 1 + max((row.number for row in standing), default=0)
    session.add(facts_row(actor, item, told, number, utterance_id))
    return before


def facts_row(
    actor: Actor, item: ClaimItem, told: Facts, number: int, utterance_id: UUID | None = None
) -> ClaimFacts:
    """The row of something said about an item by whoever acts."""
    return ClaimFacts(
        id=identifiers.new(actor.stream(item.dispute_id)), dispute_id=item.dispute_id,
        claim_item_id=item.id, law_kind=told.law_kind, side=told.side, number=number,
        facts=dict(told.facts), note=told.note, utterance_id=utterance_id, stated_at=clock.now(),
        stated_by=actor.person_id, stated_name=actor.name, replaced_at=None,
    )  # fmt: skip


def told_on_filing(
    actor: Actor, items: Sequence[ClaimItem], stated: Sequence[Sequence[Facts]]
) -> list[ClaimFacts]:
    """The rows of what the filer says of each item, in their order."""
    return [
        facts_row(actor, item, told, number)
        for item, all_told in zip(items, stated, strict=True)
        for number, told in enumerate(all_told, 1)
    ]
