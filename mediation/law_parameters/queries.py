"""The figures that administrators added, as the law looks them up."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from mediation.law.tags import Tag
from mediation.law.value import NATION, Value, upward
from mediation.law_parameters.models import LawParameter
from mediation.law_parameters.rows_as_json import RowsAsJson

_TOLD = (
    "added_at", "revision", "id", "name", "place", "place_name", "since", "until", "amount", "source",
    "read_in", "checked_on", "own_text", "series",
)  # fmt: skip


def added_for(session: Session, place: str) -> tuple[Value, ...]:
    """What was added for this place and all it lies in, in the order in which the law takes it.

    One statement; to be given to `law.values.lookup` or `law.entitlements.at_place.compute_at`.
    """
    wanted = LawParameter.place.in_(upward(place))
    return tuple(value_of(row) for row in session.scalars(_in_order().where(wanted)))


def added_column(region: InstrumentedAttribute[str]) -> ScalarSelect[str]:
    """The same for the place in a column of another statement, which then needs none of its own.

    What it holds is read by `added_in`.
    """
    reaches = or_(LawParameter.place == NATION, region.startswith(LawParameter.place))
    told = (getattr(LawParameter, name) for name in _TOLD)
    return select(RowsAsJson(*told)).where(reaches).scalar_subquery()


def added_in(column: str | None) -> tuple[Value, ...]:
    """The figures in what `added_column` gave, in the order in which the law takes them."""
    told = sorted((json.loads(column or "[]")), key=lambda row: row[: len(("added_at", "revision", "id"))])
    return tuple(value_of(_row(dict(zip(_TOLD, each, strict=True)))) for each in told)


def rows(session: Session) -> Sequence[LawParameter]:
    """Every row there is, in the same order."""
    return session.scalars(_in_order()).all()


def revisions(session: Session, name: str, place: str, since: date) -> int:
    """How many rows were added for this name, place and day."""
    query = select(func.count()).where(
        LawParameter.name == name, LawParameter.place == place, LawParameter.since == since
    )
    return session.scalar(query) or 0


def value_of(row: LawParameter) -> Value:
    """The row as a figure of the law."""
    return Value(
        name=row.name, place=row.place, place_zh=row.place_name, place_en=row.place_name, since=row.since,
        until=row.until, amount=None if row.amount is None else Decimal(row.amount), source=row.source,
        read_in=row.read_in, checked=row.checked_on,
        tag=Tag.CONFIRMED if row.own_text else Tag.EXCERPT, series=row.series, supersedes=row.revision > 0,
    )  # fmt: skip


def _row(told: dict[str, Any]) -> LawParameter:
    for name in ("since", "until", "checked_on"):
        told[name] = told[name] and date.fromisoformat(told[name])
    return LawParameter(**{name: told[name] for name in _TOLD if name not in ("added_at", "id")})


def _in_order() -> Select[LawParameter]:
    return select(LawParameter).order_by(LawParameter.added_at, LawParameter.revision, LawParameter.id)
