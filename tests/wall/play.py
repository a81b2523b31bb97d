"""Play a script on an empty store: with its private acts, or without them and otherwise the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from mediation.demo import course
from mediation.demo.acts import Told
from mediation.demo.filing import file
from mediation.demo.life import COURSE
from mediation.demo.plans import Upto
from mediation.kernel.actor import Actor
from mediation.procedure.mediators import assign
from tests.wall import offers
from tests.wall.acts import Inside, acts_of
from tests.wall.script import Script, Step
from tests.world import CHIEF, USUAL, WORKER, World

PACE = timedelta(minutes=3)
"""Between two steps; a code goes to one telephone once a minute."""
SAID = "希望早一点谈成"
"""What each side lets the other know; it stands in a joint text and is searched for by nobody."""
SECOND = "mediator6"
"""Who comes later; nobody of this name looks from outside."""
DELEGATED = replace(USUAL, source="delegated", source_reference="（2026）浙0602诉前调88号")


def play(
    script: Script, world: World, inside_of: Callable[[Told], Inside], *, private: bool
) -> tuple[Told, Inside]:
    """Everything of the script that is to be done; at the end the clock stands after its last step.

    `private` leaves the private acts out, or does them; nothing else depends on it.
    """
    plan = DELEGATED if script.delegated else USUAL
    told = file(world, replace(plan, upto=script.upto))
    inside, begun = inside_of(told), world.clock.moment
    for step in script.steps:
        _stand_at(world, begun, step)
        if step.private is None:
            _joint(step.point, script, told, inside)
        elif private:
            acts_of(script.side)[step.private.act].do(inside, step.private.choice)
    world.clock.moment = begun + PACE * (len(script.steps) + 1)
    return told, inside


def _stand_at(world: World, begun: datetime, step: Step) -> None:
    world.clock.moment = begun + PACE * (step.place + 1)


def _joint(point: Upto, script: Script, told: Told, inside: Inside) -> None:
    act = _course(script.side).get(point)
    if act is not None:
        act(told)
    if point is Upto.BACK_TO_BACK:
        _convey(told)
        _come_later(told)
    if point is Upto.HEARD:
        offers.begin(told)
    if point is Upto.ACCEPTED:
        told.scene.come_in(CHIEF)
        inside.person = person_of(told, script.side)
        if inside.person is not None:
            inside.come_in()


def _come_later(told: Told) -> None:
    """A second mediator takes the dispute on, who reads what was said before by each party's choice only."""
    second = told.scene.cast[SECOND]
    told.do(assign.assign, told.scene.cast["manager"], None, second.person_id)
    told.do(assign.take_up, second, None)


def _convey(told: Told) -> None:
    """Both sides let something out of their channels: what is conveyed is joint and is in both runs."""
    for side in ("applicant", "respondent"):
        course.release(told, side, f"{SAID}（{side}）", SAID)


def person_of(told: Told, side: str) -> Actor | None:
    """Who speaks in the channel of a side; nobody does in the mediators' notes."""
    speakers = {"applicant": WORKER, "respondent": CHIEF}
    return told.scene.known(speakers[side]) if side in speakers else None


def _course(side: str) -> Mapping[Upto, Callable[[Told], None]]:
    """The usual course; the side that speaks in private is the first to answer the proposal.

    The other one's answer decides, and everybody may know that.
    """
    usual = {point: act for point, _, _, act in COURSE}
    if side == "respondent":
        usual[Upto.HALF_ANSWERED], usual[Upto.AGREED] = course.employer_answers, course.worker_answers
    return usual
