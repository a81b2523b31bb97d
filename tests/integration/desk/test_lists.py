"""The lists of the desk: whose disputes they hold, in what order, in how many statements."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from mediation.demo.plans import Upto
from mediation.projections import pages, queue
from mediation.projections.desk_rows import DeskRow
from mediation.projections.next_move import WAITS_FOR
from mediation.projections.queue import Wanted
from tests.counting import Counted
from tests.integration.desk.conftest import Told, plan, renamed
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page, text_of

ClientFor = Callable[[Any], Browser]
Counting = Callable[[], AbstractContextManager[Counted]]


def numbers(page: Page) -> list[str]:
    return [each.get("data-number") or "" for each in page.all("a") if each.get("data-number")]


def under(page: Page) -> dict[str, int]:
    """Heading → how many disputes stand under it."""
    found: dict[str, int] = {}
    heading = ""
    for element in page.document.iter():
        if element.tag == "h2":
            heading = text_of(element)
        elif element.tag == "a" and element.get("data-number"):
            found[heading] = found.get(heading, 0) + 1
    return found


def test_the_desk_opens_on_today(told: Told, client_for: ClientFor) -> None:
    told.disputes(
        plan(Upto.FILED, ago=12, nth=1),
        plan(Upto.FILED, ago=3, nth=2),
        plan(Upto.INVITED, ago=0, at="07:00", nth=3),
        plan(Upto.FACE_TO_FACE, ago=5, nth=4),
    )
    page = client_for(told["registrar"]).get("/desk")
    assert page.h1 == "今日工作"
    assert under(page) == {"已超期": 1, "即将到期": 2, "等他人办理": 1}


def test_each_sees_what_is_his(told: Told, client_for: ClientFor) -> None:
    fushan, lingzhi, signed = told.disputes(
        plan(Upto.TAKEN_ON, nth=1),
        plan(Upto.ASSIGNED, nth=2, office="YCLZ", mediator="mediator2"),
        plan(Upto.SIGNED, nth=3),
    )
    seen = {
        who: set(numbers(client_for(told[who]).get("/desk")))
        for who in ("registrar", "registrar2", "manager2", "mediator", "mediator2", "mediator3", "seal")
    }
    assert seen == {
        "registrar": {fushan.number, lingzhi.number, signed.number},
        "registrar2": {lingzhi.number},
        "manager2": {fushan.number, signed.number},
        "mediator": {fushan.number, signed.number},
        "mediator2": {lingzhi.number},
        "mediator3": set(),
        "seal": {signed.number},
    }


@pytest.mark.parametrize("who", ["auditor", "system-admin", "court"])
def test_others_find_no_desk(told: Told, client_for: ClientFor, who: str) -> None:
    assert client_for(told[who]).get("/desk").status == 404


MOVES = (
    (plan(Upto.FILED), "registrar", "invite"),
    (plan(Upto.FILED, ending="completion"), None, "complete_filing"),
    (plan(Upto.INVITED), "registrar", "accept"),
    (plan(Upto.ACCEPTED), "manager", "assign"),
    (plan(Upto.ASSIGNED), "mediator", "answer_assignment"),
    (plan(Upto.TAKEN_ON), "mediator", "prepare"),
    (plan(Upto.BACK_TO_BACK), "mediator", "talk_apart"),
    (plan(Upto.FACE_TO_FACE), "mediator", "talk_together"),
    (plan(Upto.PROPOSED), None, "answer_proposal"),
    (plan(Upto.HALF_ANSWERED), None, "answer_proposal"),
    (plan(Upto.AGREED), "mediator", "reach_agreement"),
    (plan(Upto.AGREEMENT, ago=8), None, "sign_as_party"),
    (plan(Upto.HALF_SIGNED, ago=7), None, "sign_as_party"),
    (plan(Upto.HALF_SIGNED, ago=40), "mediator", "reopen_talks"),
    (plan(Upto.SIGNED), "seal", "seal"),
    (plan(Upto.IN_FORCE), None, "record_performance"),
    (plan(Upto.IN_FORCE, pays_after=3), "mediator", "see_to_overdue"),
    (plan(Upto.PAID), None, "confirm_performance"),
    (plan(Upto.CONFIRMED), "mediator", "complete"),
    (plan(Upto.HEARD, ending="suspended"), None, "stand_still"),
    (plan(Upto.PERFORMED), None, None),
)


def test_whose_move_it_is(told: Told) -> None:
    plans = [
        replace(renamed(each, nth), ago=9 + nth if each.ago == 9 else each.ago)
        for nth, (each, _, _) in enumerate(MOVES, start=1)
    ]
    made = told.disputes(*plans)
    expected = {dispute.id: (who, move) for dispute, (_, who, move) in zip(made, MOVES, strict=True)}
    for officer in ("registrar", "manager", "mediator", "seal"):
        everything, waiting, resting = (listed(told, officer, show) for show in ("all", "mine", "others"))
        for key, row in everything.items():
            who, move = expected[key]
            assert row.move == move
            assert row.mine is (who == officer), move
            assert (key in waiting, key in resting) == (who == officer, who != officer), move
        assert everything.keys() == waiting.keys() | resting.keys()
        assert {expected[key][1] for key in waiting} == {move for _, who, move in MOVES if who == officer}


def listed(told: Told, officer: str, show: str) -> dict[UUID, DeskRow]:
    return {row.id: row for row in queue.mine(told.read, told[officer], Wanted(show=show)).rows}


def test_every_move_is_tried() -> None:
    tried = {move for _, _, move in MOVES if move}
    assert set(WAITS_FOR) - tried == {"answer_invitation", "sign_as_mediator", "bring_into_force"}


def test_a_finished_dispute_stands_among_the_finished(told: Told, client_for: ClientFor) -> None:
    over, running = told.disputes(plan(Upto.PERFORMED, ago=10), plan(Upto.TAKEN_ON, nth=2))
    browser = client_for(told["mediator"])
    assert numbers(browser.get("/desk")) == [running.number]
    assert numbers(browser.get("/desk?show=closed")) == [over.number]


def test_filters_and_sorting_stand_in_the_address(told: Told, client_for: ClientFor) -> None:
    first, second = told.disputes(plan(Upto.TAKEN_ON, ago=9, nth=1), plan(Upto.INVITED, ago=2, nth=2))
    browser = client_for(told["registrar"])
    assert numbers(browser.get("/desk?sort=newest")) == [second.number, first.number]
    assert numbers(browser.get("/desk?state=preparation")) == [first.number]
    assert numbers(browser.get("/desk?cause=severance_pay")) == []
    page = browser.get("/desk?state=preparation&cause=wages_owed&sort=newest")
    assert numbers(page) == [first.number]
    assert page.links()["去掉条件 调解准备"] == "/desk?cause=wages_owed&sort=newest"
    form = page.form("/desk")
    assert form.fields["state"] == ["preparation"] and form.fields["sort"] == ["newest"]


@pytest.mark.parametrize(
    "query",
    [
        "show=nonsense",
        "state=%27%3B--",
        "cause=x",
        "sort=random()",
        "after=~",
        "after=2026-99-99~zz",
        "after=%00",
    ],
)
def test_what_an_address_cannot_mean_is_not_said(told: Told, client_for: ClientFor, query: str) -> None:
    dispute = told.dispute(Upto.FILED)
    page = client_for(told["registrar"]).get(f"/desk?{query}")
    assert page.status == 200 and numbers(page) == [dispute.number]


@pytest.mark.parametrize(
    "address", ["/desk", "/desk?sort=newest", "/desk/unassigned", "/desk/search?q=插件工"]
)
def test_pages_go_on_without_losing_or_repeating(
    told: Told, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(pages, "A_PAGE", 3)
    monkeypatch.setattr("mediation.projections.search.A_PAGE", 3)
    plans = [plan(Upto.ACCEPTED, ago=2 + nth % 3, nth=nth) for nth in range(1, 9)]
    made = [each.number for each in told.disputes(*plans)]
    browser = client_for(told["manager"])
    seen, next_page = [], address
    while next_page:
        page = browser.get(next_page)
        assert len(numbers(page)) <= 3
        assert not set(numbers(page)) & set(seen)
        seen += numbers(page)
        next_page = next((each.get("href") or "" for each in page.all("a", rel="next")), "")
    assert sorted(seen) == sorted(made)


def test_disputes_without_a_clock_come_last_and_are_paged_too(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "A_PAGE", 2)
    plans = [plan(Upto.CONFIRMED, ago=10, nth=nth) for nth in (1, 2, 3)]
    dated, *undated = told.disputes(plan(Upto.TAKEN_ON, ago=4, nth=4), *plans)
    paid = {each.id for each in undated}
    seen, after = [], ""
    for _ in range(3):
        page = queue.mine(told.read, told["mediator"], Wanted(after=after))
        seen += [row.id for row in page.rows]
        if page.after is None:
            break
        after = page.after
    assert seen[0] == dated.id and set(seen[1:]) == paid and len(seen) == 4


def test_the_unassigned_are_those_nobody_was_asked_to_take(told: Told, client_for: ClientFor) -> None:
    free, _ = told.disputes(plan(Upto.ACCEPTED, nth=1), plan(Upto.ASSIGNED, nth=2))
    for who in ("manager", "registrar", "manager2"):
        assert numbers(client_for(told[who]).get("/desk/unassigned")) == [free.number]
    assert numbers(client_for(told["mediator"]).get("/desk/unassigned")) == []


@pytest.mark.parametrize("path", ["/desk", "/desk?show=mine", "/desk/unassigned", "/desk/search?q=插件工"])
def test_a_list_takes_few_statements_however_long(
    told: Told, client_for: ClientFor, count_statements: Counting, path: str
) -> None:
    elsewhere = plan(Upto.FILED, nth=9, office="YCLZ")
    told.disputes(elsewhere, *(plan(Upto.FILED, nth=nth) for nth in range(1, 6)))
    seen = {}
    for who in ("registrar2", "registrar"):
        browser = client_for(told[who])
        browser.get("/account/sessions")
        with count_statements() as counted:
            found = len(numbers(browser.get(path)))
        seen[found] = counted.count
    assert set(seen) == {1, 6} or "mine" in path
    assert max(seen.values()) <= 5 and len(set(seen.values())) == 1, seen
