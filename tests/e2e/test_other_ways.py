"""Talks that end without an agreement: the dispute goes on at the agency its worker wishes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from mediation.kernel.clock import SHANGHAI
from tests.e2e.people import Party, Staff
from tests.e2e.server import Served
from tests.e2e.staged import STAGED

pytestmark = pytest.mark.browser

AGENCY = "绍兴市越城区劳动人事争议仲裁委员会"
APART = "听取意见，说明法律规定。"
"""What the mediator noted of each talk apart."""


def test_a_worker_goes_on_to_arbitration(
    product: Served, phone: Callable[[type[Party]], Party], desk: Callable[[type[Staff]], Staff]
) -> None:
    number, worker = product.numbers["heard"], STAGED["heard"].worker
    mediator, liaison, party = desk(Staff), desk(Staff), phone(Party)
    liaison.sign_in("arbitration")
    liaison.open("/liaison/disputes")
    liaison.does_not_see(number)
    mediator.sign_in("mediator")
    the_mediator_ends_the_talks(mediator, number)
    the_mediator_hands_over(mediator, worker.name)
    the_agency_reads_and_confirms(liaison, number)
    party.sign_in(worker.phone)
    party.open_dispute()
    party.sees("案件已经按当事人的意愿转到其他途径办理。")
    party.turn_to("结案")
    party.sees(AGENCY)


def the_mediator_ends_the_talks(mediator: Staff, number: str) -> None:
    mediator.open_case(number)
    mediator.step("terminate")
    mediator.choose("没有达成协议")
    mediator.press("终止调解")
    mediator.sees("调解已终止")
    mediator.in_state("terminated")


def the_mediator_hands_over(mediator: Staff, worker: str) -> None:
    mediator.step("hand_over")
    mediator.press("移交")
    mediator.page.get_by_role("alert").get_by_role("link").first.click()
    mediator.choose(worker)
    mediator.choose("申请劳动仲裁")
    mediator.choose(AGENCY)
    mediator.tick("调解申请书")
    mediator.choose("书面")
    said = datetime.now(UTC).astimezone(SHANGHAI) - timedelta(minutes=5)
    mediator.write("什么时候说的", said.strftime("%Y-%m-%dT%H:%M"))
    mediator.write("说明", "本人当面签署，原件在案卷第 3 页。")
    mediator.press("移交")
    mediator.in_state("handed_over")


def the_agency_reads_and_confirms(liaison: Staff, number: str) -> None:
    liaison.open("/liaison/disputes")
    liaison.follow(number)
    liaison.sees("为什么可以查看", "移交本机构办理", "拖欠工资")
    liaison.does_not_see(APART)
    liaison.open("/liaison/referrals")
    liaison.press("签收")
    liaison.sees("已签收")
