"""Revoke an acceptance that should not have been: a manager asks, a second officer of the line confirms."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.pending.models import PendingAct
from mediation.pending.rules import OFFICER
from mediation.procedure import pending
from mediation.procedure.advance import advance, permit, permit_consented
from mediation.procedure.case import Case, take
from mediation.procedure.claims import revocation
from mediation.procedure.claims.revocation import Revocation
from mediation.procedure.guards import Given

TRIGGER = "revoke_acceptance"


def ask(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, wanted: Revocation) -> None:
    """Ask that the acceptance be revoked; nothing changes until a second officer agrees.

    Raises NotFound, NotAllowed, Stale, NotPossible("step_not_in_state", "already_asked"),
    Refused(("ground_given", "reason_given")), Invalid(road="road_not_open").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, TRIGGER, seen, _given(wanted))
        revocation.notice(wanted)
        told = {"ground": wanted.ground, "road": wanted.road}
        pending.ask(case, TRIGGER, ground, [OFFICER], given=told, reason=wanted.reason)


def carry(case: Case, act: PendingAct, ground: Ground) -> None:
    """A second officer agreed: the case is not accepted, both are told, channels stay as sealed as ever."""
    wanted = Revocation(act.given["ground"], act.given["road"], act.reason)
    permit_consented(case, TRIGGER, _given(wanted))
    after = {"ground": wanted.ground, "road": wanted.road, **pending.asker(act)}
    advance(case, TRIGGER, ground, note=revocation.notice(wanted), after=after)


def _given(wanted: Revocation) -> Given:
    return {"ground_given": wanted.is_complete, "reason_given": bool(wanted.reason.strip())}
