"""Play a script on an empty store: with its private acts, or without them and otherwise the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from mediation.claims.models import ClaimItem
from mediation.demo import course
from mediation.demo.acts import Told
from mediation.demo.filing import file
from mediation.demo.life import COURSE
from mediation.demo.plans import Asked, Upto
from mediation.kernel.actor import Actor
from tests.integration.facts.scene import KIND, OURS, says
from tests.wall import offers, others
from tests.wall.acts import act_of
from tests.wall.inside import Inside
from tests.wall.script import Script, Step
from tests.world import CHIEF, USUAL, WORKER, World

PACE = timedelta(minutes=3)
"""Between two steps; a code goes to one telephone once a minute."""
SAID = "希望早一点谈成"
"""What each side lets the other know; it stands in a joint text and is searched for by nobody."""
PLAN = replace(USUAL, asked=(*USUAL.asked, Asked(KIND, 39000, 30000)))
"""Of the severance pay less is proposed than the law gives by what the worker says of it."""
DELEGATED = replace(PLAN, source="delegated", source_reference="（2026）浙0602诉前调88号")


def play(
    script: Script, world: World, inside_of: Callable[[Told], Inside], *, private: bool
) -> tuple[Told, Inside]:
    """Everything of the script that is to be done; at the end the clock stands after its last step.

    `private` leaves the private acts out, or does them; nothing else depends on it.
    """
    tokens, room = others.come(world), others.room(world)
    beside = others.tell_beside(world) if script.beside else None
    told = file(world, replace(DELEGATED if script.delegated else PLAN, upto=script.upto))
    inside, begun = inside_of(told), world.clock.moment
    inside.tokens, inside.room, inside.beside = tokens, room, beside
    for step in script.steps:
        _stand_at(world, begun, step)
        if step.private is None:
            _joint(step.point, script, told, inside)
        elif private:
            act_of(script.side, step.private.act).do(inside, step.private.choice)
    world.clock.moment = begun + PACE * (len(script.steps) + 1)
    return told, inside


def _stand_at(world: World, begun: datetime, step: Step) -> None:
    world.clock.moment = begun + PACE * (step.place + 1)


def _joint(point: Upto, script: Script, told: Told, inside: Inside) -> None:
    act = _course(script.side).get(point)
    if act is not None:
        act(told)
    if point is Upto.TAKEN_ON:
        others.begin_and_leave(told)
        inside.second = told.scene.cast[others.SECOND]
    if point is Upto.BACK_TO_BACK:
        _convey(told)
        others.disclose(told)
    if point is Upto.HEARD:
        offers.begin(told)
    if point is Upto.ACCEPTED:
        told.scene.come_in(CHIEF)
        _state_facts(told)
        if inside.beside is not None:
            others.join(told, inside.beside)
        inside.person = person_of(told, script.side)
        if inside.person is not None:
            inside.come_in()


def _state_facts(told: Told) -> None:
    """The worker says what its pay was, so that the law names a least sum."""
    query = select(ClaimItem.id).where(ClaimItem.dispute_id == told.id, ClaimItem.kind == KIND)
    says(told, told.scene.known(told.plan.worker), "applicant", OURS, item=told.scene.read(query)[0])


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
