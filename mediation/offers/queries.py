"""Read sealed offers: what all know, one's own figures, and both for the use case that compares them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.channels import compartments
from mediation.channels.models import ChannelEntry, Compartment
from mediation.channels.queries import Channel, is_member
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.offers.models import BlindMethod, BlindRound
from workflows.blind_offer import BLIND_OFFER

SEALED = "sealed"
"""Kind of the compartment in which a party's figures lie: its own, for which nobody is given a grant."""
FIGURES = "sealed_figures"
"""Kind of the entries in it."""
MEDIATORS = "figures_for_offers"
"""Kind of the entries with the mediator's own figures, in the mediators' compartment."""
OPEN = BLIND_OFFER.groups["open"]


@dataclass(frozen=True)
class OwnFigures:
    """What a party sealed in one round, opened for itself: fen and weights by thing, salt and sum in hex."""

    round_id: UUID
    party_id: UUID
    at: datetime
    figures: Mapping[str, int]
    weights: Mapping[str, int]
    salt: str
    commitment: str


def methods(session: Session, dispute_id: UUID) -> list[BlindMethod]:
    """Every manner that was ever asked for, newest first."""
    query = select(BlindMethod).where(BlindMethod.dispute_id == dispute_id)
    return list(session.scalars(query.order_by(BlindMethod.number.desc())))


def method(session: Session, dispute_id: UUID, method_id: UUID) -> BlindMethod:
    """One of them. Raises NotFound."""
    row = session.get(BlindMethod, method_id)
    if row is None or row.dispute_id != dispute_id:
        raise NotFound()
    return row


def rounds(session: Session, dispute_id: UUID) -> list[BlindRound]:
    """Every round of a dispute, oldest first."""
    query = select(BlindRound).where(BlindRound.dispute_id == dispute_id)
    return list(session.scalars(query.order_by(BlindRound.opened_at, BlindRound.number)))


def told(row: BlindRound) -> dict[str, Any]:
    """What was told of a round: `answers`, `figures` and `commitments`; nothing where one did not seal."""
    return json.loads(row.told) if row.told else {}


def overdue(session: Session, today: date) -> list[UUID]:
    """The disputes in which days to agree or to seal have run out."""
    unanswered = select(BlindMethod.dispute_id).where(
        BlindMethod.state == "asked", BlindMethod.answer_by < today
    )
    unsealed = (
        select(BlindRound.dispute_id)
        .join(BlindMethod, BlindMethod.id == BlindRound.method_id)
        .where(BlindMethod.state == "sealing", BlindRound.closed_at.is_(None), BlindRound.due_on < today)
    )
    return sorted({*session.scalars(unanswered), *session.scalars(unsealed)})


def own_place(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> Compartment:
    """The compartment of a party's own figures, locked, for who acts for it. Raises NotFound."""
    query = select(Compartment).where(
        Compartment.dispute_id == dispute_id, Compartment.party_id == party_id,
        Compartment.kind == SEALED, is_member(actor),
    )  # fmt: skip
    place = session.scalar(query.with_for_update(of=Compartment))
    if place is None:
        raise NotFound()
    return place


def places(session: Session, dispute_id: UUID, parties: Collection[UUID]) -> dict[UUID, Compartment]:
    """Party → the compartment of its figures. Only the use cases may ask: it opens nothing."""
    query = select(Compartment).where(
        Compartment.dispute_id == dispute_id, Compartment.party_id.in_(parties), Compartment.kind == SEALED
    )
    return {place.party_id: place for place in session.scalars(query) if place.party_id is not None}


def as_channel(place: Compartment) -> Channel:
    """The compartment as an entry is written into it."""
    return Channel(place, place.party_id or place.id, as_mediator=place.party_id is None)


def own_figures(
    session: Session, actor: Actor, dispute_id: UUID, parties: Collection[UUID]
) -> list[OwnFigures]:
    """What these parties sealed, oldest first: only those for which the actor acts."""
    query = (
        select(ChannelEntry, Compartment)
        .join(Compartment, Compartment.id == ChannelEntry.compartment_id)
        .where(
            Compartment.dispute_id == dispute_id, Compartment.kind == SEALED,
            Compartment.party_id.in_(parties), is_member(actor),
        )
        .order_by(ChannelEntry.at, ChannelEntry.id)
    )  # fmt: skip
    return [_opened(entry, place) for entry, place in session.execute(query)]


def sealed_in(session: Session, place: Compartment) -> dict[UUID, OwnFigures]:
    """Round → what one party sealed in it. Only the use cases that compare may ask."""
    query = select(ChannelEntry).where(ChannelEntry.compartment_id == place.id, ChannelEntry.kind == FIGURES)
    found = (_opened(entry, place) for entry in session.scalars(query.order_by(ChannelEntry.seq)))
    return {each.round_id: each for each in found}


def mediators_figures(session: Session, place: Compartment) -> dict[UUID, Mapping[str, int]]:
    """Round → the figures that the mediator fixed for it, out of the mediators' compartment."""
    mine = (ChannelEntry.compartment_id == place.id, ChannelEntry.kind == MEDIATORS)
    query = select(ChannelEntry).where(*mine)
    unseal = compartments.opener(place)
    rows = session.scalars(query.order_by(ChannelEntry.seq))
    return {
        row.subject_id: json.loads(unseal(row.payload_sealed, row.id.hex))["figures"]
        for row in rows
        if row.subject_id is not None
    }


def _opened(entry: ChannelEntry, place: Compartment) -> OwnFigures:
    said = json.loads(compartments.opener(place)(entry.payload_sealed, entry.id.hex))
    if entry.subject_id is None or place.party_id is None:
        raise NotFound()
    return OwnFigures(
        entry.subject_id, place.party_id, entry.at, said["figures"], said["weights"],
        said["salt"], said["commitment"],
    )  # fmt: skip
