"""A side shows its sealed figures to the mediator, by its own act, in its own channel."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels.queries import entries, open_channel
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotAllowed, NotFound, NotPossible
from mediation.offers import queries
from mediation.offers.models import BlindRound
from mediation.policy.permissions import Permission
from mediation.policy.relations import settled_for_by
from mediation.procedure.case import take

KIND = "offer"


def release(
    session: Session, actor: Actor, dispute_id: UUID, round_id: UUID, party_id: UUID, words: str
) -> UUID:
    """Put the figures of a round that is over into the party's channel, in words, with their proof.

    Raises NotFound, NotAllowed, NotPossible("round_open", "released_already").
    """
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        if party_id not in settled_for_by(actor, case.subject):
            raise NotAllowed(Permission.SEAL_OFFER.value)
        channel = open_channel(session, actor, dispute_id, party_id, lock=True)
        held = session.get(BlindRound, round_id)
        mine = queries.own_figures(session, actor, dispute_id, {party_id})
        found = next((each for each in mine if each.round_id == round_id), None)
        if held is None or found is None:
            raise NotFound()
        if held.closed_at is None:
            raise NotPossible("round_open")
        if any(entry.subject_id == round_id for entry in entries(session, channel, KIND)):
            raise NotPossible("released_already")
        told = {
            "text": words, "figures": dict(found.figures), "salt": found.salt,
            "commitment": found.commitment,
        }  # fmt: skip
        return channels.add_entry(session, actor, channel, KIND, told, subject_id=round_id).id
