"""What an agency sent in: what its papers must say, and the referral that is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.kernel.actor import Ground
from mediation.procedure.case import Case
from mediation.procedure.claims.filing import Filing
from mediation.referrals import changes as referrals
from mediation.referrals import queries, rules
from mediation.referrals.models import IncomingReferral

FROM_AGENCY = tuple(rules.SENDERS)
"""Sources of a claim that an agency sent."""


@dataclass(frozen=True)
class Sender:
    """Which agency sent it, the day on its papers, and by when it wants to hear what came of it."""

    office_id: UUID
    papers_on: date | None = None
    answer_by: date | None = None


def faults_of(session: Session, filing: Filing, sender: Sender | None) -> dict[str, str]:
    """What a claim that an agency sent does not say rightly: field → code."""
    errors = {} if filing.source_reference.strip() else {"reference": "missing"}
    if sender is None:
        return errors | {"agency": "missing"}
    named = select(Office.kind).where(Office.id == sender.office_id, Office.is_open.is_(True))
    if not rules.sends(filing.source, session.scalar(named) or ""):
        errors["agency"] = "unknown"
    today = clock.today()
    if sender.papers_on is not None and sender.papers_on > today:
        errors["papers_on"] = "in_the_future"
    if sender.answer_by is not None and sender.answer_by < today:
        errors["answer_by"] = "in_the_past"
    return errors


def write_down(case: Case, sender: Sender, ground: Ground) -> IncomingReferral:
    """Keep the referral of a dispute just filed, and why the agency may look at it from now on."""
    dispute = case.dispute
    kind = case.session.scalar(select(Office.kind).where(Office.id == sender.office_id)) or ""
    article = rules.article_of_sender(kind, dispute.source)
    concern = referrals.concern(
        case.session, case.actor, dispute.id, sender.office_id, article, why="referral_in"
    )
    after = {"office": sender.office_id, "ground": concern.ground, "article": article}
    case.record("dispute.agency_concerned", Subject("agency_concern", concern.id), ground, after=after)
    return referrals.come_in(
        case.session, case.actor, dispute.id, from_office_id=sender.office_id, on=dispute.source,
        reference=dispute.source_reference or "", papers_on=sender.papers_on, answer_by=sender.answer_by,
        ground=ground,
    )  # fmt: skip


def take_in(case: Case, ground: Ground) -> None:
    """Confirm to whoever sent the dispute that the office has it, unless that was done."""
    if case.dispute.source not in FROM_AGENCY:
        return
    row = queries.came_in(case.session, case.dispute.id, lock=True)
    if row is not None and row.received_at is None:
        referrals.receive(case.session, case.actor, row, ground)
