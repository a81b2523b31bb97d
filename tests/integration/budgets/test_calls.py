"""What a page or a step costs in function calls, once its statements and templates are made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from tests.integration.budgets.calls import counted
from tests.integration.budgets.test_pages import fill, lengthen
from tests.integration.budgets.test_steps import STEPS, Sent, address, person, sent
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[[Any], Browser]
A_LONG_HISTORY, MORE_THAN_A_PAGE = 30, 30
WARM = 2
"""Times that a page is opened before it is counted."""
PAGES = (
    ("mediator", "/desk/disputes/{number}", 17_800),
    ("registrar", "/desk", 18_100),
    ("registrar", "/desk/search?q=计件工资", 16_100),
    ("manager", "/office/statistics", 6_950),
    ("registrar", "/desk/file", 23_500),
)
STEPS_COUNTED = {
    "invite": 12_000, "accept": 13_300, "assign": 14_900,
    "begin_back_to_back": 10_700, "begin_face_to_face": 14_800,
}  # fmt: skip
"""Step → its budget: a seventh more than it takes."""


@pytest.mark.parametrize(("who", "path", "budget"), PAGES)
def test_a_page_keeps_its_budget_of_calls(
    world: World, app: Flask, client_for: ClientFor, write: Callable[[], Session], session: Session,
    who: str, path: str, budget: int,
) -> None:  # fmt: skip
    told = world.at(Upto.TAKEN_ON)
    number = session.get_one(Dispute, told.id).number
    session.rollback()
    lengthen(write, told.id, A_LONG_HISTORY)
    fill(world, MORE_THAN_A_PAGE)
    browser = client_for(world[who])
    address_of = path.format(number=number)
    for _ in range(WARM):
        browser.get(address_of)
    with counted(app) as seen:
        page = browser.get(address_of)
    assert page.status == 200
    assert budget / 2 < seen.count <= budget, seen.count


@pytest.mark.parametrize("trigger", STEPS_COUNTED)
def test_a_step_keeps_its_budget_of_calls(
    world: World, app: Flask, client_for: ClientFor, session: Session, trigger: str
) -> None:
    step = next(one for one in STEPS if one.trigger == trigger)
    _, seen = (_taken(step, world, app, client_for, session) for _ in range(WARM))
    assert STEPS_COUNTED[trigger] / 2 < seen <= STEPS_COUNTED[trigger], seen


def _taken(step: Sent, world: World, app: Flask, client_for: ClientFor, session: Session) -> int:
    told = world.at(step.upto, step.ending)
    browser = client_for(person(world, step.who))
    counting: Any = partial(counted, app)
    seen: Any = sent(world, told, step, browser, address(session, told, step), counting)
    return int(seen.count)
