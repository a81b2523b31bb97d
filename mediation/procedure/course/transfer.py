"""Another office takes a dispute over: its manager accepts, and until then the first answers for it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.assignments import changes as assignments
from mediation.assignments import queries
from mediation.channels.changes import close_grants
from mediation.claims.rules import in_scope
from mediation.disputes import changes as disputes
from mediation.disputes import groups
from mediation.identity.models import Office, Person
from mediation.identity.rules import MEDIATING
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.pending.models import PendingAct
from mediation.pending.rules import of_office
from mediation.procedure import colleagues, pending
from mediation.procedure.advance import advance, permit, permit_consented
from mediation.procedure.case import Case, take
from mediation.procedure.guards import Given
from mediation.procedure.sessions import sessions_of_former

TRIGGER = "transfer"
RELEASED = "本案已转由另一调解组织办理，您不再担任本案调解员。"


def ask(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, office_id: UUID, reason: str
) -> None:
    """Ask another mediating office to take the dispute over; nothing changes until its manager accepts.

    Raises NotFound, NotAllowed, Stale, NotPossible("already_asked") and Refused with every reason: no office
    that mediates, claims outside its scope, no reason.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, TRIGGER, seen, _given(case, office_id, reason))
        given = {"office": office_id.hex}
        pending.ask(case, TRIGGER, ground, [of_office(office_id)], given=given, reason=reason)


def carry(case: Case, act: PendingAct, ground: Ground) -> None:
    """The receiving manager accepted: the dispute is that office's, with its number and its clocks.

    The mediators of the first office are shut out of every channel at once, and what they had arranged is
    called off; the new office assigns its own.
    """
    office_id = UUID(hex=act.given["office"])
    permit_consented(case, TRIGGER, _given(case, office_id, act.reason))
    dispute, session = case.dispute, case.session
    former, office = session.get_one(Office, dispute.office_id), session.get_one(Office, office_id)
    sessions_of_former.call_off(case, ground)
    _release_mediators(case, act, ground)
    disputes.hand_on(session, case.stream, dispute, office.id)
    dispute.seal_office_id = office.uses_seal_of
    left = groups.leave_behind(session, dispute.id, office)
    note = f"由{former.name}转至{office.name}。{act.reason}"
    before = {"office": former.id} | ({"group": left.id} if left else {})
    advance(
        case, TRIGGER, ground, note=f"{note}\n不再随“{left.name}”一并办理。" if left else note,
        before=before, after={"office": office.id, **pending.asker(act)},
    )  # fmt: skip


def _release_mediators(case: Case, act: PendingAct, ground: Ground) -> None:
    for row in queries.active(case.session, case.dispute.id):
        assignments.end(case.session, case.actor, row, act.reason, case.chain, ground)
        close_grants(case.session, case.actor, case.dispute.id, row.person_id)
        colleagues.tell_person(case, case.session.get_one(Person, row.person_id), RELEASED)


def _given(case: Case, office_id: UUID, reason: str) -> Given:
    office = case.session.get(Office, office_id)
    mediates = (
        office is not None and office.is_open and office.kind in MEDIATING
        and office.id != case.dispute.office_id
    )  # fmt: skip
    fits = office is not None and in_scope(case.facts.claim_kinds, office.scope)
    return {
        "receiving_office_named": mediates,
        "receiving_office_in_scope": not mediates or fits,
        "reason_given": bool(reason.strip()),
    }
