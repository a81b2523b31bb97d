"""Disputes told through the real use cases as far as a test needs them, and those who work on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from mediation.demo.acts import Scene
from mediation.demo.life import live
from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto
from mediation.demo.timeline import tell
from mediation.disputes.models import Dispute
from mediation.kernel import clock as kernel_clock
from mediation.kernel.actor import Actor
from tests.clocks import Clock

USUAL = Plan(
    0, "YCFS", "mediator", Someone("林小燕", "13857519101"),
    Employer("绍兴晨光电子厂", "13857519201", chief=Someone("宋国强", "13857519202")),
    (Asked("wages_owed", 9000, 9000, "三个月工资"),), "我在流水线上做插件工，三个月没有发工资。",
    pays_after=60,
)  # fmt: skip


@dataclass
class Told:
    """The sample's people at their desks, and a way to tell one more dispute."""

    cast: sample.Cast
    scene: Scene
    read: Session

    def __getitem__(self, sign_in: str) -> Actor:
        return self.cast[sign_in]

    def dispute(self, upto: Upto = Upto.FILED, **changes: Any) -> Dispute:
        """One dispute, filed nine days ago unless said otherwise."""
        return self.disputes(plan(upto, **changes))[0]

    def disputes(self, *plans: Plan) -> list[Dispute]:
        """Several disputes in one order of time. To be called once, before any sign-in."""
        today = kernel_clock.today()
        tell([live(self.scene, each, today) for each in plans], kernel_clock.now())
        self.read.rollback()
        query = select(Dispute)
        return [
            self.read.scalars(query.where(Dispute.applicant_name == each.worker.name)).one() for each in plans
        ]


def plan(upto: Upto = Upto.FILED, *, ago: int = 9, nth: int = 1, **changes: Any) -> Plan:
    """The usual dispute, filed some days ago."""
    return renamed(replace(USUAL, ago=ago, upto=upto, **changes), nth)


def renamed(usual: Plan, nth: int) -> Plan:
    """The same dispute of another worker with another employer."""
    worker = Someone(f"林小燕{nth}", f"138575{nth:05d}")
    chief = Someone("宋国强", f"137575{nth:05d}")
    return replace(
        usual, worker=worker, employer=Employer(f"晨光电子{nth}厂", f"139575{nth:05d}", chief=chief)
    )


@pytest.fixture
def told(write: Callable[[], Session], session: Session, clock: Clock) -> Told:
    """The sample's offices and people, set up long ago, and no dispute yet."""
    long_ago = clock() - timedelta(days=400)
    with kernel_clock.reading(lambda: long_ago):
        cast = sample.assemble(write(), lambda: "hash")
    return Told(cast, Scene(write, cast), session)
