"""More days of mediation: a party or the mediator asks, every party consents, within the profile's limit."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.deadlines import changes as deadlines
from mediation.deadlines.rules import days_to_extend
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.pending.models import PendingAct
from mediation.pending.rules import of_party
from mediation.procedure import pending
from mediation.procedure.advance import advance, permit, permit_consented
from mediation.procedure.case import Case, take
from mediation.procedure.guards import Given

TRIGGER = "extend"


def ask(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, days: int, reason: str) -> None:
    """Ask every party for so many days more; whoever asks for a party has consented for it.

    Days are of the period's own unit. Raises NotFound, NotAllowed, Stale, NotPossible("already_asked") and
    Refused with every reason: no extension in the rule, the period over, the cap reached (ECMR 29, SPM 27,
    人社厅发〔2024〕4号).
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, TRIGGER, seen, _given(case, days, reason))
        needs = [of_party(party.id) for party in case.parties]
        pending.ask(case, TRIGGER, ground, needs, given={"days": days}, reason=reason)


def carry(case: Case, act: PendingAct, ground: Ground) -> None:
    """Everybody consented: the period is longer from now on."""
    days = int(act.given["days"])
    permit_consented(case, TRIGGER, _given(case, days, act.reason))
    before = case.facts.period_ends_on
    dispute = case.dispute
    dispute.due_on, until = deadlines.extend(case.session, dispute.id, dispute.profile, days)
    advance(
        case, TRIGGER, ground, note=f"延长{days}天。{act.reason}",
        before={"last_day": before}, after={"last_day": until, "days": days, **pending.asker(act)},
    )  # fmt: skip


def _given(case: Case, days: int, reason: str) -> Given:
    most = days_to_extend(case.dispute.profile, case.facts.period_extended_by)
    return {"extension_days_allowed": 1 <= days <= most, "reason_given": bool(reason.strip())}
