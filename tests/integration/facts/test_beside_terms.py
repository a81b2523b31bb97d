"""The lawful figure stands beside every term, and a term below what binds both sides must be explained."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from mediation.claims.queries import floors
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from tests.integration.facts.scene import OURS, both, item_of, says, told_in
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[[Any], Browser]


def path_of(told: Any) -> str:
    number = told.scene.read(select(Dispute.number).where(Dispute.id == told.id))[0]
    return f"/desk/disputes/{number}"


def test_the_figure_stands_beside_every_term_of_a_proposal(world: World, client_for: ClientFor) -> None:
    told = told_in(world, Upto.PROPOSED)
    both(told, world)
    for browser, path in (
        (client_for(told.mediator), f"{path_of(told)}/proposals"),
        (client_for(told.mediator), f"{path_of(told)}/steps/put-proposal"),
        (client_for(world.worker), f"/my/disputes/{told.id.hex}/proposals"),
    ):
        assert "依法计算：32,500.00 元 至 39,000.00 元" in browser.get(path).text, path


def test_a_term_below_what_both_sides_say_is_found(world: World, client_for: ClientFor) -> None:
    told = told_in(world, Upto.PROPOSED)
    says(told, world.worker, "applicant", OURS)
    path, below = f"{path_of(told)}/proposals", "30,000.00 < 32,500.00"
    assert below not in client_for(told.mediator).get(path).text
    both(told, world)
    assert below in client_for(told.mediator).get(path).text
    with told.scene.sessions() as session:
        assert {key: str(floor) for key, floor in floors(session, told.id).items()} == {
            item_of(told).id.hex: "32500.00"
        }
