"""Performing an agreement: payments reported, confirmed or disputed, and the end of it all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.documents import changes as documents
from mediation.documents.uploads import Upload
from mediation.enforcement import changes as enforcement
from mediation.enforcement import queries
from mediation.enforcement.rules import PAYABLE
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.policy.permissions import Permission
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.procedure.enforcement.owed import (
    as_told,
    must_be_reported,
    owed_by,
    owed_to,
    stop_clock,
    tell,
    tell_of,
)
from mediation.procedure.said import Said


@dataclass(frozen=True)
class Paid:
    """What somebody says was paid: when, how, and the paper that shows it."""

    paid_on: date
    manner: str
    proof: Upload | None = None


def record_performance(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    seen: int | None,
    obligation_id: UUID,
    paid: Paid,
    said: Said | None = None,
) -> None:
    """The payer, or staff as told by it, report that one obligation was performed as a whole.

    Raises NotFound, NotAllowed, Stale, NotPossible, Refused(("obligation_open",)) and Invalid.
    """
    if paid.paid_on > clock.today():
        raise Invalid(paid_on="in_the_future")
    with transaction(session):
        case = take(session, actor, dispute_id)
        owed, payer = owed_by(case, obligation_id, Permission.RECORD_PERFORMANCE)
        ground = permit(case, "record_performance", seen, {"obligation_open": owed.state in PAYABLE})
        told_for = as_told(case, payer, "payment", said, owed)
        document_id = _keep(case, paid, payer.id, ground)
        row = enforcement.report(session, actor, owed, paid.paid_on, paid.manner, document_id)
        told = {"position": owed.position, "fen": row.amount_fen, "paid_on": row.paid_on.isoformat()}
        enforcement.step(session, actor, owed, "pay", ground, after=told, on_behalf_of=told_for)
        advance(case, "record_performance", ground, after=told, on_behalf_of=told_for)
        tell_of(case, owed.payee_id, "record_performance")


def _keep(case: Case, paid: Paid, payer_id: UUID, ground: Ground) -> UUID | None:
    if paid.proof is None:
        return None
    return documents.keep(case.session, case, paid.proof, "payment_proof", "", payer_id, ground=ground).id


def confirm_performance(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    seen: int | None,
    obligation_id: UUID,
    said: Said | None = None,
) -> None:
    """The payee, or staff as told by it, confirm that a reported payment arrived.

    Raises NotFound, NotAllowed, Stale, NotPossible, Refused(("performance_recorded",)).
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        owed, payee = owed_to(case, obligation_id, Permission.CONFIRM_PERFORMANCE)
        ground = permit(case, "confirm_performance", seen)
        must_be_reported(owed)
        payment = queries.waiting_payment(session, owed)
        told_for = as_told(case, payee, "receipt", said, owed)
        payment.confirmed_at, payment.confirmed_by = clock.now(), actor.person_id
        told = {"position": owed.position, "fen": payment.amount_fen}
        enforcement.step(session, actor, owed, "confirm", ground, after=told, on_behalf_of=told_for)
        stop_clock(case, owed)
        advance(case, "confirm_performance", ground, after=told, on_behalf_of=told_for)
        tell_of(case, owed.payer_id, "confirm_performance")


def dispute_payment(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    obligation_id: UUID,
    words: str,
    said: Said | None = None,
) -> None:
    """The payee says that a reported payment did not arrive; its payer is told and the clock runs on.

    Under an agreement that was replaced meanwhile nothing more is owed, and no clock runs.

    Raises NotFound, NotAllowed, Refused(("performance_recorded",)).
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.CONFIRM_PERFORMANCE)
        owed, payee = owed_to(case, obligation_id, Permission.CONFIRM_PERFORMANCE)
        must_be_reported(owed)
        told_for = as_told(case, payee, "not_received", said, owed, words)
        queries.waiting_payment(session, owed).disputed_at = clock.now()
        told = {"position": owed.position}
        enforcement.step(
            session, actor, owed, "dispute", ground, after=told, reason=words or None, on_behalf_of=told_for
        )
        if queries.is_replaced(session, owed):
            # Nothing is owed under it any more: what did not arrive is owed as the amended agreement says.
            enforcement.step(session, actor, owed, "replace", ground, after=told)
            stop_clock(case, owed)
        tell(case, owed.payer_id, "对方说没有收到您登记的一笔履行，请登录查看。")


def complete(session: Session, actor: Actor, dispute_id: UUID, seen: int | None) -> None:
    """Close a dispute as performed, once every obligation was confirmed or waived.

    Raises NotFound, NotAllowed, Stale, NotPossible, Refused.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "complete", seen)
        advance(case, "complete", ground)
