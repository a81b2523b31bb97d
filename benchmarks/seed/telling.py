"""Tell one life through the real use cases; some go back and forth for long before they end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from benchmarks.seed.plans import LIVES, OPEN_LIVES, Life
from mediation.demo.acts import Scene, Told
from mediation.demo.endings import ENDINGS
from mediation.demo.filing import file
from mediation.demo.life import COURSE, live
from mediation.demo.plans import Plan
from mediation.demo.timeline import Days
from mediation.procedure.talks import talk
from mediation.procedure.talks.talk import Meeting

TOLD_AGO, APART = 90, 25
"""Days before today on which the last life of the mould begins, and between one life and the next."""


def told(scene: Scene, life: Life, number: int, today: date) -> Iterator[datetime]:
    """The story of the life with this number; the lives begin one after another."""
    plan = life.plan(number, TOLD_AGO + APART * (len(LIVES) + len(OPEN_LIVES) - number))
    return _back_and_forth(scene, life, plan, today) if life.rounds else live(scene, plan, today)


def _back_and_forth(scene: Scene, life: Life, plan: Plan, today: date) -> Iterator[datetime]:
    days = Days(today, plan.ago)
    yield days(0, plan.at)
    dispute = file(scene, plan)
    for point, after, at, act in COURSE:
        if point <= plan.upto:
            yield days(after, at)
            act(dispute)
    for number in range(life.rounds):
        yield days(3, "09:00") + timedelta(minutes=10 * number)
        _once_more(dispute)
    for after, at, act in ENDINGS.get(plan.ending or "", ()):
        yield days(3 + after, at)
        act(dispute)


def _once_more(dispute: Told) -> None:
    dispute.do(talk.begin_face_to_face, dispute.mediator, None, Meeting(notice_waived=True))
    dispute.do(talk.return_to_back_to_back, dispute.mediator, None)
