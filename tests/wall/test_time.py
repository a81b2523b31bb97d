"""Five thousand hidden rows cost nobody outside anything: no statement, and no time that could be told.

Two disputes that are one but for what was said in a channel of the first stand side by side, and their
pages are asked for in turn, so that whatever else the machine does slows both alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from mediation.channels import changes as channels
from mediation.channels.queries import open_channel
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.kernel.database import transaction
from tests.counting import counted
from tests.wall.addresses import addresses, keys_of
from tests.wall.observers import Observer, observers
from tests.wall.worked import Clock, Typical, clock_of
from tests.world import CHIEF, World

HIDDEN = 5000
A_WEEK = 7
ROUNDS = 9
ATTEMPTS = 8
"""Only what is slower each time is slower: a busy machine is no leak, and a leak is slower always."""
SHARE, MOST = 0.20, 0.002
"""security.md: by how much, and by how many seconds."""
WHO = ("clerk", "manager", "auditor")
OF_A_DISPUTE = ("/my/disputes/", "/desk/disputes/", "/audit/disputes/")
LISTS = ("/audit", "/audit?who=李冬梅", "/audit?number={number}")
"""Of the auditor, over all disputes."""
LIKENESS, STEPS = "/like-cases", "/steps/"
"""The first reads other disputes as well; of the forms of steps it is enough that they ask the same."""


@dataclass(frozen=True)
class Pair:
    """One page of the dispute with hidden rows, and the same page of the other one."""

    observer: Observer
    hiding: str
    bare: str


@pytest.fixture
def pairs_of_pages(app: Flask, world: World) -> list[Pair]:
    """What the other side and the desk are shown of both disputes."""
    bare, hiding = _told(world), _told(world)
    _speak(hiding, world)
    return [pair for who in observers(WHO, world, app) for pair in _pages(app, who, hiding, bare)]


def _told(world: World) -> Told:
    told = world.at(Upto.PROPOSED)
    told.scene.come_in(CHIEF)
    world.clock.forward(days=A_WEEK)  # the same people meet in both, and not at one time
    return told


def _speak(told: Told, world: World) -> None:
    """What the applicant says in its own channel, five thousand times."""
    (party,) = [party for party in told.parties() if party.side == "applicant"]
    with world.sessions() as session, transaction(session):
        channel = open_channel(session, world.worker, told.id, party.id, lock=True)
        for at in range(HIDDEN):
            said = {"text": f"最低一万八可以接受，{at}", "seal": "keep"}
            channels.add_entry(session, world.worker, channel, "statement", said)


def _pages(app: Flask, observer: Observer, hiding: Told, bare: Told) -> Iterator[Pair]:
    for one, other in zip(*(addresses(app, keys_of(told, ())) for told in (hiding, bare)), strict=True):
        if not one.startswith(OF_A_DISPUTE) or LIKENESS in one:
            continue
        answers = [observer.browser.client.get(path) for path in (one, other)]
        # A member's key comes with the key of every party, and the keys have no order in common.
        if all(answer.status_code == 200 and answer.mimetype == "text/html" for answer in answers):
            yield Pair(observer, one, other)


def test_hidden_rows_cost_no_statement(pairs_of_pages: list[Pair], engine: Engine) -> None:
    assert {pair.observer.name for pair in pairs_of_pages} == set(WHO)
    for pair in pairs_of_pages:
        with counted() as hiding:
            pair.observer.browser.client.get(pair.hiding)
        with counted() as bare:
            pair.observer.browser.client.get(pair.bare)
        assert list(hiding) == list(bare), f"{pair.observer.name}: {pair.hiding}"
    slower = [pair for pair in pairs_of_pages if STEPS not in pair.hiding]
    clock, typical = clock_of(engine)
    for _ in range(ATTEMPTS):
        slower = [pair for pair in slower if _is_slower(pair, clock, typical)]
    assert not slower, [f"{pair.observer.name}: {pair.hiding}" for pair in slower]


def _is_slower(pair: Pair, clock: Clock, typical: Typical) -> bool:
    """Whether the difference of the medians could be told by whoever asks often enough."""
    times: dict[str, list[float]] = {pair.hiding: [], pair.bare: []}
    for at in range(ROUNDS):
        order = (pair.hiding, pair.bare) if at % 2 else (pair.bare, pair.hiding)
        for path in order:
            times[path].append(_asked(pair.observer, path, clock))
    return _can_be_told(*(typical(times[path]) for path in (pair.hiding, pair.bare)))


def _can_be_told(hiding: float, bare: float) -> bool:
    difference = abs(hiding - bare)
    return difference >= MOST or difference >= SHARE * bare


def _asked(observer: Observer, path: str, clock: Clock) -> float:
    """Seconds."""
    begun = clock()
    observer.browser.client.get(path)
    return clock() - begun


def test_they_cost_no_time_in_lists_over_all_disputes(app: Flask, world: World, engine: Engine) -> None:
    """The log of the auditor, before and after; what was measured before is measured first."""
    told = _told(world)
    (auditor,) = observers(("auditor",), world, app)
    number = told.scene.read(select(Dispute.number).where(Dispute.id == told.id))[0]
    paths = [path.format(number=number) for path in LISTS]

    for path in paths:
        auditor.browser.client.get(path)
    clock, typical = clock_of(engine)

    def medians() -> list[float]:
        return [typical(_asked(auditor, path, clock) for _ in range(ROUNDS)) for path in paths]

    medians()
    before = medians()
    _speak(told, world)
    for _ in range(ATTEMPTS):
        after = medians()
        # Nothing is quicker for what was added: where it seems so, the machine was slower before.
        if not any(
            late > early and _can_be_told(late, early) for late, early in zip(after, before, strict=True)
        ):
            return
    raise AssertionError(f"{paths}: {after} instead of {before}")
