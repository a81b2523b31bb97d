"""The figures that administrators added, as the law looks them up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from mediation.law.tags import Tag
from mediation.law.value import Value, upward
from mediation.law_parameters.models import LawParameter


def added_for(session: Session, place: str) -> tuple[Value, ...]:
    """What was added for this place and all it lies in, in the order in which the law takes it.

    One statement; to be given to `law.values.lookup` or `law.entitlements.at_place.compute_at`.
    """
    wanted = LawParameter.place.in_(upward(place))
    return tuple(value_of(row) for row in session.scalars(_in_order().where(wanted)))


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


def _in_order() -> Select[LawParameter]:
    return select(LawParameter).order_by(LawParameter.added_at, LawParameter.revision, LawParameter.id)
