"""A whole talk: two parties on phones, a mediator at the desk, words that stay and words that travel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from mediation.kernel.clock import SHANGHAI
from tests.e2e.people import Party, Staff
from tests.e2e.server import Served
from tests.e2e.staged import STAGED
from tests.e2e.talking import Cast, gathered

pytestmark = pytest.mark.browser

HEARD = STAGED["heard"]
WORKER, CHIEF = HEARD.worker, HEARD.employer.chief
KEPT = "我下个月就要搬回老家了"
HINTED = "其实店里这半年生意不好，我是知道的"
CONVEYED = "只要年底以前付清，我可以不要利息。"
WISH = "少一千也行，但是要一次付清"
NO = "太多了，店里一下子拿不出来"


@pytest.fixture
def cast(
    phone: Callable[[type[Party]], Party], desk: Callable[[type[Staff]], Staff], product: Served
) -> Cast:
    return gathered("heard", phone, desk, product)


def test_a_talk_from_what_is_kept_to_minutes_signed(cast: Cast) -> None:
    the_worker_keeps_hints_and_lets_convey(cast)
    the_mediator_hints_and_conveys(cast)
    a_counter_becomes_the_next_version(cast)
    both_accept_it(cast)
    minutes_are_read_and_signed(cast)


def the_worker_keeps_hints_and_lets_convey(cast: Cast) -> None:
    worker = cast.worker
    for words, mark in ((KEPT, "保密"), (HINTED, "可以透露意思"), (CONVEYED, "可以原话转达")):
        worker.turn_to("与调解员沟通")
        worker.unfold("写一段话给调解员")
        worker.write("您想对调解员说什么", words)
        worker.page.get_by_role("radio", name=mark).check()
        worker.press("发给调解员")
        worker.sees(words)


def the_mediator_hints_and_conveys(cast: Cast) -> None:
    mediator, chief, name = cast.mediator, cast.chief, WORKER.name
    mediator.open_case(cast.number, "channels")
    mediator.follow(f"打开 {name} 的页面")
    mediator.sees(KEPT, HINTED, CONVEYED)
    mediator.follow("登记已透露意思")
    mediator.write("向对方透露了什么意思，用您自己的话写", "劳动者明白店里有难处。")
    mediator.tick(f"我确认这是 {name} 的页面")
    mediator.press(f"记入 {name} 的页面")
    mediator.follow("按同意的原话转达")
    mediator.sees(CONVEYED)
    mediator.does_not_see(KEPT, HINTED)
    mediator.tick(f"我确认这是 {name} 的页面")
    mediator.press(f"转达 {name} 的这段话")
    mediator.sees("已按原话转达")
    chief.turn_to("转达的话")
    chief.sees(CONVEYED)
    for page in ("案件进展", "与调解员沟通", "转达的话", "会面与笔录"):
        chief.turn_to(page)
        chief.does_not_see(KEPT, HINTED, "有难处")


def a_counter_becomes_the_next_version(cast: Cast) -> None:
    mediator, worker, chief = cast.mediator, cast.worker, cast.chief
    mediator.open_case(cast.number, "proposals")
    mediator.follow("提出新方案")
    mediator.choose("付款")
    mediator.page.get_by_label("金额").fill("1.2万")
    mediator.write_day("最迟什么时候付", datetime.now(SHANGHAI).date() + timedelta(days=60))
    mediator.press("保存为草稿")
    mediator.sees("没有提出的草稿")
    worker.turn_to("调解方案")
    worker.sees("调解员还没有提出方案。")
    mediator.follow("接着写这份草稿")
    mediator.press("提出方案")
    mediator.sees("第 1 号方案")
    worker.turn_to("调解方案")
    worker.follow("不接受，但可以谈")
    worker.write("想要的金额", "1.1万")
    worker.write_day("最迟什么时候付", datetime.now(SHANGHAI).date() + timedelta(days=20))
    worker.write("想对调解员说的话", WISH)
    worker.press("交给调解员")
    worker.sees("您愿意接受的条件", "11,000.00 元")
    chief.turn_to("调解方案")
    chief.does_not_see(WISH, "11,000.00")
    chief.follow("答复这个方案")
    chief.choose("不接受")
    chief.write("想对调解员说的话", NO)
    chief.press("交给调解员")
    chief.sees("未接受")
    mediator.open_case(cast.number, "proposals")
    mediator.sees(WISH, NO, "各方愿意接受的条件")
    mediator.follow(f"按 {WORKER.name} 提出的条件起草下一版方案")
    mediator.sees(f"下面先填入了 {WORKER.name} 私下提出的条件")
    mediator.press("提出方案")
    mediator.sees("第 2 号方案", "由“12,000.00 元”改为“11,000.00 元”")


def both_accept_it(cast: Cast) -> None:
    worker, chief = cast.worker, cast.chief
    for party, others in ((chief, WISH), (worker, NO)):
        party.turn_to("调解方案")
        party.sees("与第 1 号方案相比有什么变化", "由“12,000.00 元”改为“11,000.00 元”")
        party.does_not_see(others, "各方都接受了")
        party.follow("答复这个方案")
        party.choose("接受")
        party.press("交给调解员")
    chief.turn_to("调解方案")
    chief.sees("各方都接受了这个方案")


def minutes_are_read_and_signed(cast: Cast) -> None:
    mediator, now = cast.mediator, datetime.now(UTC).astimezone(SHANGHAI)
    mediator.open_case(cast.number, "talks")
    mediator.follow("双方都来了，现在开始会面")
    mediator.choose("到调解室")
    mediator.write("地点", "二楼调解室")
    mediator.press("开始会面，做笔录")
    mediator.write("开始时间", _moment(now - timedelta(minutes=40)))
    mediator.write("结束时间", _moment(now - timedelta(minutes=1)))
    for name in (WORKER.name, CHIEF.name):
        mediator.page.get_by_role("checkbox", name=name).first.check()
    mediator.page.get_by_label("争议焦点", exact=True).first.fill("欠付两个月工资的支付期限")
    mediator.page.get_by_label("申请人的意见", exact=True).first.fill("年底以前付清。")
    mediator.page.get_by_label("被申请人的意见", exact=True).first.fill("愿意一次付清。")
    mediator.write("商定的事项", "双方接受第 2 号方案，另行签署调解协议。")
    mediator.tick("释法说理")
    mediator.press("保存，去核对定稿")
    mediator.press("定稿，请各方核对签名")
    mediator.sees("待核对签名")
    for party, who in ((cast.worker, WORKER), (cast.chief, CHIEF)):
        party.turn_to("会面与笔录")
        party.follow("核对笔录")
        party.sees("欠付两个月工资的支付期限")
        party.does_not_see(KEPT, HINTED, WISH, NO)
        party.follow("签名")
        before = party.newest()
        party.press("发送验证码")
        party.write("您的姓名", who.name)
        party.write("短信验证码", party.code_after(before))
        party.press("我已看清笔录，签名")
        party.sees("您已在笔录上签名")


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M")
