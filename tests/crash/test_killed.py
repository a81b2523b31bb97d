"""kill -9 in the middle of work: nothing acknowledged is lost, nothing is half done or done twice."""

from __future__ import annotations

import random
from pathlib import Path
from threading import Event

import pytest

from tests.crash.asker import Asker
from tests.crash.house import House
from tests.crash.load import at_work, in_full_swing
from tests.crash.rounds import check, counted, once
from tests.crash.service import serving

pytestmark = pytest.mark.long
ROUNDS = 30
CLAIMS_A_ROUND = 2
PARTIES = 3


@pytest.mark.timeout(900)
def test_workers_killed_at_random_under_load(house: House, tmp_path: Path) -> None:
    drawn = random.Random(7)
    at_hand, waiting = house.at_hand(PARTIES), house.waiting(ROUNDS * CLAIMS_A_ROUND)
    with serving(house.config, tmp_path) as service:
        parties = [(Asker(service.address, house.cookie(house.world.worker)), key) for key in at_hand]
        officer = Asker(service.address, house.cookie(house.world["registrar"]))
        askers = [*(asker for asker, _ in parties), officer]
        cut = 0
        for number in range(ROUNDS):
            claims = waiting[number * CLAIMS_A_ROUND : (number + 1) * CLAIMS_A_ROUND]
            with at_work(parties, officer, claims):
                in_full_swing(askers)
                Event().wait(drawn.uniform(0, 1))
                service.kill() if number % 5 == 4 else service.kill_workers()
            cut += counted(askers)
            service.up()
            check(house, askers)
    for request in (each for asker in askers for each in asker.before):
        once(house, request.what)
    done = sum(len(asker.before) for asker in askers)
    assert done > ROUNDS and cut > 0, f"{done} requests, {cut} of them cut off"
    print(f"{ROUNDS} rounds: {done} requests, {cut} cut off and sent again")
