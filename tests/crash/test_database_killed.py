"""PostgreSQL killed under load: 503 until it is back, then work goes on by itself, and nothing is lost."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from flask import Flask

from mediation.application import create_app
from mediation.cli.schema import upgrade
from mediation.store import db
from tests.clocks import Clock
from tests.crash.asker import Asker
from tests.crash.cluster import Cluster, cluster
from tests.crash.house import House
from tests.crash.load import at_work, in_full_swing
from tests.crash.rounds import check, counted
from tests.crash.service import serving
from tests.stores import settings_for

pytestmark = [pytest.mark.long, pytest.mark.postgres]
ROUNDS = 8


@pytest.fixture
def server() -> Iterator[Cluster]:
    """A server of this test's own."""
    with cluster() as made:
        yield made


@pytest.fixture
def own_house(server: Cluster, clock: Clock, tmp_path: Path) -> Iterator[House]:
    """A house whose store is on that server."""
    config = settings_for(server.url, tmp_path / "files")
    config.files.mkdir()
    app: Flask = create_app(config)
    upgrade(app)
    with app.app_context():
        engine = db.engine
    yield House.opened(app, engine, config, clock)
    engine.dispose()


@pytest.mark.timeout(600)
def test_a_database_killed_under_load(own_house: House, server: Cluster, tmp_path: Path) -> None:
    drawn, house = random.Random(11), own_house
    keys, claims = house.at_hand(3), house.waiting(ROUNDS * 2)
    with serving(house.config, tmp_path) as service:
        parties = [(Asker(service.address, house.cookie(house.world.worker)), key) for key in keys]
        officer = Asker(service.address, house.cookie(house.world["registrar"]))
        askers, cut = [*(asker for asker, _ in parties), officer], 0
        for number in range(ROUNDS):
            with at_work(parties, officer, claims[number * 2 : number * 2 + 2]):
                in_full_swing(askers)
                Event().wait(drawn.uniform(0, 1))
                server.kill()
                Event().wait(0.3)
                server.start()
            cut += counted(askers)
            house.engine.dispose()
            check(house, askers)
    told_to_wait = sum(asker.troubled for asker in askers)
    assert told_to_wait > ROUNDS, "who asked meanwhile was told to come again"
    print(f"{ROUNDS} kills: {told_to_wait} answers 503, {cut} requests sent again")
