"""The cards on their pages: chosen by what is asked, the same for both sides, found by words by anybody."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from mediation.demo.plans import Asked, Upto
from mediation.disputes.models import Dispute
from mediation.law.statutes import CARDS, cards_of
from tests.counting import Counted
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page
from tests.world import USUAL, World

ClientFor = Callable[[Any], Browser]
Counting = Callable[[], AbstractContextManager[Counted]]


def cards_on(page: Page) -> list[str]:
    """The cards of a page in their order."""
    return [each.get("data-card") or "" for each in page.all("details") if each.get("data-card")]


def number_of(session: Session, key: Any) -> str:
    number = session.get_one(Dispute, key).number
    session.rollback()
    return number


def test_the_desk_shows_the_cards_for_what_is_asked(
    world: World, client_for: ClientFor, session: Session
) -> None:
    plan = replace(USUAL, asked=(Asked("annual_leave", 3000, 3000),))
    told = world.at(Upto.TAKEN_ON, plan=plan)
    page = client_for(world["mediator"]).get(f"/desk/disputes/{number_of(session, told.id)}/law")
    shown = cards_on(page)
    wanted = {card.id for card in cards_of(["annual_leave"], world.clock.moment.date())}
    assert page.status == 200 and wanted <= set(shown) and "annual-leave-unused" in wanted
    assert "overtime-rates" not in shown and "limitation-one-year" in shown
    assert len(shown) == len(set(shown))
    assert "《职工带薪年休假条例》第五条" in page.text


def test_both_sides_read_the_very_same_cards(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.TAKEN_ON)
    path = f"/my/disputes/{told.id.hex}/law"
    worker, employer = (client_for(person).get(path) for person in (world.worker, world.chief))
    assert worker.status == employer.status == 200
    assert cards_on(worker) == cards_on(employer) and "pay-in-full-and-on-time" in cards_on(worker)
    assert "法律怎么说" in client_for(world.worker).get(f"/my/disputes/{told.id.hex}").links()


def test_who_may_not_see_the_case_does_not_find_the_page(
    world: World, client_for: ClientFor, session: Session
) -> None:
    told = world.at(Upto.TAKEN_ON)
    path = f"/desk/disputes/{number_of(session, told.id)}/law"
    assert client_for(world["mediator2"]).get(path).status == 404
    assert client_for(world["system-admin"]).get(path).status == 404
    assert client_for(world.worker).get(path).status == 404
    assert client_for(world["mediator2"]).get(f"/my/disputes/{told.id.hex}/law").status == 404


def test_the_page_of_cards_is_cheap(
    world: World, client_for: ClientFor, session: Session, count_statements: Counting
) -> None:
    told = world.at(Upto.TAKEN_ON)
    browser = client_for(world["mediator"])
    with count_statements() as seen:
        assert browser.get(f"/desk/disputes/{number_of(session, told.id)}/law").status == 200
    assert seen.count <= 12


@pytest.fixture
def anybody(browser: Browser) -> Browser:
    """Somebody without an account."""
    return browser


@pytest.mark.parametrize(("who", "path"), [("registrar", "/desk/statutes"), (None, "/statutes")])
def test_cards_are_searched_by_words(
    world: World, client_for: ClientFor, anybody: Browser, who: Any, path: str
) -> None:
    reader = client_for(world[who]) if who else anybody
    assert len(cards_on(reader.get(path))) == len(CARDS)
    page = reader.get(f"{path}?q=经济补偿 封顶")
    assert cards_on(page) == ["severance-cap"] and "1 张卡片" in page.text
    assert all(each.get("open") is not None for each in page.all("details") if each.get("data-card"))
    page = reader.get(f"{path}?q=没有这样的词")
    assert cards_on(page) == [] and "没有找到" in page.text
    page = reader.get(f"{path}?q={'长' * 200}")
    assert page.status == 200 and cards_on(page) == []


def test_what_is_not_certain_says_so(anybody: Browser) -> None:
    page = anybody.get("/statutes?q=六十天")
    assert cards_on(page) == ["limitation-old-sixty-days"]
    assert "待核" in page.text and "还没有核对" in page.text
    page = anybody.get("/statutes?q=20.83")
    assert "只适用到" in page.text and "2024年12月31日" in page.text


def test_the_cards_speak_english_to_who_reads_english(anybody: Browser) -> None:
    anybody.get("/?lang=en")
    page = anybody.get("/statutes?q=overtime limits")
    assert cards_on(page) == ["overtime-limits"]
    assert "Overtime has limits" in page.text and "Labour Law, art. 41" in page.text
    assert "加班" not in page.text
