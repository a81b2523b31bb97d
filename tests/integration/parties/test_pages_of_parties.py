"""What a party sees: its list, the notice, the case page, and the pages where it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mediation.kernel import clock as kernel_clock
from mediation.procedure.claims import review
from mediation.procedure.parties import answer
from mediation.procedure.said import Said
from tests.integration.agreements.scene import Scene
from tests.integration.parties.town import BOSS, WORKER, Town
from tests.integration.web.client import Browser

ClientFor = Callable[[Any], Browser]


def test_a_new_account_is_told_that_there_is_nothing_and_what_to_do(
    town: Town, client_for: ClientFor
) -> None:
    page = client_for(town.comes_in("13700137000")).get("/my/disputes")
    assert page.status == 200 and "还没有案件" in page.text and "/apply" in page.links().values()


def test_the_list_has_the_readers_disputes_and_says_whose_move_it_is(
    town: Town, client_for: ClientFor
) -> None:
    mine = town.invited()
    other = town.invited(worker="13700137000", boss="13700137001", name="赵小四")
    page = client_for(town.comes_in(BOSS)).get("/my/disputes")
    assert f"/my/disputes/{mine.hex}" in page.links().values()
    assert other.hex not in page.response.text
    assert "请答复调解邀请" in page.text and "24,000.00" not in page.text
    page = client_for(town.comes_in(WORKER)).get("/my/disputes")
    assert "24,000.00 元" in page.text and "请答复调解邀请" not in page.text


def test_the_list_goes_on_by_key(town: Town, client_for: ClientFor, clock: Any) -> None:
    filed = []
    for _ in range(21):
        clock.forward(minutes=1)
        filed.append(town.file())
    browser = client_for(town.comes_in(WORKER))
    first = browser.get("/my/disputes")
    second = browser.get(first.links()["下一页 →"])
    assert filed[20].hex in first.response.text and filed[0].hex not in first.response.text
    assert filed[0].hex in second.response.text and filed[20].hex not in second.response.text
    assert browser.get("/my/disputes?after=nonsense").status == 200


def test_the_notice_tells_who_and_what_and_no_more(town: Town, client_for: ClientFor) -> None:
    dispute_id = town.invited()
    page = client_for(town.comes_in(BOSS)).get(f"/my/disputes/{dispute_id.hex}")
    assert page.h1 == "调解邀请"
    for told in (
        "府山街道八字桥调解工作室",
        "刘大山",
        "拖欠工资",
        "2026年11月5日",
        "自愿",
        "免费",
        "保密",
        "只为调解",
    ):
        assert told in page.text
    for hidden in ("24,000", "针织车间上班", WORKER):
        assert hidden not in page.response.text


def test_strangers_and_wrong_references_find_nothing(
    town: Town, client_for: ClientFor, browser: Browser
) -> None:
    dispute_id = town.invited()
    stranger = client_for(town.comes_in("13700137000"))
    paths = ("", "/steps/answer-invitation", "/steps/complete-filing")
    assert [stranger.get(f"/my/disputes/{dispute_id.hex}{path}").status for path in paths] == [404, 404, 404]
    assert stranger.get("/my/disputes/xyz").status == 404
    assert client_for(town.cast["registrar"]).get(f"/my/disputes/{dispute_id.hex}").status == 404
    assert browser.get(f"/my/disputes/{dispute_id.hex}", follow=False).location.startswith("/account/phone")


def test_the_invitation_is_answered_on_one_page(town: Town, client_for: ClientFor) -> None:
    dispute_id = town.invited()
    browser = client_for(town.comes_in(BOSS))
    page = browser.get(f"/my/disputes/{dispute_id.hex}")
    browser.get(page.links()["答复邀请"])
    page = browser.send({"words": "先看看"})
    assert page.status == 422 and "先看看" in page.response.text
    page = browser.send({"answer": "words", "words": ""})
    assert page.status == 422 and page.errors
    page = browser.send({"answer": "agrees", "words": "愿意谈"})
    assert page.path.endswith(dispute_id.hex) and "您的答复已经收到" in page.text
    assert "同意" in page.text and town.party(dispute_id, "respondent").answer == "agrees"


def test_a_step_that_is_not_open_says_why(town: Town, client_for: ClientFor) -> None:
    dispute_id = town.file()
    page = client_for(town.comes_in(WORKER)).get(f"/my/disputes/{dispute_id.hex}/steps/complete-filing")
    assert page.status == 409 and "没有需要补正" in page.text


def test_the_applicant_sees_what_is_asked_for_and_hands_it_in(town: Town, client_for: ClientFor) -> None:
    dispute_id = town.file()
    review.request_completion(town.write(), town.cast["registrar"], dispute_id, None, "请写明入职日期")
    browser = client_for(town.comes_in(WORKER))
    page = browser.get(f"/my/disputes/{dispute_id.hex}")
    assert "请写明入职日期" in page.text and "按要求补充材料" in page.links()
    browser.get(page.links()["按要求补充材料"])
    page = browser.send({"text": "2025年9月1日入职"})
    assert "补充的内容已经收到" in page.text and "请写明入职日期" in page.text  # in the history


def test_recorded_words_can_be_denied_from_the_notice(town: Town, client_for: ClientFor) -> None:
    dispute_id = town.invited()
    party = town.party(dispute_id, "respondent")
    heard = Said("telephone", kernel_clock.now(), "电话里说不愿意")
    review.answer_invitation(
        town.write(), town.cast["registrar"], dispute_id, None, party.id, "refuses", heard
    )
    browser = client_for(town.comes_in(BOSS))
    page = browser.get(f"/my/disputes/{dispute_id.hex}")
    (deny,) = [href for text, href in page.links().items() if text.startswith("这不是我说的")]
    page = browser.get(deny)
    assert "电话里说不愿意" in page.text
    page = browser.send({"words": "没有接过电话"})
    assert "您的异议已经登记" in page.text and "没有接过电话" in page.text
    other = client_for(town.comes_in(WORKER))
    assert other.get(deny).status == 404


@pytest.mark.parametrize("sign_in", ["worker", "boss"])
def test_the_case_page_of_an_identified_party(scene: Scene, client_for: ClientFor, sign_in: str) -> None:
    page = client_for(getattr(scene, sign_in)).get(f"/my/disputes/{scene.dispute_id.hex}")
    assert page.status == 200 and page.h1 == "刘大山 与 绍兴锦华针织有限公司"
    for told in (
        "正在做调解准备",
        "24,000.00 元",
        "李秀英",
        "法定调解期限",
        "现在在这里",
        "不影响您申请劳动仲裁",
    ):
        assert told in page.text
    if sign_in == "boss":
        assert "答复调解邀请" in page.text


def test_the_case_page_asks_for_payment_and_shows_what_came(scene: Scene, client_for: ClientFor) -> None:
    scene.in_force()
    address = f"/my/disputes/{scene.dispute_id.hex}"
    page = client_for(scene.boss).get(address)
    assert "按约定付款：12,000.00 元" in page.text and "已收到 0.00 元，共约定 24,000.00 元" in page.text
    page = client_for(scene.worker).get(address)
    assert "对方按约定付款：12,000.00 元" in page.text


def test_the_page_costs_the_same_for_a_long_history(
    town: Town, client_for: ClientFor, count_statements: Any
) -> None:
    dispute_id = town.invited()
    boss = town.comes_in(BOSS)
    browser = client_for(town.comes_in(WORKER))
    browser.get(f"/my/disputes/{dispute_id.hex}")
    with count_statements() as few:
        browser.get(f"/my/disputes/{dispute_id.hex}")
    for given in ("words", "agrees") * 15:
        answer.answer_invitation(town.write(), boss, dispute_id, None, given, "说明")
    with count_statements() as many:
        browser.get(f"/my/disputes/{dispute_id.hex}")
    assert many.count <= few.count <= 16
