"""Acts of sealed offers in few words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from mediation.claims.models import ClaimItem
from mediation.offers import queries
from mediation.offers.models import BlindMethod, BlindRound
from mediation.procedure.offers import method, rounds
from mediation.procedure.offers.method import Wanted
from mediation.procedure.offers.rounds import Figures
from tests.integration.agreements.scene import Scene

YUAN = 100


def items(scene: Scene) -> tuple[str, ...]:
    query = select(ClaimItem.id).where(ClaimItem.dispute_id == scene.dispute_id).order_by(ClaimItem.position)
    return tuple(key.hex for key in scene.fresh().scalars(query))


def asked(scene: Scene, scope: str = "total", figure: str = "midpoint") -> UUID:
    wanted = Wanted(scope, figure, items(scene), scene.party("respondent").id, 3)
    return scene.do(method.ask, scene.mediator, wanted)  # type: ignore[no-any-return]


def agreed(scene: Scene, scope: str = "total", figure: str = "midpoint") -> UUID:
    key = asked(scene, scope, figure)
    for actor in (scene.worker, scene.boss):
        scene.do(method.answer, actor, key, "agrees")
    return key


def opened(scene: Scene, key: UUID, **figures: int) -> UUID:
    fixed = {thing: yuan * YUAN for thing, yuan in figures.items()}
    return scene.do(rounds.open_round, scene.mediator, key, 3, fixed)  # type: ignore[no-any-return]


def seal(scene: Scene, round_id: UUID, side: str, yuan: int) -> Any:
    actor = scene.worker if side == "worker" else scene.boss
    return scene.do(rounds.seal, actor, round_id, Figures({"total": yuan * YUAN}))


def state(scene: Scene, key: UUID) -> str:
    return scene.fresh().get_one(BlindMethod, key).state


def told(scene: Scene, round_id: UUID) -> dict[str, Any]:
    return queries.told(scene.fresh().get_one(BlindRound, round_id))
