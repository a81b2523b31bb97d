"""The administrator's calendar, and what those in a case see when a last day moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from mediation.demo.filing import file
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from tests.integration.web.client import Browser
from tests.world import USUAL, World

ClientFor = Callable[[Any], Browser]
GIVEN = {
    "year": "2026", "source": "国办发明电〔2026〕3号", "issued_on": ["2026", "11", "2"],
    "statutory_holidays": "1月1日、10月1日至3日", "rest_days": "11月3日至4日", "makeup_workdays": "11月8日",
}  # fmt: skip


def entered(browser: Browser, **changes: Any) -> Any:
    browser.get("/office/calendar/new")
    return browser.send({**GIVEN, **changes})


def test_the_years_and_their_notices_are_shown(world: World, client_for: ClientFor) -> None:
    page = client_for(world["system-admin"]).get("/office/calendar")
    assert "国办发明电〔2025〕7号" in page.text and "248 天" in page.text
    assert "暂计" in page.text and "当年的放假安排还没有公布" in page.text
    assert "/office/calendar" in page.links().values()


def test_a_notice_is_entered_and_moves_what_the_parties_see(world: World, client_for: ClientFor) -> None:
    told = file(world, USUAL)
    page = entered(client_for(world["system-admin"]))
    assert (page.status, page.path) == (200, "/office/calendar")
    assert "1 项期限的截止日因此变动" in page.text and "现行" in page.text
    assert "还没有录入过" not in page.text
    number = world.read(select(Dispute.number).where(Dispute.id == told.id))[0]
    moved = "放假安排变动后重新计算，原来是2026年11月5日"
    assert moved in client_for(world["registrar"]).get(f"/desk/disputes/{number}").text
    worker = world.come_in(USUAL.worker)
    mine = client_for(worker.person_id).get(f"/my/disputes/{told.id.hex}").text
    assert moved in mine and "2026年11月8日" in mine
    assert "还剩 3 个工作日" in client_for(world["registrar"]).get("/desk").text


def test_the_count_is_told_in_sentences_and_day_by_day(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.TAKEN_ON)
    number = world.read(select(Dispute.number).where(Dispute.id == told.id))[0]
    for page in (
        client_for(world["mediator"]).get(f"/desk/disputes/{number}"),
        client_for(world.worker.person_id).get(f"/my/disputes/{told.id.hex}"),
    ):
        assert "2026年11月2日是开始的当天，不计入。" in page.text
        assert "按自然日计算" in page.text and "15 天，到2026年11月17日满。" in page.text
        assert "第 15 天" in page.text and "《劳动争议调解仲裁法》第五条、第十四条第三款" in page.text


def test_a_provisional_day_says_so(world: World, client_for: ClientFor) -> None:
    world.clock.at("2026-12-28 09:00")
    told = file(world, USUAL)
    worker = world.come_in(USUAL.worker)
    page = client_for(worker.person_id).get(f"/my/disputes/{told.id.hex}")
    assert "当年放假安排未公布，暂计" in page.text
    assert "2027年的放假安排还没有公布，这个日子是暂计的" in page.text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"source": ""}, "请填写"),
        ({"rest_days": "11月3日 台风"}, "看不懂“台风”"),
        ({"rest_days": "2025年3月3日"}, "有的日子不在这一年"),
        ({"makeup_workdays": "11月9日"}, "补班日只能是星期六或者星期日"),
        ({"rest_days": "10月1日"}, "同一天写了两次"),
        ({"issued_on": ["2026", "12", "1"]}, "不能晚于现在"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    world: World, client_for: ClientFor, changes: dict[str, Any], told: str
) -> None:
    page = entered(client_for(world["system-admin"]), **changes)
    assert page.status == 422 and any(told in error for error in page.errors)


@pytest.mark.parametrize("who", ["manager", "registrar", "mediator", "auditor", "court"])
def test_others_find_no_such_page(world: World, client_for: ClientFor, who: str) -> None:
    browser = client_for(world[who])
    assert {browser.get(path).status for path in ("/office/calendar", "/office/calendar/new")} == {404}
    assert "/office/calendar" not in browser.get("/account").links().values()
