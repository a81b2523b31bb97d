"""The scene of talks: a dispute in preparation with a mediator and two identified parties."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from mediation.procedure.claims import intake, review
from mediation.procedure.claims.filing import Filing, Item, NamedParty
from mediation.procedure.claims.incoming import Sender
from mediation.procedure.claims.intake import AtDesk
from mediation.procedure.claims.review import Invitation
from mediation.procedure.mediators import assign
from tests.clocks import Clock
from tests.integration.agreements.scene import BOSS, WORKER, Scene, begin


@pytest.fixture
def scene(write: Callable[[], Session], session: Session, clock: Clock) -> Scene:
    """Wages owed, 24,000 yuan, before a statutory office."""
    return begin(sample.assemble(write(), lambda: "hash"), write, session, clock)


@pytest.fixture
def court_scene(write: Callable[[], Session], session: Session, clock: Clock) -> Scene:
    """A dispute that a court delegated, in preparation with a mediator."""
    return _sent(write, session, clock, "delegated")


@pytest.fixture
def entrusted_scene(write: Callable[[], Session], session: Session, clock: Clock) -> Scene:
    """A dispute that a court entrusted after filing, in preparation with a mediator."""
    return _sent(write, session, clock, "entrusted")


@pytest.fixture
def tribunal_scene(write: Callable[[], Session], session: Session, clock: Clock) -> Scene:
    """A dispute that an arbitral tribunal entrusted before its hearing, in preparation with a mediator."""
    return _sent(write, session, clock, "commission_entrusted")


def _sent(write: Callable[[], Session], session: Session, clock: Clock, source: str) -> Scene:
    cast = sample.assemble(write(), lambda: "hash")
    filing = Filing(
        cast.offices["YCFS"],
        (
            NamedParty("applicant", "worker", "刘大山", phone=WORKER),
            NamedParty("respondent", "employer", "绍兴锦华针织有限公司", phone=BOSS),
        ),
        (Item("wages_owed", 2_400_000),),
        "三个月工资没有发。",
        source=source,
        source_reference="(2026)浙0602诉前调1号",
    )
    sender = cast["arbitration" if source == "commission_entrusted" else "court"].posts[0].office_id
    filed = intake.file_at_desk(write(), cast["registrar"], AtDesk(filing, Sender(sender)))
    made = Scene(cast, write, session, filed.dispute_id, cast["registrar"], cast["registrar"], clock)
    made.do(review.invite, "registrar", None, Invitation())
    made.do(review.accept, "registrar", None)
    made.do(assign.assign, "manager", None, cast["mediator"].person_id)
    made.do(assign.take_up, "mediator", None)
    return made
