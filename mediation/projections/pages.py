"""Pages of a list of disputes, by key and not by number, so that a deep page costs what the first costs.

The inner select finds one page of keys, where it can by an index alone; the outer one reads what
a row shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor
from mediation.projections import desk_rows
from mediation.projections.desk_rows import DeskRow
from mediation.projections.places import after_of, place_of

A_PAGE = 25


@dataclass(frozen=True)
class Listed:
    """One page of a list."""

    rows: tuple[DeskRow, ...]
    after: str | None
    """Where the next page begins; None on the last one."""


def by_last_day(session: Session, actor: Actor, where: ColumnElement[bool], after: str) -> Listed:
    """The nearest last day first; disputes without a clock come last, in a statement of their own."""
    day, key = _day_and_key(after)
    found: list[Any] = []
    if day is not None or key is None:
        dated = (
            select(Dispute.id).where(where, Dispute.due_on.is_not(None)).order_by(Dispute.due_on, Dispute.id)
        )
        if day is not None and key is not None:
            later = or_(Dispute.due_on > day, Dispute.id > key)
            dated = dated.where(Dispute.due_on >= day, later)
        found = _read(session, actor, dated.limit(A_PAGE + 1), (Dispute.due_on, Dispute.id))
    if len(found) <= A_PAGE:
        undated = select(Dispute.id).where(where, Dispute.due_on.is_(None)).order_by(Dispute.id)
        if day is None and key is not None:
            undated = undated.where(Dispute.id > key)
        found += _read(session, actor, undated.limit(A_PAGE + 1 - len(found)), (Dispute.id,))
    return _page(session, found, actor, _place_by_day)


def by_filing(session: Session, actor: Actor, where: ColumnElement[bool], after: str) -> Listed:
    """The disputes filed last first."""
    newest = select(Dispute.id).where(where).order_by(Dispute.filed_at.desc(), Dispute.id.desc())
    place = place_of(after)
    if place is not None:
        moment, key = place
        newest = newest.where(Dispute.filed_at <= moment, or_(Dispute.filed_at < moment, Dispute.id < key))
    found = _read(session, actor, newest.limit(A_PAGE + 1), (Dispute.filed_at.desc(), Dispute.id.desc()))
    return _page(session, found, actor, lambda row: after_of(row.filed_at, row.id))


def _read(session: Session, actor: Actor, keys: Select[Any], order: tuple[Any, ...]) -> list[Any]:
    page = keys.subquery()
    rows = desk_rows.statement(actor).join(page, page.c.id == Dispute.id).order_by(*order)
    return list(session.execute(rows, desk_rows.values_of(actor)).all())


def _page(session: Session, found: list[Any], actor: Actor, place: Any) -> Listed:
    rows = tuple(desk_rows.row_of(session, row, actor) for row in found[:A_PAGE])
    return Listed(rows, place(found[A_PAGE - 1]) if len(found) > A_PAGE else None)


def _place_by_day(row: Any) -> str:
    return f"{row.due_on.isoformat() if row.due_on else ''}~{row.id.hex}"


def _day_and_key(after: str) -> tuple[date | None, UUID | None]:
    """Where a list by last day goes on; a place that nobody gave is the beginning."""
    day, _, key = after.partition("~")
    try:
        return (date.fromisoformat(day) if day else None), UUID(hex=key)
    except ValueError:
        return None, None
