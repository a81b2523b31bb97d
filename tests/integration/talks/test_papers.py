"""The mediator confirms the court's papers on a page that says what it starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from mediation.deadlines.models import Deadline
from mediation.kernel import clock
from mediation.law.calendar import national
from mediation.law.clock_table import CLOCKS
from mediation.law.count import count
from tests.integration.agreements.scene import Scene
from tests.integration.web.client import Browser

Signed = Callable[[Any], Browser]


def address(scene: Scene, rest: str = "") -> str:
    return f"/desk/disputes/{scene.dispute.number}/preparation{rest}"


def test_an_entrusted_case_is_asked_for_the_courts_procedure(
    entrusted_scene: Scene, client_for: Signed
) -> None:
    browser = client_for(entrusted_scene.mediator)
    assert address(entrusted_scene, "/papers") in browser.get(address(entrusted_scene)).links().values()
    page = browser.get(address(entrusted_scene, "/papers"))
    assert "普通程序（15 天）" in page.text and "简易程序（7 天）" in page.text
    refused = browser.send({})
    assert refused.status == 422 and "请选择法院的审理程序" in refused.text
    assert browser.send({"procedure": "summary"}).path == address(entrusted_scene)
    rows = entrusted_scene.fresh().scalars(select(Deadline.number).where(Deadline.clock == "C11"))
    assert rows.all() == [7]


def test_a_delegated_case_is_confirmed_as_it_is_and_only_once(court_scene: Scene, client_for: Signed) -> None:
    browser = client_for(court_scene.mediator)
    page = browser.get(address(court_scene, "/papers"))
    assert "普通程序" not in page.text
    browser.send({})
    assert "没有需要确认的材料" in browser.get(address(court_scene, "/papers")).text
    assert address(court_scene, "/papers") not in browser.get(address(court_scene)).links().values()


def test_who_is_no_mediator_of_the_case_does_not_find_it(court_scene: Scene, client_for: Signed) -> None:
    assert client_for(court_scene.cast["registrar"]).get(address(court_scene, "/papers")).status == 404


def test_a_tribunals_ten_working_days_run_from_the_day_both_agreed(
    tribunal_scene: Scene, client_for: Signed
) -> None:
    browser = client_for(tribunal_scene.mediator)
    page = browser.get(address(tribunal_scene, "/papers"))
    assert "双方是哪一天同意仲裁庭委托调解的？" in page.text and "普通程序" not in page.text
    assert browser.send({}).status == 422
    browser.get(address(tribunal_scene, "/papers"))
    late = clock.today() + timedelta(1)
    assert browser.send({"agreed_on": [str(late.year), str(late.month), str(late.day)]}).status == 422
    browser.get(address(tribunal_scene, "/papers"))
    agreed = clock.today() - timedelta(3)
    page = browser.send({"agreed_on": [str(agreed.year), str(agreed.month), str(agreed.day)]})
    assert page.path == address(tribunal_scene)
    (row,) = tribunal_scene.fresh().scalars(select(Deadline).where(Deadline.clock == "C08"))
    assert (row.start_on, row.number) == (agreed, 10)
    assert row.ends_on == count(CLOCKS["C08"], agreed, national()).last_day
    assert "没有需要确认的材料" in browser.get(address(tribunal_scene, "/papers")).text
