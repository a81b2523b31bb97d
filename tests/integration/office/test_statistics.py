"""Figures come from counters, cost the same at any size and tell no small number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mediation.procedure.claims import review
from mediation.projections.figures_page import figures
from tests.integration.parties.town import Town
from tests.integration.web.client import Browser

ClientFor = Callable[[Any], Browser]


def test_a_manager_sees_every_number_of_its_offices(town: Town, client_for: ClientFor) -> None:
    dispute_id = town.invited()
    town.file(worker="13700137000")
    review.accept(town.write(), town.cast["registrar"], dispute_id, None)
    page = client_for(town.cast["manager"]).get("/office/statistics")
    assert "2 件" in page.text and "48,000.00 元" in page.text and "2026年11月" in page.text
    shown = figures(town.fresh(), town.cast["manager2"], "YCFS")
    assert {one.key: one.count for one in shown.by_state} == {"intake": 1, "preparation": 1}
    assert (shown.total.count, shown.total.fen) == (2, 4_800_000)


def test_an_auditor_is_not_told_small_numbers(town: Town, client_for: ClientFor) -> None:
    dispute_id = town.invited()
    for _ in range(6):
        town.file()
    review.accept(town.write(), town.cast["registrar"], dispute_id, None)
    shown = figures(town.fresh(), town.cast["auditor"])
    assert {one.key: one.count for one in shown.by_state} == {"intake": None, "preparation": None}
    assert shown.total.count == 7
    page = client_for(town.cast["auditor"]).get("/office/statistics")
    assert "少于 5 件" in page.text and "不公开" in page.text and "7 件" in page.text


def test_an_office_elsewhere_is_not_there(town: Town, client_for: ClientFor) -> None:
    browser = client_for(town.cast["manager2"])
    assert browser.get("/office/statistics?office=YCLZ").status == 404
    assert browser.get("/office/statistics?office=YCFS").status == 200
    assert client_for(town.cast["auditor"]).get("/office/statistics?office=YCFS").status == 404
    for sign_in in ("registrar", "mediator", "court", "system-admin"):
        assert client_for(town.cast[sign_in]).get("/office/statistics").status == 404


def test_the_figures_cost_at_most_four_statements(
    town: Town, client_for: ClientFor, count_statements: Any
) -> None:
    browser = client_for(town.cast["manager"])
    browser.get("/office/statistics")
    for _ in range(3):
        town.file()
    with count_statements() as seen:
        browser.get("/office/statistics")
    assert seen.count <= 4
