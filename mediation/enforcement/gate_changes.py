"""Writes to applications for review or confirmation, inside the caller's transaction, each with its entry."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, compartment_chain, record
from mediation.enforcement.models import GateApplication
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground


def note(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    agreement_id: UUID,
    gate: str,
    receiver: str,
    applied_on: date,
    ground: Ground,
) -> GateApplication:
    """Both applied at this gate; what becomes of it is waited for."""
    row = GateApplication(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, agreement_id=agreement_id,
        gate=gate, receiver=receiver, applied_on=applied_on, outcome="pending", outcome_on=None, paper="",
        noted_at=clock.now(), noted_by=actor.person_id,
    )  # fmt: skip
    session.add(row)
    told = {"gate": gate, "receiver": receiver, "applied_on": applied_on.isoformat()}
    record(
        session, actor, "agreement.gate_applied", Subject("gate_application", row.id),
        compartment_chain(dispute_id, dispute_id), after=told, ground=ground,
    )  # fmt: skip
    return row


def decide(
    session: Session, actor: Actor, row: GateApplication, outcome: str, on: date, paper: str, ground: Ground
) -> None:
    """What the commission or the court decided, or that both took the application back."""
    before = {"outcome": row.outcome}
    row.outcome, row.outcome_on, row.paper = outcome, on, paper
    told = {"gate": row.gate, "outcome": outcome, "on": on.isoformat(), "paper": paper}
    record(
        session, actor, "agreement.gate_decided", Subject("gate_application", row.id),
        compartment_chain(row.dispute_id, row.dispute_id), before=before, after=told, ground=ground,
    )  # fmt: skip
