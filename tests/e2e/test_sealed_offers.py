"""Two rounds of sealed offers, played: one apart, one that overlaps, and the proposal that follows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from mediation.kernel.clock import SHANGHAI
from mediation.kernel.money import fen_of, shown
from tests.e2e.people import Party, Staff
from tests.e2e.server import Served
from tests.e2e.staged import STAGED
from tests.e2e.talking import Cast, gathered

pytestmark = pytest.mark.browser

WORKER, CHIEF = STAGED["weighed"].worker, STAGED["weighed"].employer.chief
LEAST_FIRST, MOST_FIRST = "11,200.00", "10,600.00"
"""The gap, 600 yuan, is 5.4 % of the larger figure."""
LEAST_SECOND, MOST_SECOND = "10,600.00", "11,200.00"
FIRST_ROUND = (LEAST_FIRST, MOST_FIRST)
LEAST, MOST = "您最少愿意接受多少", "您最多愿意给多少"
BAND, MET = "没有重合，差距在 10% 以内", "有重合：双方都能接受的数额是存在的"
FIXED_FIRST, FIXED_SECOND = "10,900", "11,000"
SUM = re.compile(r"[0-9a-f]{64}")


@pytest.fixture
def cast(
    phone: Callable[[type[Party]], Party], desk: Callable[[type[Staff]], Staff], product: Served
) -> Cast:
    return gathered("weighed", phone, desk, product)


def test_a_round_apart_then_one_that_overlaps_becomes_a_proposal(cast: Cast) -> None:
    both_agree_to_the_manner(cast)
    a_round_apart_tells_the_band_alone(cast)
    a_round_that_overlaps_tells_the_figure_alone(cast)
    each_can_prove_its_own(cast)
    the_figure_becomes_a_proposal(cast)


def both_agree_to_the_manner(cast: Cast) -> None:
    mediator = cast.mediator
    mediator.open_case(cast.number, "proposals")
    mediator.follow("密封报价")
    mediator.sees("本案还没有用过密封报价。", "最多三轮")
    mediator.follow("征求双方同意")
    mediator.choose("只报一个总数")
    mediator.choose("调解员事先定好的数")
    mediator.press("征求双方同意")
    mediator.sees("已征求双方同意", "还没有答复")
    for party in (cast.worker, cast.chief):
        party.turn_to("调解方案")
        party.follow("密封报价")
        party.follow("看办法并答复")
        party.sees("双方都封存以后，系统只说两件事", "对方由此只知道您能接受这个数")
        party.choose("同意用密封报价")
        party.press("提交答复")
        party.sees("您的答复：同意用密封报价")


def a_round_apart_tells_the_band_alone(cast: Cast) -> None:
    begin_a_round(cast, FIXED_FIRST)
    before = what_the_others_read(cast)
    seal(cast.worker, LEAST, "1.12万")
    cast.worker.sees("您这一轮的数额已经封存", f"{LEAST_FIRST} 元")
    assert what_the_others_read(cast) == before, "that one side sealed must tell nobody anything"
    seal(cast.chief, MOST, "10,600元")
    for reader, unseen in ((cast.worker, MOST_FIRST), (cast.chief, LEAST_FIRST)):
        turn_to_offers(reader)
        reader.sees(BAND)
        reader.does_not_see(unseen, FIXED_FIRST, "可以考虑的数")
    the_desk_offers(cast)
    cast.mediator.sees(BAND)
    cast.mediator.does_not_see(*FIRST_ROUND, "据此提出调解方案")


def a_round_that_overlaps_tells_the_figure_alone(cast: Cast) -> None:
    begin_a_round(cast, FIXED_SECOND)
    for party, beyond in ((cast.worker, "不能高于 10,600.00 元"), (cast.chief, "不能低于 11,200.00 元")):
        turn_to_offers(party)
        party.follow("封存我的数额")
        party.sees(f"这一轮{beyond}")
    not_a_rung(cast.worker)
    seal(cast.worker, LEAST, "10600")
    seal(cast.chief, MOST, "11200")
    for reader, unseen in ((cast.worker, LEAST_FIRST), (cast.chief, MOST_FIRST)):
        turn_to_offers(reader)
        reader.sees(MET, BAND, "可以考虑的数", "11,000.00 元", "这还不是约定")
        reader.sees(unseen)
    the_desk_offers(cast)
    cast.mediator.sees(MET, BAND, "11,000.00 元")
    cast.mediator.does_not_see(*FIRST_ROUND)


def not_a_rung(worker: Party) -> None:
    """A figure between two rungs is refused beside its field, with the two that are near, and stays."""
    write(worker, LEAST, "10,500")
    worker.sees("离它最近的两档是 10,000.00 元 和 10,600.00 元")
    expect(worker.page.get_by_label(LEAST, exact=True)).to_have_value("10,500")


def each_can_prove_its_own(cast: Cast) -> None:
    """Each party holds a receipt of each round whose sum is one of those that all three were told."""
    told = []
    for reader in (cast.worker, cast.chief, cast.mediator):
        if isinstance(reader, Party):
            turn_to_offers(reader)
        else:
            the_desk_offers(cast)
        folded = reader.page.locator("details").filter(has_text="双方封存时的校验码")
        told.append({code for each in folded.all() for code in SUM.findall(each.text_content() or "")})
    assert told[0] == told[1] == told[2] and len(told[0]) == 4
    for party in (cast.worker, cast.chief):
        receipts = [each.text_content() or "" for each in party.page.locator("pre").all()]
        sums = {hashlib.sha256((text.strip() + "\n").encode()).hexdigest() for text in receipts}
        assert len(sums) == 2 and sums < told[0]
    assert cast.mediator.page.locator("pre").count() == 0


def the_figure_becomes_a_proposal(cast: Cast) -> None:
    mediator = cast.mediator
    mediator.follow("据此提出调解方案")
    expect(mediator.page.get_by_label("金额").first).to_have_value("11,000.00")
    mediator.write_day("最迟什么时候付", datetime.now(SHANGHAI).date() + timedelta(days=20))
    mediator.press("提出方案")
    mediator.sees("第 1 号方案", "11,000.00 元")
    for party in (cast.worker, cast.chief):
        party.turn_to("调解方案")
        party.sees("第 1 号方案", "11,000.00 元")
        party.follow("答复这个方案")
        party.choose("接受")
        party.press("交给调解员")
    cast.chief.turn_to("调解方案")
    cast.chief.sees("各方都接受了这个方案")


def begin_a_round(cast: Cast, fixed: str) -> None:
    the_desk_offers(cast)
    cast.mediator.follow("开始一轮")
    cast.mediator.write("您认为双方都能接受的数", fixed)
    cast.mediator.press("开始这一轮")
    cast.mediator.sees("这一轮已经开始")


def what_the_others_read(cast: Cast) -> tuple[str, str]:
    """The words on the pages of the other side and of the mediator."""
    turn_to_offers(cast.chief)
    the_desk_offers(cast)
    return tuple(reader.page.locator("main").inner_text() for reader in (cast.chief, cast.mediator))  # type: ignore[return-value]


def turn_to_offers(party: Party) -> None:
    party.turn_to("调解方案")
    party.follow("密封报价")


def the_desk_offers(cast: Cast) -> None:
    cast.mediator.open_case(cast.number, "offers")


def seal(party: Party, question: str, figure: str) -> None:
    turn_to_offers(party)
    party.follow("封存我的数额")
    write(party, question, figure)
    party.sees("请看清有几个零", f"{shown(fen_of(figure))} 元")
    party.press("封存")
    party.sees("数额已封存")


def write(party: Party, question: str, figure: str) -> None:
    party.write(question, figure)
    party.press("下一步：核对")
