"""The pages of disputes handled together: asking, answering on a phone, the group at the desk, leaving."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from mediation.demo.plans import Someone, Upto
from mediation.procedure import consent
from mediation.procedure.course import close
from mediation.procedure.parties import group
from mediation.procedure.parties.group import Chosen
from tests.integration.budgets.filling import filled
from tests.integration.consents.conftest import Shared
from tests.integration.consents.test_joining import MATE, WHY, joined
from tests.integration.web.client import Browser
from tests.world import USUAL

Make = Callable[..., Shared]
ClientFor = Callable[[Any], Browser]
NAME = "锦华针织欠薪"
THIRD = replace(USUAL, worker=Someone("施阿二", "13857519005"))


def href_of_group(page: Any) -> str:
    """The address of the group whose page this is."""
    found = re.search(r"/desk/groups/[0-9a-f-]{36}", page.path)
    assert found, page.path
    return found[0]


def href(browser: Browser, words: str) -> str:
    assert browser.page is not None
    found = [address for text, address in browser.page.links().items() if words in text]
    assert found, browser.page.text
    return found[0]


def test_a_mediator_asks_the_worker_agrees_and_later_leaves(shared: Make, client_for: ClientFor) -> None:
    case = shared(plan=USUAL)
    desk, phone = client_for(case.world["mediator"]), client_for(case.world.worker)
    desk.get(f"/desk/disputes/{case.dispute.number}")
    desk.get(href(desk, "参加集体办理"))
    page = desk.send({"group": ["new"], "reason": WHY})
    assert page.status == 422 and page.errors, "a new group wants a name"
    page = desk.send({"group": ["new"], "name": NAME, "reason": WHY})
    assert "等待劳动者同意" in page.text
    mine = f"/my/disputes/{case.told.id.hex}"
    phone.get(mine)
    page = phone.get(href(phone, "有一件事需要您同意"))
    assert NAME in page.text and WHY in page.text and "随时可以退出" in page.text
    phone.send({"word": ["agrees"]})
    page = phone.get(mine)
    assert f"您的案件参加了“{NAME}”，与另外 0 件一并办理" in page.text
    page = desk.get(f"/desk/disputes/{case.dispute.number}")
    assert NAME in page.text
    phone.get(mine)
    phone.get(href(phone, "退出集体办理"))
    page = phone.send({})
    assert "您已经退出" in page.text and "一并办理。" not in page.text.split("办理经过")[0]
    assert case.last().trigger == "leave_group"


def test_the_employer_has_neither_the_question_nor_the_way_out(shared: Make, client_for: ClientFor) -> None:
    case = shared(plan=USUAL)
    chief = client_for(case.world.chief)
    mine = f"/my/disputes/{case.told.id.hex}"
    before = chief.get(mine).text
    case.do(group.ask, "mediator", None, Chosen(name=NAME), WHY)
    assert chief.get(mine).text == before, "what the worker alone is asked is not there for the other side"
    assert chief.get(f"{mine}/asked/{case.act().id}").status == 404
    case.do(consent.answer, case.world.worker, case.act().id, None, "agrees")
    page = chief.get(mine)
    assert "退出集体办理" not in page.links() and "您的案件参加了" not in page.text
    assert chief.get(f"{mine}/steps/leave-group").status in (403, 404)
    sent = chief.post(f"{mine}/steps/leave-group", {"seen": "1"})
    assert sent.status in (400, 403, 404)
    assert case.last().trigger == "join_group"


def test_no_worker_reads_a_name_a_sum_or_a_state_of_another(shared: Make, client_for: ClientFor) -> None:
    """The page says with how many others, and is the same whatever becomes of them."""
    case, mate = shared(plan=USUAL), shared(plan=replace(MATE, facts="另一位劳动者自己的事。"))
    key = joined(case)
    joined(mate, key)
    phone, mine = client_for(case.world.worker), f"/my/disputes/{case.told.id.hex}"
    before = phone.get(mine)
    assert "与另外 1 件一并办理" in before.text
    for told in ("周小燕", mate.dispute.number, mate.told.id.hex, "另一位劳动者自己的事"):
        assert told not in before.text
    assert phone.get(f"/my/disputes/{mate.told.id.hex}").status == 404
    assert phone.get(f"/desk/groups/{key}").status == 404
    mate.do(close.withdraw, case.world.known(MATE.worker), None)
    assert phone.get(mine).text == before.text


def test_the_rest_are_asked_from_the_page_of_the_group(shared: Make, client_for: ClientFor) -> None:
    one, mate, third = shared(plan=USUAL), shared(plan=MATE), shared(plan=THIRD)
    joined(one)
    desk = client_for(one.world["mediator"])
    desk.get("/desk/groups")
    page = desk.get(href(desk, NAME))
    assert "李冬梅" in page.text and "24,000.00 元" in page.text and "周小燕" not in page.text
    page = desk.get(href(desk, "请更多劳动者参加"))
    assert "周小燕" in page.text and "施阿二" in page.text and "李冬梅" not in page.text
    page = desk.send({"reason": WHY})
    assert page.status == 422 and page.errors
    page = desk.send({"disputes": [mate.told.id.hex, third.told.id.hex], "reason": WHY})
    assert "已请 2 位劳动者参加" in page.text and "等待答复的案件" in page.text
    assert (mate.act().trigger, third.act().trigger) == ("join_group", "join_group")
    assert "请更多劳动者参加" not in page.links()
    page = desk.get(f"{href_of_group(page)}/ask")
    assert "没有可以再请的劳动者" in page.text


def test_a_dispute_that_is_not_offered_cannot_be_slipped_in(shared: Make, client_for: ClientFor) -> None:
    one = shared(plan=USUAL)
    elsewhere = shared(Upto.TAKEN_ON, plan=replace(MATE, office="YCLZ", mediator="mediator2"))
    shared(plan=THIRD)
    key = joined(one)
    desk = client_for(one.world["mediator"])
    desk.get(f"/desk/groups/{key}/ask")
    page = desk.send({"disputes": [elsewhere.told.id.hex], "reason": WHY})
    assert page.status == 422
    assert elsewhere.act() is None


@pytest.mark.parametrize("who", ["mediator2", "registrar2", "seal", "court", "auditor", "system-admin"])
def test_a_group_is_not_there_for_others(shared: Make, client_for: ClientFor, who: str) -> None:
    case = shared(plan=USUAL)
    key = joined(case)
    other = client_for(case.world[who])
    for address in (f"/desk/groups/{key}", f"/desk/groups/{key}/ask"):
        assert other.get(address).status == 404
    assert NAME not in other.get("/desk/groups").text
    assert other.get(f"/desk/groups/{uuid4()}").status == 404


def test_staff_enter_that_the_worker_leaves(shared: Make, client_for: ClientFor) -> None:
    case = shared(plan=USUAL)
    joined(case)
    desk = client_for(case.world["registrar"])
    desk.get(f"/desk/disputes/{case.dispute.number}")
    page = desk.get(href(desk, "退出集体办理"))
    page = desk.send({**filled(page.form()), "note": "来电说不想和大家一起了。"})
    assert "已经登记退出" in page.text
    page = client_for(case.world.worker).get(f"/my/disputes/{case.told.id.hex}")
    assert "来电说不想和大家一起了" in page.text and "这不是我说的" in page.text
