"""Read what was arranged with one party alone: always for one opened channel, its mediator or a timer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from mediation.channels import compartments
from mediation.channels.criteria import Reader, has_grant
from mediation.channels.models import ApartSession, ChannelGrant, Compartment
from mediation.channels.queries import Channel
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound


@dataclass(frozen=True)
class Apart:
    """A session with one party alone, its manner and place opened."""

    row: ApartSession
    where: dict[str, Any]


def apart_sessions(session: Session, channel: Channel) -> list[Apart]:
    """What was arranged with this party alone, newest first."""
    query = select(ApartSession).where(*_open_to(channel))
    unseal = compartments.opener(channel.compartment)
    rows = session.scalars(query.order_by(ApartSession.starts_at.desc(), ApartSession.id))
    return [Apart(row, _where(row, unseal)) for row in rows]


def apart_session_of(session: Session, channel: Channel, key: UUID) -> Apart:
    """One of them. Raises NotFound."""
    query = select(ApartSession).where(ApartSession.id == key, *_open_to(channel))
    row = session.scalar(query)
    if row is None:
        raise NotFound()
    return Apart(row, _where(row, compartments.opener(channel.compartment)))


def own_apart_sessions(
    session: Session, actor: Actor, since: datetime, until: datetime
) -> list[tuple[ApartSession, Compartment]]:
    """A mediator's own sessions apart that begin in these days, while the channel is open to it."""
    query = (
        select(ApartSession, Compartment)
        .join(Compartment, Compartment.id == ApartSession.compartment_id)
        .where(ApartSession.mediator_id == actor.person_id, *_granted(actor))
        .where(ApartSession.starts_at >= since, ApartSession.starts_at < until)
        .order_by(ApartSession.starts_at, ApartSession.id)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def apart_of_a_mediator() -> Any:
    """SQL: sessions apart that one mediator arranged, while the channel is open to it.

    Wants `own_person`; for whoever is no mediator any more it is not to be executed.
    """
    own = _Bound()
    return (
        select(
            ApartSession.id, ApartSession.state, ApartSession.starts_at, ApartSession.ends_at,
            Compartment.dispute_id, Compartment.party_id,
        )
        .join(Compartment, Compartment.id == ApartSession.compartment_id)
        .where(ApartSession.mediator_id == own.person_id, *_granted(own))
    )  # fmt: skip


class _Bound:
    """Some mediator, whose key comes with the values of the statement."""

    person_id = bindparam("own_person", type_=Uuid())

    def posts_as(self, role: Role) -> bool:
        return role is Role.MEDIATOR


def still_arranged(
    session: Session, dispute_id: UUID, mediator_id: UUID | None = None
) -> list[tuple[ApartSession, Compartment]]:
    """What is to come in every channel of a dispute, locked and unopened: to be called off, not read.

    Of one mediator alone, where one is named.
    """
    query = (
        select(ApartSession, Compartment)
        .join(Compartment, Compartment.id == ApartSession.compartment_id)
        .where(Compartment.dispute_id == dispute_id, ApartSession.state.in_(("scheduled", "postponed")))
        .order_by(Compartment.id, ApartSession.id)
        .with_for_update()
    )
    if mediator_id is not None:
        query = query.where(ApartSession.mediator_id == mediator_id)
    return [(row[0], row[1]) for row in session.execute(query)]


def _open_to(channel: Channel) -> tuple[Any, ...]:
    """What was arranged before a mediator came is open to it by the party's choice, as entries are."""
    return ApartSession.compartment_id == channel.compartment.id, ApartSession.seq > channel.since


def _granted(reader: Reader) -> tuple[Any, ...]:
    """The same for sessions of several channels, read together with their compartments."""
    held = has_grant(reader, ChannelGrant.from_seq < ApartSession.seq)
    return held, ApartSession.seq > Compartment.withdrawn_upto


def apart_to_remind(session: Session, timer: Actor, since: datetime, until: datetime) -> list[UUID]:
    """Keys of the compartments in which somebody is to be reminded; for a timer, which reads nothing more.

    Raises ValueError for anybody else.
    """
    if timer.timer is None:
        raise ValueError("only a timer")
    query = select(ApartSession.compartment_id).where(*_unreminded(since, until)).distinct()
    return sorted(session.scalars(query))


def unreminded(
    session: Session, timer: Actor, compartment_id: UUID, since: datetime, until: datetime
) -> tuple[Compartment, list[ApartSession]]:
    """One compartment, locked, with the sessions of which its party is to be reminded; for a timer only."""
    if timer.timer is None:
        raise ValueError("only a timer")
    place = session.get_one(Compartment, compartment_id, with_for_update=True)
    query = select(ApartSession).where(ApartSession.compartment_id == place.id, *_unreminded(since, until))
    return place, list(session.scalars(query.order_by(ApartSession.starts_at, ApartSession.id)))


def _unreminded(since: datetime, until: datetime) -> tuple[Any, ...]:
    return (
        ApartSession.state == "scheduled", ApartSession.reminded_at.is_(None),
        ApartSession.starts_at >= since, ApartSession.starts_at < until,
    )  # fmt: skip


def _where(row: ApartSession, unseal: Any) -> dict[str, Any]:
    opened: dict[str, Any] = json.loads(unseal(row.where_sealed, f"apart|{row.id.hex}"))
    return opened
