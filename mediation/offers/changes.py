"""Write sealed offers in the caller's transaction: manner and rounds as joint rows, figures apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, record
from mediation.channels import changes as channels
from mediation.channels import compartments
from mediation.channels.models import Compartment
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from mediation.offers import commitment, queries
from mediation.offers.models import BlindMethod, BlindRound
from workflows.blind_offer import BLIND_OFFER


@dataclass(frozen=True)
class Manner:
    """What both agree to: for what offers are made, how a figure is found, between whom, answered by when."""

    scope: str
    figure: str
    items: tuple[str, ...]
    worker_id: UUID
    payer_id: UUID
    answer_by: date


def ask(
    session: Session,
    actor: Actor,
    chain: Chain,
    ground: Ground,
    dispute_id: UUID,
    number: int,
    manner: Manner,
) -> BlindMethod:
    """Put a manner before both sides. Each has a compartment for its figures from the first time on."""
    row = BlindMethod(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, number=number,
        state=BLIND_OFFER.initial, scope=manner.scope, figure=manner.figure, items=list(manner.items),
        worker_id=manner.worker_id, payer_id=manner.payer_id, asked_by=actor.person_id,
        asked_at=clock.now(), answer_by=manner.answer_by, closed_at=None, closed_why=None,
    )  # fmt: skip
    session.add(row)
    both = (manner.worker_id, manner.payer_id)
    there = queries.places(session, dispute_id, both)
    for party_id in both:
        if party_id not in there:
            session.add(compartments.make(actor.stream(dispute_id), dispute_id, queries.SEALED, party_id))
    told = {"number": number, "scope": manner.scope, "figure": manner.figure}
    subject = Subject(BLIND_OFFER.name, row.id)
    record(session, actor, "blind_offer.asked", subject, chain, after=told, ground=ground)
    return row


def step(
    session: Session,
    actor: Actor,
    chain: Chain,
    row: BlindMethod,
    trigger: str,
    ground: Ground | None = None,
    *,
    after: Mapping[str, Any] | None = None,
    why: str | None = None,
    on_behalf_of: UUID | None = None,
) -> None:
    """Move the manner along its workflow; what was told stands in the round and not in the audit log."""
    if not BLIND_OFFER.is_open(BLIND_OFFER.step(trigger).target or row.state):
        row.closed_at, row.closed_why = clock.now(), why
    told = {**(after or {}), "number": row.number, **({"why": why} if why else {})}
    move(
        session, row, BLIND_OFFER, trigger,
        actor=actor, chain=chain, ground=ground, after=told, on_behalf_of=on_behalf_of,
    )  # fmt: skip


def add_round(session: Session, actor: Actor, row: BlindMethod, number: int, due_on: date) -> BlindRound:
    """A new round of this manner."""
    made = BlindRound(
        id=identifiers.new(actor.stream(row.dispute_id)), method_id=row.id, dispute_id=row.dispute_id,
        number=number, opened_at=clock.now(), due_on=due_on, closed_at=None,
    )  # fmt: skip
    session.add(made)
    return made


def close_round(held: BlindRound, told: Mapping[str, Any] | None) -> None:
    """End a round, with what is told of it or with nothing."""
    held.closed_at = clock.now()
    held.told = json.dumps(told, sort_keys=True) if told else None


def seal(
    session: Session,
    actor: Actor,
    place: Compartment,
    held: BlindRound,
    figures: Mapping[str, int],
    weights: Mapping[str, int],
) -> str:
    """Put a party's figures into its own compartment, committed to with a fresh salt; gives the sum."""
    if place.party_id is None:
        raise ValueError("figures belong to a party")
    salt = identifiers.token(actor.stream(place.id), commitment.SALT_BYTES).hex()
    text = commitment.text_of(held.id.hex, place.party_id.hex, figures, weights, salt)
    committed = commitment.sum_of(text)
    said = {"figures": dict(figures), "weights": dict(weights), "salt": salt, "commitment": committed}
    channel = queries.as_channel(place)
    channels.add_entry(session, actor, channel, queries.FIGURES, said, subject_id=held.id)
    return committed


def fix_figures(
    session: Session, actor: Actor, notes: Compartment, held: BlindRound, figures: Mapping[str, int]
) -> None:
    """Keep the mediator's own figures of a round in the mediators' compartment, before anybody seals."""
    said = {"figures": dict(figures)}
    channel = queries.as_channel(notes)
    channels.add_entry(session, actor, channel, queries.MEDIATORS, said, subject_id=held.id)
