"""Writes to hand-overs, inside the caller's transaction, each with its audit entry."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, compartment_chain, record
from mediation.disputes.models import AgencyConcern
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.referrals.models import Referral
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


def concern(session: Session, actor: Actor, dispute_id: UUID, office_id: UUID, article: str) -> AgencyConcern:
    """Why the receiving agency may look at the dispute from now on."""
    row = AgencyConcern(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, office_id=office_id,
        ground="hand_over", article=article, from_at=clock.now(),
    )  # fmt: skip
    session.add(row)
    return row
