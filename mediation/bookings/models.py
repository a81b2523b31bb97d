"""Rows of rooms and of taken hours. An hour says nothing of the dispute: outside it shows "occupied"."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Room(Base):
    """A room of an office in which sessions take place."""

    __tablename__ = "rooms"
    __table_args__ = (UniqueConstraint("office_id", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(refers("offices.id"))
    name: Mapped[str]
    seats: Mapped[int]
    is_open: Mapped[bool] = mapped_column(default=True)
    """A closed one is not offered; what was arranged there before stays."""


class Booking(Base):
    """Hours in which a room or a person is taken. No key of a dispute, a party or a channel stands here."""

    __tablename__ = "bookings"
    __table_args__ = (
        Index("ix_bookings_room", "room_id", "ends_at"),
        Index("ix_bookings_person", "person_id", "ends_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    room_id: Mapped[UUID | None] = mapped_column(refers("rooms.id"))
    person_id: Mapped[UUID | None] = mapped_column(refers("persons.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    source_id: Mapped[UUID] = mapped_column(index=True)
    """The session that takes the hours; when it is put off they are free again."""
    event_id: Mapped[UUID]
    """Sessions of several disputes held as one have one event, and do not stand in each other's way."""


class CalendarFeed(Base):
    """A mediator's own sessions at a secret address; of the address the store keeps a fingerprint only."""

    __tablename__ = "calendar_feeds"

    person_id: Mapped[UUID] = mapped_column(refers("persons.id"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
