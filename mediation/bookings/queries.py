"""Read rooms and taken hours: of whom or what is asked, between two moments, and nothing of the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mediation.bookings.models import Booking, Room
from mediation.bookings.rules import USUAL_NOTICE_DAYS, Span, Taken
from mediation.identity.models import Office


def rooms(session: Session, office_id: UUID, *, closed_too: bool = False) -> Sequence[Room]:
    """The rooms of an office by name; closed ones only when asked for."""
    query = select(Room).where(Room.office_id == office_id)
    if not closed_too:
        query = query.where(Room.is_open.is_(True))
    return session.scalars(query.order_by(Room.name, Room.id)).all()


def room_of(session: Session, office_id: UUID, room_id: UUID, *, lock: bool = False) -> Room | None:
    """One room of this office. Locked, nobody else books it until the transaction ends."""
    query = select(Room).where(Room.id == room_id, Room.office_id == office_id)
    return session.scalar(query.with_for_update() if lock else query)


def taken(
    session: Session, span: Span, room_id: UUID | None, people: Iterable[UUID], beside: Iterable[UUID] = ()
) -> tuple[Taken, ...]:
    """Hours that overlap with these, of this room and these people; not those of the events `beside`."""
    asked: list[Any] = [Booking.person_id.in_(sorted(people))]
    if room_id is not None:
        asked.append(Booking.room_id == room_id)
    query = (
        select(Booking.room_id, Booking.person_id, Booking.starts_at, Booking.ends_at)
        .where(or_(*asked), Booking.ends_at > span.starts_at, Booking.starts_at < span.ends_at)
        .where(Booking.event_id.not_in(sorted(beside)))
        .order_by(Booking.starts_at, Booking.ends_at)
    )
    return tuple(Taken(*row) for row in session.execute(query))


def notice_days(session: Session, office_id: UUID) -> int:
    """How many working days before a session this office promises to tell the parties."""
    promised = session.scalars(select(Office.session_notice_days).where(Office.id == office_id)).one()
    return USUAL_NOTICE_DAYS if promised is None else promised
