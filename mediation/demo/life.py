"""The life of one sample dispute as a story: the next act's moment is yielded, then the act is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from mediation.demo import course
from mediation.demo.acts import Scene, Told
from mediation.demo.endings import ENDINGS
from mediation.demo.filing import file
from mediation.demo.plans import Plan, Upto
from mediation.demo.timeline import Days

COURSE: tuple[tuple[Upto, int, str, Callable[[Told], None]], ...] = (
    (Upto.INVITED, 0, "14:20", course.invite),
    (Upto.ANSWERED, 1, "09:10", course.answer),
    (Upto.ACCEPTED, 1, "10:30", course.accept),
    (Upto.ASSIGNED, 1, "14:00", course.name_mediator),
    (Upto.TAKEN_ON, 1, "15:35", course.take_up),
    (Upto.PREPARED, 2, "09:30", course.prepare_talks),
    (Upto.BACK_TO_BACK, 2, "13:40", course.begin_apart),
    (Upto.HEARD, 2, "16:10", course.hear_apart),
    (Upto.FACE_TO_FACE, 3, "09:00", course.begin_together),
    (Upto.PROPOSED, 3, "11:20", course.propose_terms),
    (Upto.HALF_ANSWERED, 3, "13:15", course.worker_answers),
    (Upto.AGREED, 3, "14:05", course.employer_answers),
    (Upto.AGREEMENT, 3, "15:00", course.write_down),
    (Upto.HALF_SIGNED, 3, "16:30", course.worker_signs),
    (Upto.SIGNED, 4, "09:20", course.others_sign),
    (Upto.IN_FORCE, 4, "11:00", course.put_seal),
    (Upto.PAID, 6, "10:10", course.pay),
    (Upto.CONFIRMED, 6, "14:30", course.confirm),
    (Upto.PERFORMED, 6, "16:00", course.close),
)
"""Point of its life, days after filing, time of day, act."""

LAST_DAY = {point: after for point, after, _, _ in COURSE} | {Upto.FILED: 0}


def live(scene: Scene, plan: Plan, today: date) -> Iterator[datetime]:
    """Tell one dispute from its filing as far as the plan says, then its ending."""
    days = Days(today, plan.ago)
    yield days(0, plan.at)
    told = file(scene, plan)
    for point, after, at, act in COURSE:
        if point > plan.upto:
            break
        yield days(after * plan.slow, at)
        act(told)
    for after, at, act in ENDINGS.get(plan.ending or "", ()):
        yield days(LAST_DAY[plan.upto] * plan.slow + after, at)
        act(told)
