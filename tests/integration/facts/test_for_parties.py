"""A party reckons for itself and nobody knows; what it says to all is joint and both sides see it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from sqlalchemy import select

from mediation.claims.models import ClaimFacts
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from tests.counting import Counted
from tests.integration.facts.buttons import press
from tests.integration.facts.scene import KIND, OURS, PLAN, item_of, says, told_in
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[[Any], Browser]
OWN = "自己算一算：经济补偿"
WRITES = ("INSERT", "UPDATE", "DELETE")
MINE = {
    "fact_monthly_wage": "7000", "fact_joined": ["2020", "3", "1"], "fact_left": ["2026", "6", "30"],
}  # fmt: skip


@pytest.fixture
def told(world: World) -> Told:
    """The worker has said its facts."""
    told = told_in(world)
    says(told, world.worker, "applicant", OURS)
    return told


def base(told: Told) -> str:
    return f"/my/disputes/{told.id.hex}/figures"


def rows(told: Told) -> list[ClaimFacts]:
    return list(told.scene.read(select(ClaimFacts).order_by(ClaimFacts.number)))


def test_the_own_version_is_filled_in_and_the_answer_is_forgotten(
    told: Told, world: World, client_for: ClientFor,
    count_statements: Callable[[], AbstractContextManager[Counted]],
) -> None:  # fmt: skip
    browser = client_for(world.worker)
    page = browser.get(base(told))
    assert "39,000.00 元" in page.text
    page = browser.get(page.links()[OWN])
    assert page.form().fields["fact_monthly_wage"] == ["6,000.00"]
    with count_statements() as seen:
        page = browser.send(MINE)
    assert page.status == 200 and "45,500.00 元" in page.text and "7000 × 6.5" in page.text
    assert [each for each in seen if each.startswith(WRITES)] == []
    assert [row.facts for row in rows(told)] == [OURS]
    for other in (client_for(told.mediator), client_for(world.chief), browser):
        assert "45,500" not in other.get(base(told)).text


def test_what_was_reckoned_can_be_said_to_all_after_a_second_look(
    told: Told, world: World, client_for: ClientFor
) -> None:
    browser = client_for(world.chief)
    browser.get(browser.get(base(told)).links()[OWN])
    browser.send({**MINE, "fact_monthly_wage": "5000"})
    page = press(browser, "show_only", {})
    assert page.path.endswith("/say") and page.form().fields["fact_monthly_wage"] == ["5000"]
    assert not page.errors and len(rows(told)) == 1
    page = browser.send({"note": "按工资表"})
    assert page.path == base(told) and "32,500.00 元 至 39,000.00 元" in page.text
    assert [(row.side, row.note) for row in rows(told)] == [("applicant", ""), ("respondent", "按工资表")]
    assert "按工资表" in client_for(world.worker).get(base(told)).text


def test_a_respondent_begins_with_what_the_applicant_says(
    told: Told, world: World, client_for: ClientFor
) -> None:
    page = client_for(world.chief).get(f"{base(told)}/{item_of(told).id}/{KIND}/say")
    assert page.form().fields["fact_monthly_wage"] == ["6,000.00"]


def test_what_cannot_be_reckoned_stands_beside_its_question(
    told: Told, world: World, client_for: ClientFor
) -> None:
    browser = client_for(world.worker)
    browser.get(f"{base(told)}/{item_of(told).id}/{KIND}")
    page = browser.send({"fact_left": ["2019", "1", "1"]})
    assert page.status == 422 and page.form().fields["fact_left"] == ["2019", "1", "1"]
    page = browser.send({"fact_left": ["2026", "13", "1"]})
    assert page.status == 422


def test_part_of_the_facts_may_be_said(told: Told, world: World, client_for: ClientFor) -> None:
    browser = client_for(world.chief)
    browser.get(f"{base(told)}/{item_of(told).id}/{KIND}/say")
    page = browser.send({"fact_joined": ["", "", ""], "fact_left": ["", "", ""]})
    assert page.status == 200
    assert rows(told)[-1].facts == {"monthly_wage": "6000"}


def test_who_may_only_see_the_notice_finds_nothing(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.INVITED, plan=PLAN)
    world.clock.forward(minutes=2)
    browser, one = client_for(world.come_in(told.plan.employer)), f"{base(told)}/{item_of(told).id}/{KIND}"
    assert browser.get(f"/my/disputes/{told.id.hex}").status == 200
    for path in (base(told), one, f"{one}/say"):
        assert browser.get(path).status in (403, 404)


def test_strangers_find_nothing(told: Told, world: World, client_for: ClientFor) -> None:
    for who in (world["registrar2"], world["court"], told.mediator):
        assert client_for(who).get(base(told)).status == 404


def test_before_answering_and_signing_there_is_a_way_to_ones_own_figure(
    world: World, client_for: ClientFor
) -> None:
    told = told_in(world, Upto.PROPOSED)
    page = client_for(world.worker).get(f"/my/disputes/{told.id.hex}/proposals")
    assert base(told) in page.links().values()
    told = told_in(world, Upto.AGREEMENT)
    page = client_for(world.worker).get(f"/my/disputes/{told.id.hex}/agreement/sign")
    assert base(told) in page.links().values()
