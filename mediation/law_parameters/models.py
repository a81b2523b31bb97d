"""Rows of figures that administrators added: each stands as it was written, for good."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class LawParameter(Base):
    """A figure of a place from a day on, with the document it stands in. Never changed, never deleted.

    A row with a `revision` above zero stands for the one before it of the same name, place and day, and
    says why; without an amount it says that there is no such figure.
    """

    __tablename__ = "law_parameters"
    __table_args__ = (UniqueConstraint("name", "place", "since", "revision"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    """law/parameter_names.py"""
    place: Mapped[str] = mapped_column(index=True)
    """Administrative-division code, or CN."""
    place_name: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    amount: Mapped[str | None]
    """A plain decimal in the unit of its parameter: figures are rates and days as well as sums."""
    source: Mapped[str]
    read_in: Mapped[str]
    checked_on: Mapped[date]
    own_text: Mapped[bool]
    """Whether who added it read the document itself."""
    series: Mapped[str]
    revision: Mapped[int]
    reason: Mapped[str]
    added_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    added_name: Mapped[str]
    added_at: Mapped[datetime]
