"""The joint history of a dispute, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Uuid, bindparam, select
from sqlalchemy.orm import Session

from mediation.disputes.models import History
from mediation.identity.models import Office
from mediation.parties.models import Party

A_PAGE = 30


@dataclass(frozen=True)
class Happened:
    """One joint step: by whom, in what role, for whom, and what was noted."""

    version: int
    trigger: str
    from_state: str
    to_state: str
    at: datetime
    person_name: str
    role: str | None
    """A role or relation (policy); None for a clock of the system."""
    office_name: str | None
    on_behalf_of: str | None
    """Name of the party whose word was entered."""
    note: str


@dataclass(frozen=True)
class HistoryPage:
    """A page of history."""

    entries: tuple[Happened, ...]
    before: int | None
    """Version with which the next page goes on; None on the last one."""


def of(session: Session, dispute_id: UUID, before: int | None = None, most: int = A_PAGE) -> HistoryPage:
    """The newest steps before a version, in one statement whatever their number."""
    asked = {"dispute": dispute_id, "most": most + 1, **({} if before is None else {"before": before})}
    rows: Sequence[Any] = session.execute(_statement(before is not None), asked).all()
    entries = tuple(Happened(*row) for row in rows[:most])
    return HistoryPage(entries, entries[-1].version if len(rows) > most else None)


@cache
def _statement(goes_on: bool) -> Any:
    """Built once for the first page and once for all others."""
    query = (
        select(
            History.version, History.trigger, History.from_state, History.to_state, History.at,
            History.person_name, History.role, Office.name, Party.name, History.note,
        )
        .outerjoin(Office, Office.id == History.office_id)
        .outerjoin(Party, Party.id == History.on_behalf_of)
        .where(History.dispute_id == bindparam("dispute", type_=Uuid()))
    )  # fmt: skip
    if goes_on:
        query = query.where(History.version < bindparam("before", type_=BigInteger()))
    return query.order_by(History.version.desc()).limit(bindparam("most", type_=BigInteger()))
