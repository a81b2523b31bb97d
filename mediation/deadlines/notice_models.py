"""The years' notices of holidays as the offices entered them: added to, never changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class CalendarNotice(Base):
    """One notice; the newest of a year stands in the place of those before it and of the built-in one."""

    __tablename__ = "calendar_notices"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    serial: Mapped[int] = mapped_column(unique=True)
    """In the order of entering, from 1."""
    year: Mapped[int]
    source: Mapped[str]
    """The number of the notice, like 国办发明电〔2025〕7号."""
    issued_on: Mapped[date]
    statutory_holidays: Mapped[list[Any]]
    """ISO days, as are the two lists below."""
    rest_days: Mapped[list[Any]]
    makeup_workdays: Mapped[list[Any]]
    entered_at: Mapped[datetime]
    entered_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    stand: Mapped[str]
    """Names all notices up to this one: whoever has this stand has the whole calendar."""
    recounted_at: Mapped[datetime | None]
    """When the running clocks had all been counted by it; None while some may not be."""
