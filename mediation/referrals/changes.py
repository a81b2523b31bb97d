"""Writes to hand-overs and to what came in, inside the caller's transaction, each with its audit entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, compartment_chain, record
from mediation.disputes.models import AgencyConcern
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from mediation.referrals.models import IncomingReferral, LaterReport, Referral
from workflows.referral import REFERRAL


def send(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    *,
    to_office_id: UUID,
    road: str,
    party_id: UUID,
    utterance_id: UUID,
    bundle: Sequence[str],
    ground: Ground,
) -> Referral:
    """A dispute handed over to an office on a party's own wish; `bundle` are titles of joint papers."""
    row = Referral(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, to_office_id=to_office_id,
        road=road, party_id=party_id, utterance_id=utterance_id, bundle=list(bundle),
        state=REFERRAL.initial, sent_at=clock.now(),
    )  # fmt: skip
    session.add(row)
    record(
        session, actor, "referral.sent", Subject("referral", row.id),
        compartment_chain(dispute_id, dispute_id), ground=ground, on_behalf_of=party_id,
        after={"to": to_office_id, "road": road, "bundle": list(bundle)},
    )  # fmt: skip
    return row


def concern(
    session: Session, actor: Actor, dispute_id: UUID, office_id: UUID, article: str, why: str = "hand_over"
) -> AgencyConcern:
    """Why an agency may look at the dispute from now on."""
    row = AgencyConcern(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, office_id=office_id,
        ground=why, article=article, from_at=clock.now(),
    )  # fmt: skip
    session.add(row)
    return row


def come_in(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    *,
    from_office_id: UUID,
    on: str,
    reference: str,
    papers_on: date | None,
    answer_by: date | None,
    ground: Ground,
) -> IncomingReferral:
    """A dispute that an agency sent in, on one of the grounds of `rules.SENDERS`."""
    row = IncomingReferral(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, from_office_id=from_office_id,
        ground=on, reference=reference, papers_on=papers_on, answer_by=answer_by, state=REFERRAL.initial,
        sent_at=clock.now(), note="",
    )  # fmt: skip
    session.add(row)
    record(
        session, actor, "referral.came_in", Subject("referral", row.id),
        compartment_chain(dispute_id, dispute_id), ground=ground,
        after={"from": from_office_id, "ground": on, "reference": reference, "papers_on": papers_on,
               "answer_by": answer_by},
    )  # fmt: skip
    return row


def receive(session: Session, actor: Actor, row: IncomingReferral, ground: Ground) -> None:
    """The office has it in hand. Raises ImpossibleStep when it had it before."""
    row.received_at, row.received_by = clock.now(), actor.person_id
    _move(session, actor, row, "receive", ground)


def answer(
    session: Session, actor: Actor, row: IncomingReferral, told: Mapping[str, Any], note: str, ground: Ground
) -> None:
    """The agency is told what came of it. Raises ImpossibleStep when it was told before."""
    row.answered_at, row.answered_by = clock.now(), actor.person_id
    row.told, row.note = dict(told), note
    _move(session, actor, row, "answer", ground, told, note)


def answer_anew(
    session: Session, actor: Actor, row: IncomingReferral, number: int, told: Mapping[str, Any], note: str,
    ground: Ground,
) -> None:  # fmt: skip
    """The agency is told what came of it since; what it was told before stays as it was."""
    report = LaterReport(
        id=identifiers.new(actor.stream(row.dispute_id)), referral_id=row.id, number=number, told=dict(told),
        note=note, reported_at=clock.now(), reported_by=actor.person_id,
    )  # fmt: skip
    session.add(report)
    chain = compartment_chain(row.dispute_id, row.dispute_id)
    record(
        session, actor, "referral.answered_anew", Subject("referral", row.id), chain, ground=ground,
        after={"number": number, **told}, reason=note or None,
    )  # fmt: skip


def _move(
    session: Session,
    actor: Actor,
    row: IncomingReferral,
    trigger: str,
    ground: Ground,
    after: Mapping[str, Any] | None = None,
    note: str = "",
) -> None:
    chain = compartment_chain(row.dispute_id, row.dispute_id)
    move(
        session, row, REFERRAL, trigger, actor=actor, chain=chain, ground=ground, after=after,
        reason=note or None,
    )  # fmt: skip
