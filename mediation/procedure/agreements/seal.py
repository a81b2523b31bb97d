"""The office's seal under an agreement, with its number in the seal register."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.procedure.advance import advance, permit
from mediation.procedure.agreements.force import after_signing, latest_locked
from mediation.procedure.agreements.signers import must_be_unchanged
from mediation.procedure.case import take


def seal(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, digest: str, register_number: str
) -> bool:
    """Put the office's seal to the text with this digest, under a number of the seal register.

    Says whether the agreement came into force by it (LMAL 14). Raises NotFound, NotAllowed, Stale,
    NotPossible, Refused, and Invalid(register_number=…) for a number that was used before.
    """
    number = register_number.strip()
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "seal", seen, {"register_number_given": bool(number)})
        agreement = latest_locked(case)
        must_be_unchanged(case, agreement, digest)
        _enter_into_register(session, agreement, actor, number)
        advance(case, "seal", ground, after={"register_number": number, "digest": agreement.digest})
        case.learn(sealed=True)
        return after_signing(case, agreement, ground)


def _enter_into_register(session: Session, agreement: Agreement, actor: Actor, number: str) -> None:
    agreement.register_number = number
    agreement.sealed_at, agreement.sealed_by = clock.now(), actor.person_id
    try:
        session.flush()
    except IntegrityError:
        raise Invalid(register_number="register_number_taken") from None
