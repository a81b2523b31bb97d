"""Writes to what is asked for, inside the caller's transaction; the step itself writes the entry."""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.claims.models import ClaimItem
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
