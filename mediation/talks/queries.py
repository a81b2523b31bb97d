"""Read preparation, announcements and sessions; what is sealed is opened for whoever was let in before."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.channels import compartments, readers
from mediation.channels.models import Compartment
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.talks.models import Absence, Announcement, Contact, Conveyance, Preparation, Talk
from mediation.talks.rules import RIGHTS_ALWAYS


@dataclass(frozen=True)
class ContactRead:
    """One line of the contact log, its note opened."""

    id: UUID
    party_id: UUID
    at: datetime
    how: str
    reached: bool
    rights_told: bool
    note: str
    entered_by: UUID
    rights: tuple[str, ...] = ()
    closed: bool = False
    """Something was noted that the reader may not open."""


def mediators_compartment(session: Session, dispute_id: UUID, *, lock: bool = False) -> Compartment:
    """The compartment of the mediators' notes. The caller has asked the policy. Raises NotFound."""
    query = select(Compartment).where(
        Compartment.dispute_id == dispute_id, Compartment.kind == compartments.MEDIATOR
    )
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound()
    return found


def contacts(
    session: Session, place: Compartment, closed: Mapping[UUID, datetime] = MappingProxyType({})
) -> tuple[ContactRead, ...]:
    """The contact log, newest first.

    `closed` is party → until when the notes of talks with it are closed to the reader by its own choice
    (channels.readers.notes_closed): that there was a talk is read, what was noted of it is not.
    """
    unseal = compartments.opener(place)
    query = select(Contact).where(Contact.dispute_id == place.dispute_id)
    rows = session.scalars(query.order_by(Contact.at.desc(), Contact.id))
    return tuple(_read(row, unseal, closed) for row in rows)


def _read(
    row: Contact, unseal: Callable[[bytes, str], bytes], closed: Mapping[UUID, datetime]
) -> ContactRead:
    until = closed.get(row.party_id)
    shut = row.note_sealed is not None and until is not None and row.entered_at < until
    note = b"" if shut or row.note_sealed is None else unseal(row.note_sealed, f"contact|{row.id.hex}")
    return ContactRead(
        row.id, row.party_id, row.at, row.how, row.reached, row.rights_told, note.decode(), row.entered_by,
        tuple(row.rights or (RIGHTS_ALWAYS if row.rights_told else ())), shut,
    )  # fmt: skip


def notes_closed(session: Session, actor: Actor, dispute_id: UUID) -> dict[UUID, datetime]:
    """Party → until when the notes of talks with it are closed to this mediator, by the party's choice."""
    return readers.notes_closed(session, actor, dispute_id)


def preparation(session: Session, dispute_id: UUID) -> Preparation | None:
    """The one row of preparation, or None before anything was noted."""
    return session.get(Preparation, dispute_id)


def map_of(place: Compartment, row: Preparation | None) -> dict[str, Any]:
    """What was noted in the case map, opened; empty before anything was noted."""
    if row is None or row.map_sealed is None:
        return {}
    opened: dict[str, Any] = json.loads(compartments.opener(place)(row.map_sealed, "case_map"))
    return opened


def announced(session: Session, dispute_id: UUID) -> dict[UUID, datetime]:
    """Party → when it was announced that it was heard apart."""
    query = select(Announcement).where(Announcement.dispute_id == dispute_id)
    return {row.party_id: row.at for row in session.scalars(query.order_by(Announcement.at))}


def sessions(session: Session, dispute_id: UUID) -> Sequence[Talk]:
    """The joint sessions, newest first."""
    query = select(Talk).where(Talk.dispute_id == dispute_id)
    return session.scalars(query.order_by(Talk.starts_at.desc(), Talk.id)).all()


def session_of(session: Session, dispute_id: UUID, talk_id: UUID) -> Talk:
    """One joint session of this dispute. Raises NotFound."""
    found = session.scalar(select(Talk).where(Talk.id == talk_id, Talk.dispute_id == dispute_id))
    if found is None:
        raise NotFound()
    return found


def conveyances(session: Session, dispute_id: UUID) -> Sequence[Conveyance]:
    """What was conveyed in the dispute, newest first."""
    query = select(Conveyance).where(Conveyance.dispute_id == dispute_id)
    return session.scalars(query.order_by(Conveyance.at.desc(), Conveyance.id)).all()


def absences(session: Session, dispute_id: UUID) -> Sequence[Absence]:
    """Who did not come to which session, in the order in which it was noted."""
    query = select(Absence).where(Absence.dispute_id == dispute_id)
    return session.scalars(query.order_by(Absence.noted_at, Absence.id)).all()
