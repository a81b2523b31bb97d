"""A party's own words to the mediator that no mark lets out: plain ones, its interests, its bottom line."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels.queries import open_channel
from mediation.channels.rules import INTERESTS, RESERVATION_POINT
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotPossible
from mediation.kernel.money import MOST_FEN
from mediation.policy.permissions import Permission
from mediation.policy.relations import settled_for_by
from mediation.procedure.case import take
from mediation.procedure.inside import inside, of_party, text_of


def tell(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, text: str) -> UUID:
    """A party's plain words to the mediator. They bear no mark, so nothing can ever convey them.

    Raises Invalid, NotFound, NotPossible("wrong_state").
    """
    with inside(session, actor, dispute_id, party_id) as channel:
        of_party(channel)
        return channels.add_entry(session, actor, channel, "message", {"text": text_of(text)}).id


def state_interests(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, text: str) -> UUID:
    """What matters to the party and why; a later word stands in place of this one.

    Raises Invalid, NotFound, NotPossible("wrong_state").
    """
    with inside(session, actor, dispute_id, party_id) as channel:
        of_party(channel)
        return channels.add_entry(session, actor, channel, INTERESTS, {"text": text_of(text)}).id


def set_reservation_point(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, fen: int | None, text: str
) -> UUID:
    """The least the party would take or the most it would give, in fen or in words; a later one replaces it.

    It bears no mark: nothing but the party's own later act lets it out. Only whoever may settle for the
    party names it. Raises Invalid(text="missing") where neither sum nor words are given,
    Invalid(fen="out_of_range"), NotFound, NotAllowed, NotPossible("wrong_state").
    """
    if fen is None and not text.strip():
        raise Invalid(text="missing")
    if fen is not None and not 0 <= fen <= MOST_FEN:
        raise Invalid(fen="out_of_range")
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        channel = open_channel(session, actor, dispute_id, party_id, lock=True)
        of_party(channel)
        if not case.dispute.is_open:
            raise NotPossible("wrong_state")
        case.require(Permission.SET_RESERVATION_POINT)
        if party_id not in settled_for_by(actor, case.subject):
            raise NotAllowed(Permission.SET_RESERVATION_POINT.value)
        told: dict[str, Any] = {"text": text, "fen": fen}
        return channels.add_entry(session, actor, channel, RESERVATION_POINT, told).id
