"""Take hours and give them back, inside the transaction that arranges the session.

They have no entry of their own in the log: the session's entry, in its own chain, tells of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from mediation.bookings.models import Booking
from mediation.bookings.rules import Span
from mediation.kernel import identifiers


def book(
    session: Session, stream: str, span: Span, source_id: UUID, *, event_id: UUID | None = None,
    room_id: UUID | None = None, people: Iterable[UUID] = (),
) -> None:  # fmt: skip
    """Take a room and people for these hours; the caller has locked the room and seen that it is free."""
    whom: list[tuple[UUID | None, UUID | None]] = [(None, person) for person in sorted(set(people))]
    if room_id is not None:
        whom.append((room_id, None))
    for room, person in whom:
        row = Booking(
            id=identifiers.new(stream), room_id=room, person_id=person, starts_at=span.starts_at,
            ends_at=span.ends_at, source_id=source_id, event_id=event_id or source_id,
        )  # fmt: skip
        session.add(row)


def give_back(session: Session, source_id: UUID) -> None:
    """Free the hours of a session that was put off or called off."""
    session.execute(delete(Booking).where(Booking.source_id == source_id))
