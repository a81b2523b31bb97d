"""Two sample disputes in which an officer reads one channel: by law, and for a complaint."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from mediation.break_glass.models import BreakGlass
from mediation.break_glass.rules import Asked
from mediation.complaints.models import Complaint
from mediation.demo.acts import Told
from mediation.kernel import clock
from mediation.procedure.break_glass import answer, ask
from mediation.procedure.complaining import own, review
from mediation.procedure.complaining.own import Complained, Opening
from mediation.procedure.private_reading import reading
from mediation.projections.private_reading import thread

WORDS = "调解员两个星期没有回音，打电话也没有说什么时候再谈。"


def open_at_once(told: Told) -> None:
    """The manager of the studio was told of a threat to life, and reads at once."""
    asked = Asked("danger_to_life", "家属来电，说劳动者留下字条要寻短见。", 8, at_once=True)
    manager = told.scene.cast["manager2"]
    key = told.do(ask.ask, manager, told.of("worker").id, asked)
    with told.scene.sessions() as session:
        span = thread.page(session, manager, reading.BREAK_GLASS, key).fresh or (0, 0)
    told.scene.do(reading.keep, manager, reading.BREAK_GLASS, key, span)


def review_opening(told: Told) -> None:
    """The manager above reviews it, the reading is ended, and the worker is told."""
    key = told.scene.read(select(BreakGlass.id).where(BreakGlass.dispute_id == told.id))[0]
    told.scene.do(answer.answer, told.scene.cast["manager"], key, True, "已与派出所核实，情况紧急。")
    told.scene.do(ask.close, told.scene.cast["manager2"], key)


def complain(told: Told) -> None:
    """The worker complains of the wait, and lets whoever looks into it read what was said so far."""
    opening = Opening(clock.today() + timedelta(days=30))
    who = told.scene.come_in(told.plan.worker)
    told.do(own.file, who, told.of("worker").id, Complained("slow", WORDS), opening)


def look_into(told: Told) -> None:
    """The manager takes it up."""
    key = told.scene.read(select(Complaint.id).where(Complaint.dispute_id == told.id))[0]
    told.scene.do(review.look_into, told.scene.cast["manager"], key)
