"""Pages of a list of disputes, by key and not by number, so that a deep page costs what the first costs.

The inner select finds one page of keys, where it can by an index alone; the outer one reads what
a row shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Integer, Select, Uuid, bindparam, or_, select
from sqlalchemy.orm import Session

from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor
from mediation.projections import desk_rows
from mediation.projections.desk_rows import DeskRow
from mediation.projections.places import after_of, place_of
from mediation.projections.visible import Criterion, Kind, kind_of, values_of

A_PAGE = 25
KEPT = 256
"""Statements of each sort: what lists may be narrowed to, for the kinds of readers there are."""
Values = Mapping[str, Any]
NOTHING: Values = MappingProxyType({})
_DAY = bindparam("day", type_=Date())
_KEY = bindparam("key", type_=Uuid())
_MOMENT = bindparam("moment", type_=Dispute.filed_at.type)


@dataclass(frozen=True)
class Listed:
    """One page of a list."""

    rows: tuple[DeskRow, ...]
    after: str | None
    """Where the next page begins; None on the last one."""


def by_last_day(
    session: Session, actor: Actor, where: Criterion, after: str, values: Values = NOTHING
) -> Listed:
    """The nearest last day first; disputes without a clock come last, in a statement of their own.

    `where` is kept with its statements, so it is one for all readers of a kind (`seen_by`), with `values`.
    """
    day, key = _day_and_key(after)
    kind, asked = kind_of(actor), {**values_of(actor), **values, "day": day, "key": key}
    found: list[Any] = []
    if day is not None or key is None:
        dated = _dated(where, kind, day is not None)
        found = list(session.execute(dated, {**asked, "most": A_PAGE + 1}).all())
    if len(found) <= A_PAGE:
        undated = _undated(where, kind, day is None and key is not None)
        found += session.execute(undated, {**asked, "most": A_PAGE + 1 - len(found)}).all()
    return _page(session, found, actor, _place_by_day)


def by_filing(
    session: Session, actor: Actor, where: Criterion, after: str, values: Values = NOTHING
) -> Listed:
    """The disputes filed last first; `where` and `values` as for `by_last_day`."""
    moment, key = place_of(after) or (None, None)
    newest = _newest(where, kind_of(actor), key is not None)
    asked = {**values_of(actor), **values, "moment": moment, "key": key, "most": A_PAGE + 1}
    found = list(session.execute(newest, asked).all())
    return _page(session, found, actor, lambda row: after_of(row.filed_at, row.id))


@lru_cache(KEPT)
def _dated(where: Criterion, kind: Kind | None, begun: bool) -> Select[Any]:
    order = (Dispute.due_on, Dispute.id)
    dated = select(Dispute.id).where(where, Dispute.due_on.is_not(None)).order_by(*order)
    if begun:
        dated = dated.where(Dispute.due_on >= _DAY, or_(Dispute.due_on > _DAY, Dispute.id > _KEY))
    return _rows(kind, dated, order)


@lru_cache(KEPT)
def _undated(where: Criterion, kind: Kind | None, begun: bool) -> Select[Any]:
    undated = select(Dispute.id).where(where, Dispute.due_on.is_(None)).order_by(Dispute.id)
    return _rows(kind, undated.where(Dispute.id > _KEY) if begun else undated, (Dispute.id,))


@lru_cache(KEPT)
def _newest(where: Criterion, kind: Kind | None, begun: bool) -> Select[Any]:
    order = (Dispute.filed_at.desc(), Dispute.id.desc())
    newest = select(Dispute.id).where(where).order_by(*order)
    if begun:
        earlier = or_(Dispute.filed_at < _MOMENT, Dispute.id < _KEY)
        newest = newest.where(Dispute.filed_at <= _MOMENT, earlier)
    return _rows(kind, newest, order)


def _rows(kind: Kind | None, keys: Select[Any], order: tuple[Any, ...]) -> Select[Any]:
    page = keys.limit(bindparam("most", type_=Integer())).subquery()
    rows: Select[Any] = desk_rows.of_kind(kind).join(page, page.c.id == Dispute.id).order_by(*order)
    return rows


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
