"""Writes to obligations, payments and breaches, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, compartment_chain, record
from mediation.enforcement.models import Breach, Obligation, Payment
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from workflows.obligation import OBLIGATION


def owe(
    session: Session, actor: Actor, dispute_id: UUID, agreement_id: UUID, terms: Sequence[Mapping[str, Any]]
) -> list[Obligation]:
    """One obligation for each instalment of terms that pay, by the day each falls due."""
    parts = sorted(
        (
            (date.fromisoformat(part["due_on"]), term, part)
            for term in terms
            for part in term.get("instalments") or ()
        ),
        key=lambda each: each[0],
    )  # fmt: skip
    rows = [
        Obligation(
            id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, agreement_id=agreement_id,
            position=position, claim_item_id=UUID(term["claim_item_id"]), payer_id=UUID(term["payer_id"]),
            payee_id=UUID(term["payee_id"]), amount_fen=part["amount_fen"], due_on=due_on,
            manner=term["manner"], state=OBLIGATION.initial,
        )
        for position, (due_on, term, part) in enumerate(parts, 1)
    ]  # fmt: skip
    session.add_all(rows)
    return rows


def step(
    session: Session,
    actor: Actor,
    owed: Obligation,
    trigger: str,
    ground: Ground | None = None,
    *,
    after: Mapping[str, Any] | None = None,
    reason: str | None = None,
    on_behalf_of: UUID | None = None,
) -> None:
    """Move an obligation along its workflow, in the joint chain of its dispute."""
    move(
        session, owed, OBLIGATION, trigger, actor=actor, ground=ground, after=after, reason=reason,
        chain=compartment_chain(owed.dispute_id, owed.dispute_id), on_behalf_of=on_behalf_of,
    )  # fmt: skip


def report(
    session: Session, actor: Actor, owed: Obligation, paid_on: date, manner: str, document_id: UUID | None
) -> Payment:
    """A payment of the whole obligation, as its payer or the mediator reports it."""
    row = Payment(
        id=identifiers.new(actor.stream(owed.dispute_id)), obligation_id=owed.id,
        amount_fen=owed.amount_fen, paid_on=paid_on, manner=manner, document_id=document_id,
        reported_by=actor.person_id, reported_at=clock.now(),
    )  # fmt: skip
    session.add(row)
    return row


def breach_of_duty(session: Session, actor: Actor, dispute_id: UUID, note: str) -> Breach:
    """A report that a duty beside payments was not kept. The step writes the entry."""
    row = Breach(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, obligation_id=None,
        reported_by=actor.person_id, reported_at=clock.now(), note=note,
    )  # fmt: skip
    session.add(row)
    return row


def breach(session: Session, actor: Actor, owed: Obligation, note: str, ground: Ground) -> Breach:
    """A report that an obligation was not performed in time."""
    row = Breach(
        id=identifiers.new(actor.stream(owed.dispute_id)), dispute_id=owed.dispute_id,
        obligation_id=owed.id, reported_by=actor.person_id, reported_at=clock.now(), note=note,
    )  # fmt: skip
    session.add(row)
    record(
        session, actor, "obligation.breach_reported", Subject("obligation", owed.id),
        compartment_chain(owed.dispute_id, owed.dispute_id), after={"position": owed.position},
        reason=note or None, ground=ground,
    )  # fmt: skip
    return row
