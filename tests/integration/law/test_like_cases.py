"""Like cases: told of many employers at once, from closed disputes only, and never of one alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto
from mediation.disputes.models import Dispute
from mediation.parties.models import Party
from tests.counting import Counted
from tests.integration.web.client import Browser
from tests.world import USUAL, World

ClientFor = Callable[[Any], Browser]
Counting = Callable[[], AbstractContextManager[Counted]]
FEW = "类似的结案案件还不够多"


def other(nth: int, employer: int | None = None, **changes: Any) -> Plan:
    """The usual dispute of another worker, with an employer of its own unless one is named."""
    firm = nth if employer is None else employer
    return replace(
        USUAL, worker=Someone(f"工友{nth}", f"138575{nth:05d}"),
        employer=Employer(
            f"绍兴第{firm}针织厂", f"139575{firm:05d}", "越城区", "王会计",
            Someone(f"厂长{firm}", f"137575{firm:05d}"),
        ), **changes,
    )  # fmt: skip


def path_of(session: Session, key: Any) -> str:
    number = session.get_one(Dispute, key).number
    session.rollback()
    return f"/desk/disputes/{number}/like-cases"


def close(world: World, count: int, begin: int = 0, **changes: Any) -> list[Any]:
    """So many disputes that were refused, each of another employer."""
    return [world.at(Upto.HEARD, "terminated", plan=other(begin + nth, **changes)).id for nth in range(count)]


@pytest.fixture
def at_hand(world: World) -> Any:
    """The dispute for which like ones are looked for."""
    return world.at(Upto.TAKEN_ON, plan=other(99)).id


def test_four_closed_disputes_are_not_told_and_the_fifth_opens_the_page(
    world: World, client_for: ClientFor, session: Session, at_hand: Any
) -> None:
    close(world, 4)
    path = path_of(session, at_hand)
    assert FEW in client_for(world["mediator"]).get(path).text
    close(world, 1, begin=10)
    page = client_for(world["mediator"]).get(path)
    assert FEW not in page.text and "至少 5 件类似案件" in page.text and "没有谈成" in page.text
    assert "拖欠工资" in page.text


def test_nothing_on_the_page_points_at_anybody(
    world: World, client_for: ClientFor, session: Session, at_hand: Any
) -> None:
    keys = close(world, 6)
    numbers = [session.get_one(Dispute, key).number for key in keys]
    page = client_for(world["mediator"]).get(path_of(session, at_hand))
    shown = page.response.text
    assert not any(number in shown for number in numbers)
    assert not any(f"工友{nth}<" in shown or f"第{nth}针织厂" in shown for nth in range(6))
    assert "24,000" not in shown.split("至少 5 件")[1].split("换一些情形")[0]
    assert "至少 5 件" in shown and "至少 6 件" not in shown


def test_many_workers_of_one_employer_are_not_told(
    world: World, client_for: ClientFor, session: Session, at_hand: Any
) -> None:
    for nth in range(6):
        world.at(Upto.HEARD, "terminated", plan=other(nth, employer=1))
    assert FEW in client_for(world["mediator"]).get(path_of(session, at_hand)).text


def test_open_disputes_are_never_counted(
    world: World, client_for: ClientFor, session: Session, at_hand: Any
) -> None:
    close(world, 4)
    for nth in range(20, 26):
        world.at(Upto.HEARD, plan=other(nth))
    assert FEW in client_for(world["mediator"]).get(path_of(session, at_hand)).text


def test_what_was_agreed_is_told_against_what_was_claimed(
    world: World, client_for: ClientFor, session: Session, at_hand: Any
) -> None:
    for nth in range(5):
        asked = (Asked("wages_owed", 24000, 18000),)
        world.at(Upto.PERFORMED, plan=other(nth, asked=asked))
    page = client_for(world["mediator"]).get(path_of(session, at_hand))
    assert "达成协议并履行完毕" in page.text and "请求的 70%–90%" in page.text


def test_the_trade_brings_the_like_of_it_closer(
    world: World, client_for: ClientFor, session: Session, write: Callable[[], Session], at_hand: Any
) -> None:
    keys = close(world, 10)
    with write() as writing:
        writing.execute(
            update(Party)
            .where(Party.dispute_id.in_([*keys[:5], at_hand]), Party.kind == "employer")
            .values(trade="textile")
        )
        writing.commit()
    page = client_for(world["mediator"]).get(path_of(session, at_hand))
    assert "同一行业" in page.text and "纺织、服装" in page.text and "至少 5 件类似案件" in page.text


def test_words_of_the_matter_can_be_chosen(
    world: World, client_for: ClientFor, session: Session, at_hand: Any
) -> None:
    close(world, 5, facts="在工地做木工，包工头不发工资。")
    close(world, 5, begin=20)
    path = path_of(session, at_hand)
    browser = client_for(world["mediator"])
    page = browser.get(path)
    assert "案情里有同样的情形" in page.text  # the facts at hand speak of piece work, as five others do
    page = browser.get(f"{path}?chosen=y&words=building_site")
    assert "案情里有同样的情形" in page.text and "至少 5 件类似案件" in page.text
    page = browser.get(f"{path}?chosen=y")
    assert "案情里有同样的情形" not in page.text and "至少 10 件类似案件" in page.text
    assert browser.get(f"{path}?chosen=y&words=nonsense").status == 200


def test_only_who_may_read_the_case_finds_the_page(
    world: World, client_for: ClientFor, session: Session, at_hand: Any
) -> None:
    path = path_of(session, at_hand)
    for who in ("mediator2", "system-admin", "court", "auditor"):
        assert client_for(world[who]).get(path).status == 404, who
    assert client_for(world["manager"]).get(path).status == 200


def test_the_page_costs_the_same_in_a_full_store(
    world: World, client_for: ClientFor, session: Session, count_statements: Counting, at_hand: Any
) -> None:
    path, seen = path_of(session, at_hand), []
    for begin, more in ((0, 2), (10, 14)):
        close(world, more, begin=begin)
        browser = client_for(world["mediator"])
        with count_statements() as counted:
            assert browser.get(path).status == 200
        seen.append(counted.count)
    assert seen[0] == seen[1] <= 12, seen
