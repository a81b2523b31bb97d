"""The door: the only place that moves disputes.

In one transaction: seen version, permission, the way out of the present state, every guard
with all refusals, the move with its audit entry, history, clocks, figures and messages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mediation.deadlines import changes as deadlines
from mediation.disputes import changes as disputes
from mediation.disputes.models import History
from mediation.kernel import clock
from mediation.kernel.actor import Ground
from mediation.kernel.errors import Change, NotPossible, Refused, Stale
from mediation.lifecycle.move import go_back, move
from mediation.policy.permissions import Permission
from mediation.procedure import notices
from mediation.procedure.case import Case
from mediation.procedure.guards import Given, refusals, refusals_of_form
from mediation.procedure.last_step import Taken
from workflows.correction import CORRECT
from workflows.dispute import DISPUTE
from workflows.vocabulary import Step


def permit(case: Case, trigger: str, seen: int | None, given: Given | None = None) -> Ground:
    """Whether this step may be taken now, and on what ground; asked before anything is written.

    Raises NotFound, NotAllowed, Stale, NotPossible("step_not_in_state") or Refused with every reason.
    """
    step = DISPUTE.step(trigger)
    ground = case.require(Permission(step.permission))
    refuse_stale(case, seen)
    permit_consented(case, trigger, given)
    return ground


def permit_consented(case: Case, trigger: str, given: Given | None = None) -> None:
    """The same for a step of several people, once all have consented: every guard is asked again.

    Whoever asked held the step's permission; whoever consented last held that of consenting. Raises
    NotPossible("step_not_in_state") or Refused with every reason.
    """
    step = DISPUTE.step(trigger)
    if case.dispute.state not in step.sources:
        raise NotPossible("step_not_in_state")
    codes = refusals(step, case.facts) + refusals_of_form(step, given or {})
    if codes:
        raise Refused(codes)


def advance(
    case: Case,
    trigger: str,
    ground: Ground,
    *,
    note: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    on_behalf_of: UUID | None = None,
    tell: bool = True,
) -> None:
    """Move the dispute by a step that `permit` allowed, with all that follows from it."""
    # One UPDATE of the dispute at the end, not one before every read.
    with case.session.no_autoflush:
        came_from = _move(case, trigger, ground, note, before, after, on_behalf_of)
        _follow(case, DISPUTE.step(trigger), came_from)
        if tell:
            notices.tell(case, trigger)


def _move(
    case: Case,
    trigger: str,
    ground: Ground,
    note: str,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    on_behalf_of: UUID | None,
) -> str:
    session, actor, dispute = case.session, case.actor, case.dispute
    came_from, _ = move(
        session, dispute, DISPUTE, trigger, actor=actor, chain=case.chain, ground=ground,
        before=before, after=after, reason=note or None, on_behalf_of=on_behalf_of,
    )  # fmt: skip
    dispute.version += 1
    disputes.write_history(
        session, actor, dispute, trigger, came_from, ground=ground, note=note, on_behalf_of=on_behalf_of
    )
    return came_from


def _follow(case: Case, step: Step, came_from: str) -> None:
    dispute = case.dispute
    for event in step.starts:
        dispute.due_on = deadlines.on_event(
            case.session, case.stream, dispute.id, dispute.profile, event, clock.today()
        )
    if dispute.state == came_from:
        return
    disputes.count(case.session, case.stream, dispute, came_from)
    dispute.is_open = DISPUTE.is_open(dispute.state)
    if not dispute.is_open:
        dispute.closed_at = dispute.closed_at or clock.now()
        disputes.stand_still_no_more(dispute)


def take_back(
    case: Case,
    last: Taken,
    ground: Ground,
    reason: str,
    after: Mapping[str, Any] | None = None,
    *,
    tell: bool = True,
) -> None:
    """Set the dispute back by the step it took last, which `last.obstacles` has allowed.

    The step and its entry stay; history, audit, clocks and figures say that it was taken back, and both
    sides are told, unless neither was told of the step.
    """
    session, dispute, undone = case.session, case.dispute, last.step
    with session.no_autoflush:
        left = go_back(
            session, dispute, undone.trigger, undone.from_state, actor=case.actor, chain=case.chain,
            ground=ground, after=after, reason=reason,
        )  # fmt: skip
        dispute.version += 1
        disputes.write_history(
            session, case.actor, dispute, CORRECT.trigger, left, ground=ground, note=reason
        )
        if undone.trigger == "accept":
            dispute.accepted_at = None
        disputes.undo_ending(dispute)
        disputes.count(session, case.stream, dispute, left)
        dispute.due_on = deadlines.take_back(
            session, dispute.id, dispute.profile, DISPUTE.step(undone.trigger).starts, last.at,
            rests=dispute.suspended_for is not None or dispute.awaiting_completion is not None,
        )  # fmt: skip
        if tell:
            notices.tell(case, CORRECT.trigger)


def refuse_stale(case: Case, seen: int | None) -> None:
    """Raises Stale with what happened since the reader looked; `None` looked just now."""
    if seen is None or seen == case.dispute.version:
        return
    query = select(History).where(History.dispute_id == case.dispute.id, History.version > seen)
    rows = case.session.scalars(query.order_by(History.version)).all()
    raise Stale(tuple(Change(row.trigger, row.person_name, row.at.isoformat()) for row in rows))
