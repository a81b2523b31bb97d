"""What waits for a reader's own parties, private things too, as columns of a statement of the reader's own.

One dispute's page and the list ask the same. Nothing here tells of another party.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select

from mediation.channels.news import party_news, to_choose
from mediation.kernel.actor import Actor
from mediation.minutes.queries import unconfirmed_by, unsigned_by
from mediation.offers.waiting import to_agree, to_seal
from mediation.parties.models import Party
from mediation.parties.queries import parties_of
from mediation.policy.relations import BINDING_CAPACITIES
from mediation.proposals.models import Proposal
from mediation.proposals.queries import unanswered_by

WAITS = ("agree_offers", "seal_offer", "choose_for_mediator", "sign_minutes", "confirm_facts")
"""Codes of what may wait, in the order in which a page tells them; each is a column too."""


def columns(actor: Actor, dispute_id: Any) -> tuple[ColumnElement[Any], ...]:
    """One for each of WAITS, null where nothing waits, and `answered`, `news`: of one's own channels.

    `agree_offers` and `seal_offer` are last days, `sign_minutes` and `confirm_facts` keys of minutes.
    """
    mine = parties_of(actor.person_id, BINDING_CAPACITIES)
    named = {
        "agree_offers": to_agree(dispute_id, mine),
        "seal_offer": to_seal(dispute_id, mine),
        "choose_for_mediator": to_choose(actor, dispute_id).limit(1),
        "sign_minutes": unsigned_by(dispute_id, actor.person_id),
        "confirm_facts": unconfirmed_by(dispute_id, mine),
        "news": party_news(actor, dispute_id).limit(1),
    }
    return (
        *(query.scalar_subquery().label(name) for name, query in named.items()),
        _answered(actor, dispute_id).label("answered"),
    )


def _answered(actor: Actor, dispute_id: Any) -> ColumnElement[bool]:
    """Whether every party for which the reader may settle has answered what is put; who may settle for none
    learns nothing of it."""
    mine = parties_of(actor.person_id, BINDING_CAPACITIES)
    own = select(Party.id).where(Party.dispute_id == dispute_id, Party.id.in_(mine))
    put = select(Proposal.id).where(Proposal.dispute_id == dispute_id, Proposal.state == "put")
    return own.exists() & put.exists() & ~unanswered_by(dispute_id, mine).exists()
