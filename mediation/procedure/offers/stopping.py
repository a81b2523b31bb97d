"""Sealed offers are stopped: by either side at any time, by the mediator, by a conflict. Nothing is told."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotAllowed, NotFound, NotPossible
from mediation.offers import changes, queries
from mediation.offers.models import BlindMethod
from mediation.policy.permissions import Permission
from mediation.policy.relations import settled_for_by
from mediation.procedure import notices
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from workflows.blind_offer import BLIND_OFFER

STOPPED = "本案的“密封报价”已停用，没有公布的数额不会公布，请登录查看。"
ENDINGS = ("refused", "left", "mediator", "conflict", "no_answer", "consent_denied", "repaired")
"""Why sealed offers were stopped; none of them says which side."""


def leave(session: Session, actor: Actor, dispute_id: UUID, method_id: UUID) -> None:
    """A side leaves the sealed offers, whenever it likes. Raises NotFound, NotAllowed, NotPossible."""
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.AGREE_TO_OFFERS)
        row = open_method(case, method_id)
        mine = [side for side in (row.worker_id, row.payer_id) if side in case.own_parties]
        if not mine:
            raise NotFound()
        if not set(mine) & set(settled_for_by(actor, case.subject)):
            raise NotAllowed(Permission.AGREE_TO_OFFERS.value)
        stop_row(case, row, "left", ground)


def stop(session: Session, actor: Actor, dispute_id: UUID, method_id: UUID) -> None:
    """The mediator stops them, also as a side asked by telephone. Raises NotFound, NotAllowed, Refused."""
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.MANAGE_OFFERS)
        stop_row(case, open_method(case, method_id), "mediator", ground)


def finish(session: Session, actor: Actor, dispute_id: UUID, method_id: UUID) -> None:
    """The mediator ends them between two rounds: what was told stays. Raises as `stop`."""
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.MANAGE_OFFERS)
        row = open_method(case, method_id)
        if row.state not in BLIND_OFFER.step("finish").sources:
            raise NotPossible("round_open")
        changes.step(session, actor, case.chain, row, "finish", ground)


def stop_all(case: Case, why: str, ground: Ground) -> None:
    """Stop what is under way, in the caller's transaction: a conflict, or a stranger in a party's place."""
    for row in queries.methods(case.session, case.dispute.id):
        if row.state in queries.OPEN:
            stop_row(case, row, why, ground)


def open_method(case: Case, method_id: UUID) -> BlindMethod:
    """Sealed offers that are under way. Raises NotFound, NotPossible("offers_over")."""
    row = queries.method(case.session, case.dispute.id, method_id)
    if row.state not in queries.OPEN:
        raise NotPossible("offers_over")
    return row


def stop_row(
    case: Case, row: BlindMethod, why: str, ground: Ground | None = None, *, on_behalf_of: UUID | None = None
) -> None:
    """Stop one, close its round with nothing told, and tell both."""
    for held in queries.rounds(case.session, case.dispute.id):
        if held.method_id == row.id and held.closed_at is None:
            changes.close_round(held, None)
    changes.step(
        case.session, case.actor, case.chain, row, "stop", ground, why=why, on_behalf_of=on_behalf_of
    )
    tell_both(case, row, STOPPED)


def tell_both(case: Case, row: BlindMethod, sentence: str) -> None:
    """Queue a message to the two sides, and to nobody else who stands in the dispute."""
    for party in case.parties:
        if party.id in (row.worker_id, row.payer_id) and party.phone_index:
            notices.send(case, party, sentence)
