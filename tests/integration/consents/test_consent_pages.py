"""The pages of what needs consent: the asker's form, where the other finds it, his answer, the way back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from mediation.demo.plans import Upto
from tests.counting import Counted
from tests.integration.budgets.filling import filled, told_of
from tests.integration.consents.conftest import Shared
from tests.integration.web.client import Browser
from tests.world import USUAL

Make = Callable[..., Shared]
ClientFor = Callable[[Any], Browser]
Counting = Callable[[], AbstractContextManager[Counted]]
AN_ANSWER = 22
"""A step, and two more things with a life of their own: the act and what is asked of whom."""


def href(browser: Browser, words: str) -> str:
    assert browser.page is not None
    found = [address for text, address in browser.page.links().items() if words in text]
    assert found, browser.page.text
    return found[0]


def test_a_worker_asks_and_the_employer_agrees(shared: Make, client_for: ClientFor) -> None:
    case = shared()
    mine = f"/my/disputes/{case.told.id.hex}"
    worker, chief = client_for(case.world.worker), client_for(case.world.chief)
    worker.get(mine)
    worker.get(href(worker, "延长调解期限"))
    page = worker.send({"days": ["7"], "reason": "我要去外地取工资条。"})
    assert "已经提出，等待对方同意" in page.text
    assert "李冬梅提出" in page.text and "有一件事需要您同意" not in page.text
    page = chief.get(mine)
    assert "有一件事需要您同意" in page.text
    page = chief.get(href(chief, "有一件事需要您同意"))
    assert "7 天" in page.text and "我要去外地取工资条" in page.text
    page = chief.send({"word": ["agrees"]})
    assert "延长调解期限" in page.text and "等待同意的事" not in page.text
    assert case.last().trigger == "extend"


def test_a_refusal_wants_a_reason_and_keeps_what_was_typed(shared: Make, client_for: ClientFor) -> None:
    case = shared()
    act = case.ask_for_days()
    chief = client_for(case.world.chief)
    chief.get(f"/my/disputes/{case.told.id.hex}/asked/{act}")
    page = chief.send({"word": ["refuses"]})
    assert page.status == 422 and page.errors
    page = chief.send({"word": ["refuses"], "words": "拖得太久了。"})
    assert case.act().state == "refused"
    mediator = client_for(case.world["mediator"])
    page = mediator.get(f"/desk/disputes/{case.dispute.number}/asked/{act}")
    assert "拖得太久了" in page.text and "有人不同意" in page.text
    assert not page.all("textarea")


def test_a_clerk_reads_what_is_asked_and_is_told_who_answers(shared: Make, client_for: ClientFor) -> None:
    case = shared()
    act = case.ask_for_days()
    page = client_for(case.world.clerk).get(f"/my/disputes/{case.told.id.hex}/asked/{act}")
    assert "有授权的代理人答复" in page.text and not page.all("textarea")


def test_staff_enter_what_a_party_said(shared: Make, client_for: ClientFor) -> None:
    case = shared()
    act = case.ask_for_days(case.world.worker)
    registrar = client_for(case.world["registrar"])
    registrar.get(f"/desk/disputes/{case.dispute.number}")
    registrar.get(href(registrar, "延长调解期限"))
    registrar.get(href(registrar, "登记当事人的答复"))
    assert registrar.page is not None
    page = registrar.send({**filled(registrar.page.form()), "word": ["agrees"], "note": "老板来电说同意。"})
    assert "答复已经登记" in page.text
    assert case.last().trigger == "extend"
    chief = client_for(case.world.chief)
    page = chief.get(f"/my/disputes/{case.told.id.hex}")
    assert "老板来电说同意" in page.text and "这不是我说的" in page.text
    assert chief.get(f"/my/disputes/{case.told.id.hex}/asked/{act}").status == 200


def test_the_second_officer_finds_it_on_the_desk(shared: Make, client_for: ClientFor) -> None:
    case = shared(plan=USUAL)
    number = case.dispute.number
    asker, second = client_for(case.world["manager2"]), client_for(case.world["registrar"])
    asker.get(f"/desk/disputes/{number}/steps/revoke-acceptance")
    page = asker.send({"ground": ["already_handled"], "road": ["court"], "reason": "法院已经立案。"})
    assert "等待另一位同意" in page.text
    page = asker.get("/desk")
    assert "您提出的、等待答复的事" in page.text and "等您同意的事" not in page.text
    page = asker.get(href(asker, f"{number}：撤销受理"))
    assert not page.all("textarea"), "nobody consents to what he asked for himself"
    page = second.get("/desk")
    assert "等您同意的事" in page.text
    page = second.get(href(second, f"{number}：撤销受理"))
    assert "法院已经立案" in page.text
    second.send({"word": ["agrees"]})
    for reader, address in (
        (second, f"/desk/disputes/{number}"),
        (second, f"/desk/disputes/{number}/ending"),
        (client_for(case.world.worker), f"/my/disputes/{case.told.id.hex}/ending"),
        (client_for(case.world.worker), f"/my/disputes/{case.told.id.hex}/talks"),
    ):
        assert "已撤销" in reader.get(address).text
    assert "受理已经撤销" in client_for(case.world.chief).get(f"/my/disputes/{case.told.id.hex}/ending").text


def test_parties_see_nothing_of_what_officers_consider(shared: Make, client_for: ClientFor) -> None:
    case = shared(plan=USUAL)
    worker = client_for(case.world.worker)
    before = worker.get(f"/my/disputes/{case.told.id.hex}").text
    act = case.ask_to_revoke()
    assert worker.get(f"/my/disputes/{case.told.id.hex}").text == before
    assert worker.get(f"/my/disputes/{case.told.id.hex}/asked/{act}").status == 404


def test_whoever_asked_takes_it_back(shared: Make, client_for: ClientFor) -> None:
    case = shared()
    act = case.ask_for_days(case.world.worker)
    worker = client_for(case.world.worker)
    worker.get(f"/my/disputes/{case.told.id.hex}/asked/{act}")
    worker.get(href(worker, "收回请求"))
    page = worker.send()
    assert "请求已经收回" in page.text and "等待同意的事" not in page.text
    mediator = client_for(case.world["mediator"])
    assert mediator.get(f"/desk/disputes/{case.dispute.number}/asked/{act}/take-back").status == 200
    page = mediator.send()
    assert page.status in (403, 409)


def test_another_case_s_act_is_not_there(shared: Make, client_for: ClientFor) -> None:
    one, other = shared(), shared()
    act = one.ask_for_days()
    worker = client_for(one.world.worker)
    assert worker.get(f"/my/disputes/{other.told.id.hex}/asked/{act}").status == 404
    assert (
        client_for(one.world["mediator2"]).get(f"/desk/disputes/{one.dispute.number}/asked/{act}").status
        == 404
    )


def test_a_worker_under_a_rule_without_extension_is_offered_none(shared: Make, client_for: ClientFor) -> None:
    case = shared(plan=USUAL)
    page = client_for(case.world.worker).get(f"/my/disputes/{case.told.id.hex}")
    assert "延长调解期限" not in page.text
    page = client_for(case.world["mediator"]).get(f"/desk/disputes/{case.dispute.number}")
    assert "法律没有规定可以延长" in page.text


@pytest.mark.parametrize(("who", "word"), [("chief", "agrees"), ("chief", "refuses")])
def test_an_answer_keeps_its_budget(
    shared: Make, client_for: ClientFor, count_statements: Counting, who: str, word: str
) -> None:
    case = shared()
    act = case.ask_for_days(case.world.worker)
    browser = client_for(getattr(case.world, who))
    page = browser.get(f"/my/disputes/{case.told.id.hex}/asked/{act}")
    with count_statements() as seen:
        page = browser.send({"word": [word], "words": "说明。"}, follow=False)
    assert page.status == 303
    assert seen.count <= AN_ANSWER, told_of(seen)


@pytest.mark.parametrize("upto", [Upto.HEARD])
def test_the_second_officers_answer_keeps_its_budget(
    shared: Make, client_for: ClientFor, count_statements: Counting, upto: Upto
) -> None:
    case = shared(upto, plan=USUAL)
    act = case.ask_to_revoke()
    browser = client_for(case.world["registrar"])
    browser.get(f"/desk/disputes/{case.dispute.number}/asked/{act}")
    with count_statements() as seen:
        page = browser.send({"word": ["agrees"]}, follow=False)
    assert page.status == 303
    assert seen.count <= AN_ANSWER, told_of(seen)


def test_a_manager_asks_from_the_case_and_a_second_takes_the_step_back(
    shared: Make, client_for: ClientFor
) -> None:
    case = shared(Upto.HEARD, "terminated", plan=USUAL)
    number, overview = case.dispute.number, f"/desk/disputes/{case.dispute.number}"
    asker, second = client_for(case.world["manager2"]), client_for(case.world["registrar"])
    asker.get(overview)
    page = asker.get(href(asker, "退回上一步"))
    for words in ("要退回的一步：终止调解", "从“终止调解”退回“背靠背调解”", "期限"):
        assert words in page.text, words
    page = asker.send({"reason": " "})
    assert page.status == 422 and page.errors
    page = asker.send({"reason": "终止登记到了另一件案子上。"})
    assert "等待另一位同意" in page.text and "更正（退回上一步）" in page.text
    assert f"{overview}/correct" not in page.links().values(), "it is asked for already"
    page = second.get("/desk")
    page = second.get(href(second, f"{number}：更正"))
    for words in ("终止调解", "背靠背调解", "登记到了另一件案子上"):
        assert words in page.text, words
    second.send({"word": ["agrees"]})
    page = second.get(overview)
    assert "终止调解 → 背靠背调解" in page.text and "登记到了另一件案子上" in page.text
    assert second.get(f"{overview}/ending").status == 404
    for who in (case.world.worker, case.world.chief):
        browser = client_for(who)
        page = browser.get(f"/my/disputes/{case.told.id.hex}")
        assert "更正（退回上一步）" in page.text and "登记到了另一件案子上" in page.text
        assert "Correct (one step back)" in browser.get(f"/my/disputes/{case.told.id.hex}?lang=en").text
        assert browser.get(f"/my/disputes/{case.told.id.hex}/ending").status == 404
    page = asker.get(overview)
    assert "最近一步已经是更正" in page.text and "data-way-back" not in str(page.links())
    assert asker.get(f"{overview}/correct").status == 409


def test_the_case_says_why_a_step_is_not_taken_back(shared: Make, client_for: ClientFor) -> None:
    case = shared(Upto.HALF_SIGNED, plan=USUAL)
    overview = f"/desk/disputes/{case.dispute.number}"
    manager = client_for(case.world["manager2"])
    page = manager.get(overview)
    assert "已经有人签署协议" in page.text and f"{overview}/correct" not in page.links().values()
    page = manager.get(f"{overview}/correct")
    assert page.status == 409 and "已经有人签署协议" in page.text
    for other in ("registrar", "mediator"):
        assert "退回上一步" not in client_for(case.world[other]).get(overview).text
        assert client_for(case.world[other]).get(f"{overview}/correct").status == 403


def test_going_back_keeps_the_budget_of_a_step_of_two(
    shared: Make, client_for: ClientFor, count_statements: Counting
) -> None:
    case = shared(Upto.HEARD, "terminated", plan=USUAL)
    overview = f"/desk/disputes/{case.dispute.number}"
    asker, second = client_for(case.world["manager2"]), client_for(case.world["registrar"])
    asker.get(f"{overview}/correct")
    with count_statements() as seen:
        asker.send({"reason": "登记错了。"}, follow=False)
    assert seen.count <= AN_ANSWER + 2, told_of(seen)
    second.get("/desk")
    second.get(href(second, f"{case.dispute.number}：更正"))
    with count_statements() as seen:
        second.send({"word": ["agrees"]}, follow=False)
    assert seen.count <= AN_ANSWER, told_of(seen)
