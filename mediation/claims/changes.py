"""Writes to what is asked for, inside the caller's transaction; the step itself writes the entry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.claims.models import ClaimItem
from mediation.claims.rules import Employment, lead_at_first, safe_day
from mediation.kernel import clock, identifiers


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


def watch(rows: Iterable[ClaimItem], employment: Employment, by_worker: bool, today: date) -> date | None:
    """Keep the safe day of each thing still asked for; gives the nearest of them, over or not.

    Who was reminded of another day is reminded anew.
    """
    asked = [row for row in rows if row.withdrawn_at is None]
    for row in asked:
        safe_on = safe_day(row, employment, by_worker, today)
        if safe_on != row.safe_on or row.safe_lead is None:
            row.safe_on, row.safe_lead = safe_on, lead_at_first(safe_on, today)
    return min((row.safe_on for row in asked if row.safe_on is not None), default=None)
