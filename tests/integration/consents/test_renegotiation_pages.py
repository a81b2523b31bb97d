"""The pages of new talks: the mediator asks, each party answers, the old agreement is paid meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mediation.demo.plans import Upto
from mediation.kernel import clock
from tests.integration.consents.conftest import Shared
from tests.integration.consents.test_consent_pages import href
from tests.integration.web.client import Browser
from tests.world import USUAL

Make = Callable[..., Shared]
ClientFor = Callable[[Any], Browser]


def now() -> str:
    return clock.now().astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")


def test_the_mediator_asks_both_agree_and_all_are_told_what_stands(
    shared: Make, client_for: ClientFor
) -> None:
    case = shared(Upto.IN_FORCE, plan=USUAL)
    number, mine = case.dispute.number, f"/my/disputes/{case.told.id.hex}"
    mediator = client_for(case.world["mediator"])
    mediator.get(f"/desk/disputes/{number}/steps/renegotiate")
    page = mediator.send({"reason": "公司订单推迟，余款想分两期。"})
    assert "已经提出，等待双方同意" in page.text and case.dispute.state == "enforcement"
    for who in (case.world.worker, case.world.chief):
        party = client_for(who)
        party.get(mine)
        page = party.get(href(party, "有一件事需要您同意"))
        assert "公司订单推迟，余款想分两期" in page.text and "原协议照常履行" in page.text
        party.send({"word": ["agrees"]})
    assert (case.dispute.state, case.last().trigger) == ("face_to_face", "renegotiate")
    page = client_for(case.world.worker).get(mine)
    for sentence in ("正在重新协商，原协议仍然有效", "按原协议履行", "对方按约定付款"):
        assert sentence in page.text
    assert "正在重新协商，原协议仍然有效" in mediator.get(f"/desk/disputes/{number}").text


def test_the_old_agreement_is_read_and_paid_while_there_are_talks(
    shared: Make, client_for: ClientFor
) -> None:
    case = shared(Upto.IN_FORCE, "renegotiating", plan=USUAL)
    mine = f"/my/disputes/{case.told.id.hex}"
    clerk, worker = client_for(case.world.clerk), client_for(case.world.worker)
    assert "已生效" in worker.get(f"{mine}/agreement").text
    clerk.get(f"{mine}/enforcement")
    clerk.get(href(clerk, "登记付款"))
    assert clerk.send({"manner": ["bank_transfer"]}).status == 200
    worker.get(f"{mine}/enforcement")
    worker.get(href(worker, "我收到了"))
    worker.send({})
    assert (case.last().trigger, case.dispute.state) == ("confirm_performance", "face_to_face")


def test_a_party_goes_back_to_what_stands(shared: Make, client_for: ClientFor) -> None:
    case = shared(Upto.IN_FORCE, "renegotiating", plan=USUAL)
    mine = f"/my/disputes/{case.told.id.hex}"
    worker = client_for(case.world.worker)
    worker.get(mine)
    page = worker.get(href(worker, "按原协议履行"))
    assert "任何一方都可以不再谈" in page.text
    page = worker.send({"reason": "等不了那么久。"})
    assert "重新协商已经结束" in page.text and "正在重新协商" not in page.text
    assert (case.dispute.state, case.last().trigger) == ("enforcement", "resume_enforcement")


def test_the_mediator_ends_the_talks_or_enters_a_partys_word(shared: Make, client_for: ClientFor) -> None:
    case = shared(Upto.IN_FORCE, "renegotiating", plan=USUAL)
    mediator = client_for(case.world["mediator"])
    mediator.get(f"/desk/disputes/{case.dispute.number}/steps/resume-enforcement")
    assert mediator.send({}).status == 422
    mediator.get(href(mediator, "登记当事人不再商谈"))
    chief = case.party("respondent").id.hex
    page = mediator.send({"party": [chief], "how": ["telephone"], "note": "来电说不谈了。", "said_at": now()})
    assert "重新商谈已经结束" in page.text
    assert case.last().on_behalf_of == case.party("respondent").id


def test_the_registrar_enters_a_partys_word_at_the_steps_own_page(
    shared: Make, client_for: ClientFor
) -> None:
    case = shared(Upto.IN_FORCE, "renegotiating", plan=USUAL)
    registrar = client_for(case.world["registrar"])
    page = registrar.get(f"/desk/disputes/{case.dispute.number}/steps/resume-enforcement")
    assert "谁说的" in page.text
    worker = case.party("applicant").id.hex
    registrar.send({"party": [worker], "how": ["oral"], "note": "当面说按原来的付。", "said_at": now()})
    assert case.last().trigger == "resume_enforcement"


@pytest.mark.parametrize("step", ["refuse-mediation", "withdraw"])
def test_a_step_that_would_give_it_up_says_what_to_do_instead(
    shared: Make, client_for: ClientFor, step: str
) -> None:
    case = shared(Upto.IN_FORCE, "renegotiating", plan=USUAL)
    page = client_for(case.world.worker).get(f"/my/disputes/{case.told.id.hex}/steps/{step}")
    assert page.status == 409
    assert "请办理“按原协议履行”" in page.text


def test_without_an_agreement_in_force_there_is_nothing_to_go_back_to(
    shared: Make, client_for: ClientFor
) -> None:
    case = shared(Upto.FACE_TO_FACE, plan=USUAL)
    worker = client_for(case.world.worker)
    page = worker.get(f"/my/disputes/{case.told.id.hex}")
    assert "按原协议履行" not in page.text and "登记履行" not in page.text
    page = worker.get(f"/my/disputes/{case.told.id.hex}/steps/resume-enforcement")
    assert (page.status, "没有已经生效的协议" in page.text) == (409, True)


def test_both_agreements_are_read_beside_each_other(shared: Make, client_for: ClientFor) -> None:
    case = shared(Upto.IN_FORCE, "renegotiated", plan=USUAL)
    worker, court = client_for(case.world.worker), client_for(case.world["manager"])
    for reader, here in (
        (worker, f"/my/disputes/{case.told.id.hex}"), (court, f"/desk/disputes/{case.dispute.number}"),
    ):  # fmt: skip
        page = reader.get(f"{here}/agreement")
        assert "变更协议" in page.text and "由本协议代替" in page.text
        assert "已由变更协议代替" in reader.get(href(reader, "查看第 1 份调解协议")).text
        assert reader.get(f"{here}/agreement/{case.told.id}").status == 404
        page = reader.get(f"{here}/enforcement")
        assert "已由变更协议代替" in page.text
