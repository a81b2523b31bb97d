"""An agency confirms that a dispute handed over to it has arrived."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotFound, NotPossible
from mediation.lifecycle.move import move
from mediation.policy.permissions import Permission
from mediation.procedure.case import take
from mediation.referrals.models import Referral
from workflows.referral import REFERRAL


def receive(session: Session, actor: Actor, referral_id: UUID) -> None:
    """Confirm a hand-over to the actor's own agency.

    Raises NotFound for one that went elsewhere or that the actor may not know of,
    NotPossible("already_received").
    """
    with transaction(session):
        own = actor.offices(Role.LIAISON)
        addressed = select(Referral.dispute_id).where(
            Referral.id == referral_id, Referral.to_office_id.in_(sorted(own))
        )
        dispute_id = session.scalar(addressed)
        if dispute_id is None:
            raise NotFound()
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.RECEIVE_REFERRAL)
        row = session.get_one(Referral, referral_id, with_for_update=True)
        if row.state != REFERRAL.initial:
            raise NotPossible("already_received")
        row.received_at, row.received_by = clock.now(), actor.person_id
        move(session, row, REFERRAL, "receive", actor=actor, chain=case.chain, ground=ground)
