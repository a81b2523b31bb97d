"""Keep the rooms of an office, and its promise of notice before a session."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.bookings import queries
from mediation.bookings.models import Room
from mediation.bookings.rules import MOST_NOTICE_DAYS, MOST_ROOMS, MOST_SEATS
from mediation.identity.models import Office
from mediation.identity.standing import must_stand
from mediation.kernel import identifiers
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission


@dataclass(frozen=True)
class RoomKept:
    """What is known of a room."""

    name: str
    seats: int
    is_open: bool = True


def add_room(session: Session, actor: Actor, office_id: UUID, kept: RoomKept) -> UUID:
    """A new room. Raises NotFound for an office that the actor does not manage, Invalid."""
    with transaction(session):
        _office(session, actor, office_id)
        if len(queries.rooms(session, office_id, closed_too=True)) >= MOST_ROOMS:
            raise Invalid(name="too_many_rooms")
        _check(session, office_id, kept)
        row = Room(id=identifiers.new(actor.stream(office_id)), office_id=office_id, **asdict(kept))
        session.add(row)
        record(
            session, actor, "office.room_added", Subject("room", row.id), office_chain(office_id),
            after=asdict(kept),
        )  # fmt: skip
        return row.id


def change_room(session: Session, actor: Actor, office_id: UUID, room_id: UUID, kept: RoomKept) -> None:
    """Rename a room, count its seats anew, open or close it. Raises NotFound, Invalid."""
    with transaction(session):
        _office(session, actor, office_id)
        row = queries.room_of(session, office_id, room_id, lock=True)
        if row is None:
            raise NotFound()
        _check(session, office_id, kept, room_id)
        before = {name: getattr(row, name) for name in asdict(kept)}
        if before == asdict(kept):
            return
        row.name, row.seats, row.is_open = kept.name, kept.seats, kept.is_open
        record(
            session, actor, "office.room_changed", Subject("room", row.id), office_chain(office_id),
            before=before, after=asdict(kept),
        )  # fmt: skip


def promise_notice(session: Session, actor: Actor, office_id: UUID, days: int) -> None:
    """How many working days before a session the office tells the parties. Raises NotFound, Invalid."""
    with transaction(session):
        office = _office(session, actor, office_id)
        if not 0 <= days <= MOST_NOTICE_DAYS:
            raise Invalid(days="out_of_range")
        before = queries.notice_days(session, office_id)
        if before == days:
            return
        office.session_notice_days = days
        record(
            session, actor, "office.notice_promised", Subject("office", office.id), office_chain(office.id),
            before={"days": before}, after={"days": days},
        )  # fmt: skip


def _office(session: Session, actor: Actor, office_id: UUID) -> Office:
    """The office, locked: two who add a room of one name at once are told apart."""
    require_by_role(actor, Permission.MANAGE_ROOMS)
    must_stand(session, actor)
    office = session.get(Office, office_id, with_for_update=True)
    if office is None or office.id not in actor.covered(Role.MANAGER):
        raise NotFound()
    return office


def _check(session: Session, office_id: UUID, kept: RoomKept, beside: UUID | None = None) -> None:
    if not kept.name.strip():
        raise Invalid(name="missing")
    if not 1 <= kept.seats <= MOST_SEATS:
        raise Invalid(seats="out_of_range")
    same = select(Room.id).where(Room.office_id == office_id, Room.name == kept.name)
    if session.scalar(same if beside is None else same.where(Room.id != beside)):
        raise Invalid(name="room_there_already")
