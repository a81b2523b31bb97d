"""Write what was arranged with one party alone, inside an opened and locked channel."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.channels import compartments
from mediation.channels.arranged import Apart
from mediation.channels.models import ApartSession, Compartment
from mediation.channels.queries import Channel
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.lifecycle.move import move
from workflows.talk import TALK


def add(
    session: Session, actor: Actor, channel: Channel, key: UUID, where: Mapping[str, Any], **planned: Any
) -> ApartSession:
    """A session as arranged; the channel's own version counts it and its own chain keeps the entry."""
    place = channel.compartment
    place.version += 1
    row = ApartSession(
        id=key, compartment_id=place.id, seq=place.version, mediator_id=actor.person_id, state="scheduled",
        where_sealed=_sealed(channel, key, where), arranged_at=clock.now(), reminded_at=None, **planned,
    )  # fmt: skip
    session.add(row)
    record(
        session, actor, "talk.scheduled", Subject("apart_session", key), compartments.chain_of(place),
        after={"starts_at": row.starts_at, "mode": where["mode"]},
    )  # fmt: skip
    return row


def step(
    session: Session, actor: Actor, channel: Channel, found: Apart, trigger: str, where: Mapping[str, Any],
    **planned: Any,
) -> None:  # fmt: skip
    """Move one along its workflow, with what is now known of it. Raises ImpossibleStep."""
    row, place = found.row, channel.compartment
    for name, value in planned.items():
        setattr(row, name, value)
    row.where_sealed = _sealed(channel, row.id, {**found.where, **where})
    row.sequence += 1
    place.version += 1
    move(
        session, row, TALK, trigger, actor=actor, chain=compartments.chain_of(place),
        after={"starts_at": row.starts_at},
    )  # fmt: skip


def call_off(session: Session, actor: Actor, row: ApartSession, place: Compartment) -> None:
    """Call one off from outside the channel, which nobody opens for it: another office or mediator came."""
    row.sequence += 1
    place.version += 1
    move(
        session, row, TALK, "cancel", actor=actor, chain=compartments.chain_of(place),
        after={"starts_at": row.starts_at},
    )  # fmt: skip


def _sealed(channel: Channel, key: UUID, where: Mapping[str, Any]) -> bytes:
    told = json.dumps(dict(where), ensure_ascii=False).encode()
    return compartments.sealer(channel.compartment)(told, f"apart|{key.hex}")
