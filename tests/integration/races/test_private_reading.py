"""Two officers at one break-glass, a party that shuts while somebody reads: one wins, the other is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from mediation.break_glass.models import BreakGlass
from mediation.break_glass.rules import Asked
from mediation.channels.models import ChannelOpening, ChannelView
from mediation.demo.plans import Upto
from mediation.kernel import clock
from mediation.procedure.break_glass import answer, ask
from mediation.procedure.complaining import own, review
from mediation.procedure.complaining.own import Complained, Opening
from mediation.procedure.private_reading import reading
from tests.integration.races.work import WON, tried
from tests.together import in_threads
from tests.world import World

Sound = Callable[[Sequence[UUID]], None]
CRIME = Asked("crime", "派出所来函。", 8)


def test_two_seconds_at_once_answer_once(
    world: World, engine: Engine, session: Session, sound: Sound
) -> None:
    told = world.at(Upto.HEARD)
    key = told.do(ask.ask, world["manager2"], told.party("applicant").id, CRIME)
    words = {0: (True, "属实"), 1: (False, "没有来函")}
    who = ("manager", "registrar")
    outcomes = in_threads(2, lambda nth: tried(engine, answer.answer, world[who[nth]], key, *words[nth]))
    assert sorted(outcomes) == ["NotPossible", WON]
    session.rollback()
    row = session.get_one(BreakGlass, key)
    views = session.scalars(select(ChannelView).where(ChannelView.cause_id == key)).all()
    assert (row.state, len(views)) == (("open", 1) if outcomes[0] == WON else ("refused", 0))
    sound([told.id])


def test_two_who_ask_at_once_ask_once(world: World, engine: Engine, session: Session, sound: Sound) -> None:
    told = world.at(Upto.HEARD)
    party = told.party("applicant").id
    who = ("manager", "manager2")
    outcomes = in_threads(2, lambda nth: tried(engine, ask.ask, world[who[nth]], told.id, party, CRIME))
    assert sorted(outcomes) == ["NotPossible", WON]
    sound([told.id])


def test_what_is_shut_while_it_is_read_is_read_before_or_not_at_all(
    world: World, engine: Engine, session: Session, sound: Sound
) -> None:
    told = world.at(Upto.HEARD)
    party, manager = told.party("applicant").id, world["manager2"]
    opening = Opening(clock.today() + timedelta(days=3))
    key = told.do(own.file, world.worker, party, Complained("slow", "没有回音"), opening)
    world.do(review.look_into, manager, key)
    acts = (
        lambda: tried(engine, own.shut_to_reviewer, world.worker, told.id, party, key),
        lambda: tried(engine, reading.keep, manager, reading.COMPLAINT, key, (1, 1)),
    )
    shut, read = in_threads(2, lambda nth: acts[nth]())
    assert shut == WON and read in (WON, "NotFound")
    session.rollback()
    kept = session.scalars(select(ChannelOpening).where(ChannelOpening.view_id.is_not(None))).all()
    assert len(kept) == (read == WON)
    sound([told.id])


def test_two_complaints_at_once_are_one(world: World, engine: Engine, session: Session, sound: Sound) -> None:
    told = world.at(Upto.HEARD)
    party, said = told.party("applicant").id, Complained("slow", "没有回音")
    outcomes = in_threads(3, lambda _: tried(engine, own.file, world.worker, told.id, party, said))
    assert sorted(outcomes) == ["NotPossible", "NotPossible", WON]
    sound([told.id])
