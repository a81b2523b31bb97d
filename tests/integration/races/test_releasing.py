"""A party takes its words back at the moment in which a mediator conveys them: one wins, one is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from mediation.demo.plans import Upto
from mediation.procedure.confide import speak
from mediation.procedure.release.convey import convey
from mediation.procedure.release.mark import mark
from mediation.talks.models import Conveyance
from tests.integration.races.work import WON, tried
from tests.together import in_threads
from tests.world import World

Sound = Callable[[Sequence[UUID]], None]
ROUNDS = 4


@pytest.mark.parametrize("other", ["take_back", "mark"])
def test_taking_back_and_conveying_have_one_winner(
    world: World, engine: Engine, session: Session, sound: Sound, other: str
) -> None:
    told = world.at(Upto.HEARD)
    party = told.party("applicant").id
    away = {
        "take_back": lambda key: tried(engine, speak.take_back, world.worker, told.id, party, key),
        "mark": lambda key: tried(engine, mark, world.worker, told.id, party, key, None, "keep", ""),
    }[other]
    conveyed = 0
    for turn in range(ROUNDS):
        key = told.do(speak.state, world.worker, party, "可以分期", "may_be_conveyed")
        acts = [
            lambda key=key: away(key),
            lambda key=key: tried(engine, convey, told.mediator, told.id, party, key, None),
        ]
        outcomes = in_threads(2, lambda nth, acts=acts, turn=turn: acts[(nth + turn) % 2]())
        assert sorted(outcomes) == ["NotPossible", WON]
        conveyed += outcomes[(1 - turn) % 2] == WON
        session.rollback()
        assert session.scalar(select(func.count()).select_from(Conveyance)) == conveyed
    sound([told.id])


def test_two_mediators_sends_convey_once(
    world: World, engine: Engine, session: Session, sound: Sound
) -> None:
    told = world.at(Upto.HEARD)
    party = told.party("applicant").id
    key = told.do(speak.state, world.worker, party, "可以分期", "may_be_conveyed")
    outcomes = in_threads(4, lambda _: tried(engine, convey, told.mediator, told.id, party, key, None))
    assert outcomes.count(WON) == 1
    assert session.scalar(select(func.count()).select_from(Conveyance)) == 1
    sound([told.id])
