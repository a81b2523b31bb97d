"""The rooms of the offices that a manager sees to, and each office's promise of notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.bookings import queries
from mediation.bookings.models import Room
from mediation.bookings.rules import USUAL_NOTICE_DAYS
from mediation.complaints.rules import USUAL_ANSWER_DAYS
from mediation.identity.models import Office
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.projections.office_people import covered_by

AGENCIES = ("court", "arbitration_commission", "labour_bureau", "judicial_office")
"""Kinds of office that mediate nothing here."""


@dataclass(frozen=True)
class RoomKept:
    """A room as the manager sees it."""

    id: UUID
    name: str
    seats: int
    is_open: bool


@dataclass(frozen=True)
class OfficeOfRooms:
    """An office with how many rooms it has open, and its promise in working days."""

    id: UUID
    code: str
    name: str
    notice_days: int
    answer_days: int
    """Working days within which it answers a complaint: a promise, too."""
    open_rooms: int


def offices(session: Session, actor: Actor) -> tuple[OfficeOfRooms, ...]:
    """The offices under the reader's post, in the order of the tree, in one statement. Raises NotFound."""
    return tuple(_shown(row) for row in session.execute(_query(actor).order_by(Office.path)))


def office(session: Session, actor: Actor, code: str) -> tuple[OfficeOfRooms, tuple[RoomKept, ...]]:
    """One of them with its rooms. Raises NotFound."""
    row = session.execute(_query(actor).where(Office.code == code)).one_or_none()
    if row is None:
        raise NotFound()
    found = queries.rooms(session, row.id, closed_too=True)
    return _shown(row), tuple(RoomKept(room.id, room.name, room.seats, room.is_open) for room in found)


def _query(actor: Actor) -> Any:
    covered = covered_by(actor, Permission.MANAGE_ROOMS)
    count = select(func.count()).where(Room.office_id == Office.id, Room.is_open.is_(True)).scalar_subquery()
    return select(
        Office.id,
        Office.code,
        Office.name,
        Office.session_notice_days,
        Office.complaint_answer_days,
        count.label("open_rooms"),
    ).where(Office.id.in_(sorted(covered)), Office.kind.not_in(AGENCIES))


def _shown(row: Any) -> OfficeOfRooms:
    days = USUAL_NOTICE_DAYS if row.session_notice_days is None else row.session_notice_days
    answer = row.complaint_answer_days or USUAL_ANSWER_DAYS
    return OfficeOfRooms(row.id, row.code, row.name, days, answer, row.open_rooms)
