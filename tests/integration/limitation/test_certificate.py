"""The certificate of facts: what happened and when, for desk and each side, nothing said in confidence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.procedure.claims import review
from mediation.procedure.claims.review import Invitation
from mediation.procedure.confide import speak
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page
from tests.world import CHIEF, WORKER, World

ClientFor = Callable[..., Browser]
NO_JUDGEMENT = "不判断时效是否中断、请求是否成立"


def dispute_of(told: Told) -> Dispute:
    return told.scene.read(select(Dispute).where(Dispute.id == told.id))[0]


def at_desk(told: Told, browser: Browser) -> Page:
    return browser.get(f"/desk/disputes/{dispute_of(told).number}/papers/certificate")


def own(told: Told, browser: Browser) -> Page:
    return browser.get(f"/my/disputes/{told.id.hex}/papers/certificate")


def test_it_says_when_it_came_what_is_asked_and_how_the_other_side_learned_of_it(
    world: World, client_for: ClientFor
) -> None:
    told = world.at(Upto.FILED)
    received = clock.day_of(dispute_of(told).filed_at)
    world.clock.forward(hours=1)
    told.do(review.invite, world["registrar"], None, Invitation("post", clock.now()))
    page = at_desk(told, client_for(world["registrar"]))
    for words in (
        "案件事实证明", NO_JUDGEMENT, dispute_of(told).number, "李冬梅", "绍兴市锦华针织有限公司",
        f"{received.year}年{received.month}月{received.day}日", "拖欠工资", "24,000.00 元", "邮寄通知书",
        "没有答复", "待受理", "（盖章）",
    ):  # fmt: skip
        assert words in page.text, words


def test_whoever_was_not_told_yet_is_said_not_to_know(world: World, client_for: ClientFor) -> None:
    assert "还没有通知" in at_desk(world.at(Upto.FILED), client_for(world["registrar"])).text


@pytest.mark.parametrize(
    ("upto", "ending", "words"),
    [
        (Upto.HEARD, "terminated", ("没有达成协议", "结束的时间", "同意调解")),
        (Upto.HEARD, "refused", ("一方拒绝调解",)),
        (Upto.IN_FORCE, "", ("调解协议生效的时间", "协议履行")),
    ],
)
def test_it_says_what_became_of_it_and_no_reason_that_anybody_gave(
    world: World, client_for: ClientFor, upto: Upto, ending: str, words: tuple[str, ...]
) -> None:
    told = world.at(upto, ending)
    page = at_desk(told, client_for(told.mediator))
    assert all(each in page.text for each in words)
    assert "分歧过大" not in page.text and "仲裁解决" not in page.text


def test_each_side_prints_its_own(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.HEARD, "terminated")
    for someone in (WORKER, CHIEF):
        page = own(told, client_for(world.known(someone)))
        assert page.status == 200 and NO_JUDGEMENT in page.text
        link = client_for(world.known(someone)).get(f"/my/disputes/{told.id.hex}/papers").links()
        assert link["案件事实证明（可以打印）"].endswith("/papers/certificate")
    assert "打印人 李冬梅" in own(told, client_for(world.worker)).text


def test_it_is_for_nobody_else(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.INVITED)
    world.clock.forward(minutes=5)
    unknown = client_for(world.come_in(told.plan.employer))
    assert own(told, unknown).status == 404  # sees the notice only
    for outsider in ("registrar2", "mediator2", "court", "auditor"):
        assert at_desk(told, client_for(world[outsider])).status in (403, 404)


def test_what_is_said_in_confidence_changes_nothing_of_it(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.HEARD)
    readers = [(at_desk, told.mediator), (own, world.chief), (own, world.worker)]
    before = [show(told, client_for(who)).text for show, who in readers]
    world.clock.forward(minutes=2)
    told.do(speak.write, told.mediator, told.party("applicant").id, "今天下午可以再谈一次。")
    assert [show(told, client_for(who)).text for show, who in readers] == before
