"""A sample dispute in which both sides use sealed offers: one round told, another begun."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from mediation.claims.models import ClaimItem
from mediation.demo.acts import Told
from mediation.offers.models import BlindMethod, BlindRound
from mediation.procedure.offers import method, rounds
from mediation.procedure.offers.method import Wanted
from mediation.procedure.offers.rounds import Figures

DAYS = 5
FIXED = (870_000, 155_000)
"""What the mediator thinks of wages and deduction, in fen."""
LEAST, MOST = (900_000, 150_000), (760_000, 160_000)


def ask(told: Told) -> None:
    """The mediator asks both sides to agree."""
    wanted = Wanted("items", "mediator", tuple(_items(told)), told.of("employer").id, DAYS)
    told.do(method.ask, told.mediator, wanted)


def both_agree(told: Told) -> None:
    """Worker and employer agree on their telephones."""
    key = told.newest_asked(BlindMethod).id
    told.do(method.answer, told.scene.come_in(told.plan.worker), key, "agrees")
    told.do(method.answer, told.scene.come_in(told.plan.employer.chief), key, "agrees")


def open_first(told: Told) -> None:
    """The first round, with the mediator's own figures."""
    _open(told, dict(zip(_items(told), FIXED, strict=True)))


def both_seal(told: Told) -> None:
    """Both seal, and the round is told: the deduction overlaps, the wages do not."""
    held = _newest_round(told).id
    worker, chief = told.scene.come_in(told.plan.worker), told.scene.come_in(told.plan.employer.chief)
    told.do(rounds.seal, worker, held, Figures(dict(zip(_items(told), LEAST, strict=True))))
    told.do(rounds.seal, chief, held, Figures(dict(zip(_items(told), MOST, strict=True))))


def open_second(told: Told) -> None:
    """The second round, for the wages alone."""
    _open(told, {_items(told)[0]: FIXED[0]})


def _open(told: Told, figures: Mapping[str, int]) -> None:
    told.do(rounds.open_round, told.mediator, told.newest_asked(BlindMethod).id, DAYS, figures)


def _items(told: Told) -> list[str]:
    query = select(ClaimItem.id).where(ClaimItem.dispute_id == told.id).order_by(ClaimItem.position)
    return [key.hex for key in told.scene.read(query)]


def _newest_round(told: Told) -> BlindRound:
    query = select(BlindRound).where(BlindRound.dispute_id == told.id).order_by(BlindRound.number.desc())
    found: BlindRound = told.scene.read(query)[0]
    return found
