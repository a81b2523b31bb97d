"""The disk fills under load: who asks is told to come again; with room again, nothing is lost or double.

The server may make no file larger than a bound, which fails the same calls as a full disk and needs none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.crash.asker import Asker, Request
from tests.crash.house import House
from tests.crash.load import at_work
from tests.crash.rounds import check, counted
from tests.crash.service import serving
from tests.e2e.server import until

pytestmark = pytest.mark.long
ROUNDS = 4
ROOM = 200_000
"""Bytes by which the store may grow in a round: some papers, then no more."""
FILLS_WITHIN = 120


@pytest.mark.timeout(600)
def test_a_disk_that_fills_under_load(house: House, tmp_path: Path) -> None:
    if house.engine.dialect.name != "sqlite":
        pytest.skip("the files of PostgreSQL are another process's")
    keys, waiting = house.at_hand(3), house.waiting(ROUNDS * 2)
    store, cut = Path(house.engine.url.database or ""), 0
    with serving(house.config, tmp_path) as service:
        parties = [(Asker(service.address, house.cookie(house.world.worker)), key) for key in keys]
        officer = Asker(service.address, house.cookie(house.world["registrar"]))
        askers = [*(asker for asker, _ in parties), officer]
        for number in range(ROUNDS):
            service.kill()
            service.up(room=store.stat().st_size + ROOM)
            enough = _troubled(askers) + 3
            with at_work(parties, officer, waiting[number * 2 : number * 2 + 2]):
                full = until(lambda most=enough: _troubled(askers) > most, FILLS_WITHIN)
            assert full, f"the store never filled: {Counter(each.acknowledged for each in _sent(askers))}"
            cut += counted(askers)
            service.kill()
            service.up()
            check(house, askers)
    assert cut > 0
    print(f"{ROUNDS} fillings: {_troubled(askers)} told to wait, {cut} sent again")


def _troubled(askers: Sequence[Asker]) -> int:
    return sum(asker.troubled for asker in askers)


def _sent(askers: Sequence[Asker]) -> list[Request]:
    return [request for asker in askers for request in asker.sent]
