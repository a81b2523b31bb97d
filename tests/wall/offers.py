"""Sealed offers in the wall's scripts: agreed and begun by all, sealed by the side that speaks in private."""

from __future__ import annotations

from sqlalchemy import select

from mediation.channels.models import ChannelEntry
from mediation.claims.models import ClaimItem
from mediation.demo.acts import Told
from mediation.kernel.actor import Actor
from mediation.offers.ladder import RUNGS
from mediation.offers.models import BlindMethod, BlindRound
from mediation.offers.queries import FIGURES
from mediation.procedure.offers import method, rounds
from mediation.procedure.offers.method import Wanted
from mediation.procedure.offers.rounds import Figures
from tests.world import CHIEF, WORKER


def begin(told: Told) -> None:
    """A joint step: both agree to the manner, and the mediator opens a round."""
    query = select(ClaimItem.id).where(ClaimItem.dispute_id == told.id, ClaimItem.amount_fen.is_not(None))
    items = tuple(key.hex for key in told.scene.read(query.order_by(ClaimItem.position)))
    told.do(method.ask, told.mediator, Wanted("total", "midpoint", items, told.of("employer").id, 20))
    key = told.newest_asked(BlindMethod).id
    for phone in (WORKER, CHIEF):
        told.do(method.answer, told.scene.known(phone), key, "agrees")
    told.do(rounds.open_round, told.mediator, key, 20)


def seal(told: Told, person: Actor, choice: int) -> None:
    """One side seals, once; the other never does, so that nothing is told."""
    (held,) = told.scene.read(select(BlindRound.id).where(BlindRound.dispute_id == told.id))
    if not told.scene.read(select(ChannelEntry.id).where(ChannelEntry.kind == FIGURES)):
        told.do(rounds.seal, person, held, Figures({"total": RUNGS[100 + choice % 50]}))
