"""W1, W3 to W6: pages keep their budgets of statements, for any history and any size of the store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from mediation.demo.filing import file
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute, History
from mediation.kernel import clock, identifiers
from mediation.kernel.database import transaction
from mediation.procedure.claims import review
from mediation.procedure.claims.review import Invitation
from tests.counting import Counted
from tests.integration.apply.test_pages import up_to_check
from tests.integration.budgets.filling import told_of
from tests.integration.desk.test_lists import numbers
from tests.integration.web.client import Browser
from tests.world import CHIEF, USUAL, World

ClientFor = Callable[[Any], Browser]
Counting = Callable[[], AbstractContextManager[Counted]]
FEW, A_PAGE_AND_MORE, MANY = 3, 30, 60
RARE = "越城区塔山街道的蜡梅"


def fill(world: World, upto: int, already: int = 0) -> None:
    """Claims up to so many in the store; every second respondent is invited, one claim has a rare word."""
    for nth in range(already, upto):
        facts = RARE if nth == 0 else f"拖欠第{nth}个月的计件工资。"
        dispute = file(world, replace(USUAL, facts=facts)).id
        if nth % 2:
            world.do(review.invite, world["registrar"], dispute, None, Invitation("message"))


def cost(browser: Browser, path: str, counting: Counting) -> Counted:
    """The statements of opening a page, sign-in included."""
    with counting() as seen:
        page = browser.get(path)
    assert page.status == 200, page.text
    return seen


@pytest.mark.parametrize(
    ("who", "path", "budget"),
    [
        ("mediator", "/desk", 5),
        ("registrar", "/desk", 5),
        ("registrar", "/desk?sort=newest&state=intake", 5),
        ("manager", "/desk/unassigned", 5),
        ("registrar", f"/desk/search?q={RARE[-2:]}", 5),
        ("registrar", "/desk/search?q=计件工资", 5),
        ("registrar", "/desk/search?q=没有这个词", 5),
        ("manager", "/office/statistics", 4),
        ("auditor", "/office/statistics", 4),
    ],
)
def test_a_list_costs_the_same_in_a_full_store(
    world: World, client_for: ClientFor, count_statements: Counting, who: str, path: str, budget: int
) -> None:
    world.at(Upto.TAKEN_ON)
    browser = client_for(world[who])
    seen, already = [], 0
    for size in (FEW, A_PAGE_AND_MORE, MANY):
        fill(world, size, already)
        seen.append(cost(browser, path, count_statements))
        already = size
    assert all(each.count <= budget for each in seen), [told_of(each) for each in seen]
    assert seen[1].count == seen[2].count, [told_of(each) for each in seen]
    if "计件" in path:
        assert browser.page is not None and len(numbers(browser.page)) == 25


def lengthen(write: Callable[[], Session], told_id: Any, steps: int) -> None:
    """So many more entries of history, as steps that move nothing leave them."""
    with write() as session, transaction(session):
        dispute = session.get_one(Dispute, told_id)
        for nth in range(steps):
            dispute.version += 1
            row = History(
                id=identifiers.new(f"history {nth}"), dispute_id=dispute.id, version=dispute.version,
                trigger="invite", from_state=dispute.state, to_state=dispute.state, at=clock.now(),
                person_name="王晓岚", note="",
            )  # fmt: skip
            session.add(row)


@pytest.mark.parametrize("upto", [Upto.FILED, Upto.TAKEN_ON, Upto.PAID])
def test_the_case_page_costs_the_same_for_any_history_and_store(
    world: World, client_for: ClientFor, count_statements: Counting, write: Callable[[], Session],
    session: Session, upto: Upto,
) -> None:  # fmt: skip
    told = world.at(upto)
    number = session.get_one(Dispute, told.id).number
    session.rollback()
    browser = client_for(world["mediator" if upto > Upto.FILED else "registrar"])
    seen = [cost(browser, f"/desk/disputes/{number}", count_statements)]
    lengthen(write, told.id, 300)
    seen.append(cost(browser, f"/desk/disputes/{number}", count_statements))
    fill(world, MANY)
    seen.append(cost(browser, f"/desk/disputes/{number}", count_statements))
    assert len({each.count for each in seen}) == 1, [told_of(each) for each in seen]
    assert seen[0].count <= 12, told_of(seen[0])


@pytest.mark.parametrize("already", [FEW, MANY])
def test_a_claim_is_filed_within_its_budget(
    world: World, browser: Browser, count_statements: Counting, already: int
) -> None:
    fill(world, already)
    up_to_check(browser, world.cast.offices["YC"])
    with count_statements() as seen:
        page = browser.send(follow=False)
    assert page.status == 303
    assert seen.count <= 16, told_of(seen)


WRITES = ("INSERT", "UPDATE", "DELETE")
ACCESS = {"audit_entries", "audit_heads"}
"""Where a refused look at what exists is recorded."""


@pytest.mark.parametrize(
    ("upto", "people"),
    [(Upto.HEARD, ("mediator", "manager", "court", "worker")), (Upto.PAID, ("mediator", "seal", "chief"))],
)
def test_looking_changes_nothing(
    world: World, app: Flask, client_for: ClientFor, count_statements: Counting, session: Session,
    upto: Upto, people: tuple[str, ...],
) -> None:  # fmt: skip
    """Every page found by the number or the reference of a dispute, and every page that needs neither."""
    told = world.at(upto)
    number = session.get_one(Dispute, told.id).number
    session.rollback()
    paths = [
        rule.rule.replace("<number>", number).replace("<reference>", told.id.hex)
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.arguments <= {"number", "reference"}
    ]
    assert len(paths) > 60
    for who in people:
        actor = world[who] if who in world.cast.actors else told.scene.known(_known(who))
        browser = client_for(actor.person_id)
        for path in paths:
            with count_statements() as seen:
                status = browser.client.get(path).status_code
            written = {told_of([each]).split()[-1] for each in seen if each.startswith(WRITES)}
            assert written <= (ACCESS if status in (403, 404) else set()), (who, path, status, written)


def _known(who: str) -> Any:
    return CHIEF if who == "chief" else USUAL.worker
