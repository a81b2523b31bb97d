"""An officer looks into a complaint, takes it over from another, answers it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from mediation.channels import view_changes, viewing
from mediation.channels.models import Compartment
from mediation.complaints import changes, queries
from mediation.complaints.models import Complaint
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Hidden, Invalid, NotFound, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.private_reading.uninvolved import has_a_part, require_uninvolved
from mediation.procedure.sessions.invitations import tell_alone

BEGUN = "您的投诉已经有人在了解，请登录查看。"
CHANGED = "了解您投诉的人有变动，请登录查看。"
ANSWERED = "您的投诉已经答复，请登录查看。"


def reviewed_by(actor: Actor) -> Any:
    """SQL, over Complaint: this manager may look into it, at the office asked or one above it, without a part
    of his own in the dispute."""
    covered = sorted(actor.covered(Role.MANAGER))
    asked = (
        select(Dispute.id)
        .join(Office, Office.id == Dispute.office_id)
        .where(
            Dispute.id == Complaint.dispute_id,
            Dispute.office_id.in_(covered),
            or_(Complaint.to_above.is_(False), and_(Complaint.to_above, Office.parent_id.in_(covered))),
            ~has_a_part(actor.person_id, Dispute.id),
        )
    )
    return asked.exists()


@dataclass(frozen=True)
class _InHand:
    case: Case
    place: Compartment
    row: Complaint
    ground: Ground

    def tell(self, sentence: str) -> None:
        tell_alone(self.case, self.place, self.case.party(self.row.party_id), sentence)

    def step(self, trigger: str) -> None:
        changes.step(self.case.session, self.case.actor, self.place, self.row, trigger, self.ground)


def look_into(session: Session, actor: Actor, key: UUID) -> None:
    """Take a complaint up, or go on in the place of another officer.

    Whoever takes it up first may read what its party opened beforehand; whoever comes later asks it anew.
    Raises NotFound, NotPossible("complaint_over", "already_yours").
    """
    with _in_hand(session, actor, key) as held:
        row = held.row
        if row.reviewer_id == actor.person_id:
            raise NotPossible("already_yours")
        first = row.reviewer_id is None
        if not first:
            view_changes.shut(session, actor, held.place, row.id, "taken_over")
        row.reviewer_id, row.taken_at = actor.person_id, clock.now()
        held.step("look_into" if first else "take_over")
        view_changes.name_viewer(session, actor, held.place, row.id)
        held.tell(BEGUN if first else CHANGED)


def answer(session: Session, actor: Actor, key: UUID, words: str) -> None:
    """Answer the party; the channel is shut to whoever read it for this.

    Raises Invalid(words="missing"), NotFound, NotPossible("complaint_over", "another_looks_into_it").
    """
    if not words.strip():
        raise Invalid(words="missing")
    with _in_hand(session, actor, key) as held:
        if held.row.reviewer_id != actor.person_id:
            raise NotPossible("another_looks_into_it")
        changes.keep_answer(held.place, held.row, words)
        view_changes.shut(session, actor, held.place, held.row.id, "answered")
        held.step("answer")
        held.tell(ANSWERED)


@contextmanager
def _in_hand(session: Session, actor: Actor, key: UUID) -> Iterator[_InHand]:
    """Raises NotFound for whoever may not look into it, NotPossible("complaint_over")."""
    with transaction(session):
        query = select(Complaint).where(Complaint.id == key, reviewed_by(actor))
        known = session.scalar(query)
        if known is None:
            raise NotFound(Hidden("complaint", key, Permission.REVIEW_COMPLAINT.value))
        case = take(session, actor, known.dispute_id, lock=False)
        ground = require_uninvolved(case, Permission.REVIEW_COMPLAINT)
        place = viewing.place_with(session, known.compartment_id)
        row = queries.one(session, key, lock=True)
        if row.state not in queries.OPEN:
            raise NotPossible("complaint_over")
        yield _InHand(case, place, row, ground)
