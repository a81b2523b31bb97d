"""Disputes that stand ready before the server starts, for tests that do not begin at the beginning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo.people import PASSWORD
from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto
from mediation.disputes.models import Dispute
from mediation.identity.passwords import hashed
from mediation.kernel import clock
from tests.clocks import Clock
from tests.world import World

DAYS_AGO = 1


def _plan(place: int, upto: Upto, worker: str, employer: str) -> Plan:
    firm = Employer(
        employer, f"1395761{place}201", "越城区", "办公室", Someone(f"{worker}的老板", f"1395761{place}202")
    )
    return Plan(
        0, "YCFS", "mediator", Someone(worker, f"1395761{place}101"), firm,
        (Asked("wages_owed", 12000, 12000),), "在店里做了四个月，最后两个月工资没有结。", upto=upto,
    )  # fmt: skip


STAGED = {
    "heard": _plan(1, Upto.HEARD, "许婷", "绍兴市越城区鲁迅里点心店"),
    "invited": _plan(2, Upto.INVITED, "冯志刚", "绍兴市越城区迪荡物流有限公司"),
    "weighed": _plan(4, Upto.HEARD, "沈月琴", "绍兴市越城区西小河老街酱园餐饮管理有限公司"),
    "filed": _plan(3, Upto.FILED, "邵丽", "绍兴市越城区塔山洗衣店"),
}


def stage(sessions: Callable[[], Session]) -> Mapping[str, str]:
    """Set the cast up and bring these disputes to their points, a day ago; gives their numbers."""
    then, secret = Clock(), hashed(PASSWORD)
    then.at(clock.now() - timedelta(days=DAYS_AGO))
    with clock.reading(then):
        world = World(sessions, then, secret)
        told = {name: world.at(plan.upto, plan=plan).id for name, plan in STAGED.items()}
        return {name: _number(world, dispute_id) for name, dispute_id in told.items()}


def _number(world: World, dispute_id: UUID) -> str:
    number: str = world.read(select(Dispute.number).where(Dispute.id == dispute_id))[0]
    return number
