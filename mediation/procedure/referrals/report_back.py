"""Whoever sent a dispute in is told what came of it: the referral moves, the dispute does not."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.advance import refuse_stale
from mediation.procedure.case import Case, take
from mediation.procedure.referrals import outcome
from mediation.referrals import changes as referrals
from mediation.referrals import queries
from mediation.referrals.models import IncomingReferral
from mediation.referrals.rules import reportable


def report_back(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, note: str = "") -> None:
    """Tell the agency the result, success too, with a note of one's own; anew where another one came of it.

    The mediator reports; where the dispute has none, its registrar or manager. Raises NotFound,
    NotAllowed, Stale, and NotPossible for a dispute that no agency sent, one that has come to
    nothing yet, one reported as it stands, and one that its mediator is to report.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.REPORT_BACK)
        refuse_stale(case, seen)
        row = _to_report(case)
        told = outcome.of_dispute(session, case.dispute).as_told()
        if row.answered_at is None:
            referrals.answer(session, actor, row, told, note.strip(), ground)
            return
        later = queries.later_reports(session, row.id)
        if told == (later[-1].told if later else row.told):
            raise NotPossible("already_reported")
        referrals.answer_anew(session, actor, row, len(later) + 2, told, note.strip(), ground)


def _to_report(case: Case) -> IncomingReferral:
    row = queries.came_in(case.session, case.dispute.id, lock=True)
    if row is None:
        raise NotPossible("not_from_agency")
    if not reportable(case.dispute.state, in_force=case.facts.agreement_stands):
        raise NotPossible("nothing_to_report")
    if case.subject.mediators and case.actor.person_id not in case.subject.mediators:
        raise NotPossible("mediator_reports")
    return row
