"""A party objects to a mediator: held back at once, decided by the manager, given back or replaced."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.assignments.objection_models import Objection
from mediation.audit.models import AuditEntry
from mediation.audit.verify import verify
from mediation.channels.models import ChannelGrant
from mediation.deadlines.models import Deadline
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.documents.uploads import Upload
from mediation.kernel.errors import (
    Invalid,
    MediationError,
    NotAllowed,
    NotFound,
    NotPossible,
    Refused,
)
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.confide import speak
from mediation.procedure.mediators import assign
from mediation.procedure.objecting import decide, make, words
from mediation.procedure.parties.answer import contradict
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import CaseMap
from mediation.procedure.said import Said
from tests.together import in_threads
from tests.world import World

MAP = CaseMap(issues="欠薪数额")
WORDS = "他只听公司说，还说我是来闹事的。"


def place(session: Session, told: Told) -> Assignment:
    session.rollback()
    session.expire_all()
    query = select(Assignment).where(Assignment.dispute_id == told.id)
    return session.scalars(query.order_by(Assignment.named_at.desc(), Assignment.id)).all()[0]


def only(session: Session) -> Objection:
    session.rollback()
    session.expire_all()
    return session.scalars(select(Objection)).one()


def grants(session: Session) -> int:
    session.rollback()
    query = select(func.count()).select_from(ChannelGrant).where(ChannelGrant.until_at.is_(None))
    return int(session.scalar(query) or 0)


def clocks(session: Session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(Deadline.state).where(Deadline.clock == "C32")))


def objected(world: World, session: Session, upto: Upto = Upto.PREPARED) -> Told:
    told = world.at(upto)
    told.do(make.object_online, world.worker, place(session, told).id, ["partial"], WORDS)
    return told


def outcome(act: Any) -> str:
    try:
        act()
    except MediationError as error:
        return type(error).__name__
    return "won"


def test_the_mediator_is_held_back_at_once(world: World, session: Session) -> None:
    told = world.at(Upto.PREPARED)
    before = grants(session)
    assert before == 2
    told.do(make.object_online, world.worker, place(session, told).id, ["partial"], WORDS)
    assert grants(session) == 0 and clocks(session) == ["running"]
    with pytest.raises(Refused, match="no_open_conflict"):
        told.do(prepare.write_map, world["mediator"], None, MAP)
    with pytest.raises(NotFound):
        told.do(speak.write, world["mediator"], told.party("applicant").id, "在吗")
    found = only(session)
    assert found.due_on is not None and found.state == "made"
    assert WORDS.encode() not in (found.said_sealed or b"")
    logged = [str(body) for body in session.scalars(select(AuditEntry.body))]
    assert not [body for body in logged if "闹事" in body or "partial" in body]


def test_not_upheld_gives_back_what_was_open_before(world: World, session: Session) -> None:
    told = objected(world, session)
    told.do(decide.decide, world["manager"], only(session).id, False, "经核对笔录，没有偏袒")
    assert grants(session) == 2 and clocks(session) == ["stopped"]
    told.do(prepare.write_map, world["mediator"], None, MAP)
    with pytest.raises(NotPossible, match="objection_decided"):
        told.do(make.object_online, world.worker, place(session, told).id, ["partial"], "又一次")
    told.do(make.object_online, world.worker, place(session, told).id, ["interest"], "他侄子在公司")
    assert grants(session) == 0
    assert not verify(session).faults


def test_upheld_the_mediator_leaves_and_another_can_be_named(world: World, session: Session) -> None:
    told = objected(world, session)
    told.do(decide.decide, world["manager"], only(session).id, True, "笔录有偏袒的话")
    row = place(session, told)
    assert row.state == "ended" and grants(session) == 0 and clocks(session) == ["stopped"]
    opened = words.opened(session, [only(session)])[only(session).id]
    assert opened.reason == "笔录有偏袒的话" and opened.against is not None
    assert opened.against.words == WORDS
    told.do(assign.assign, world["manager"], None, world["mediator6"].person_id)
    with pytest.raises(NotPossible, match="objection_over"):
        told.do(decide.decide, world["manager"], only(session).id, False, "反悔")


def test_two_objections_are_each_decided(world: World, session: Session) -> None:
    told = objected(world, session)
    told.do(make.object_online, world.chief, place(session, told).id, ["interest"], "他是工人的老乡")
    session.rollback()
    first, second = session.scalars(select(Objection).order_by(Objection.made_at, Objection.id)).all()
    told.do(decide.decide, world["manager"], first.id, False, "没有依据")
    assert grants(session) == 0
    told.do(decide.decide, world["manager"], second.id, False, "没有依据")
    assert grants(session) == 2


def test_who_may_object_and_who_may_decide(world: World, session: Session) -> None:
    told = world.at(Upto.PREPARED)
    key = place(session, told).id
    for who, error in ((world["mediator"], NotAllowed), (world["court"], NotFound)):
        with pytest.raises(error):
            told.do(make.object_online, who, key, ["partial"], WORDS)
    with pytest.raises(Invalid):
        told.do(make.object_online, world.worker, key, [], " ")
    told.do(make.object_online, world.worker, key, ["partial"], WORDS)
    with pytest.raises(NotPossible, match="objected_already"):
        told.do(make.object_online, world.worker, key, ["interest"], WORDS)
    for who in (world["mediator"], world["registrar"], world.worker):
        with pytest.raises(NotAllowed):
            told.do(decide.decide, who, only(session).id, True, "理由")


def test_the_first_mediator_is_rejected_without_grounds_once(world: World, session: Session) -> None:
    told = world.at(Upto.PREPARED)
    told.do(make.reject, world.worker, place(session, told).id)
    assert place(session, told).state == "ended" and grants(session) == 0
    assert only(session).state == "granted" and clocks(session) == []
    told.do(assign.assign, world["manager"], None, world["mediator6"].person_id)
    with pytest.raises(NotPossible, match="not_the_first_mediator"):
        told.do(make.reject, world.worker, place(session, told).id)
    with pytest.raises(NotPossible, match="not_the_first_mediator"):
        told.do(make.reject, world.chief, place(session, told).id)


def test_as_told_to_staff_and_denied(world: World, session: Session) -> None:
    told = world.at(Upto.PREPARED)
    said = Said(
        "paper", datetime(2026, 1, 1, tzinfo=UTC), WORDS, scan=Upload("申请.txt", "text/plain", b"paper")
    )
    party = told.party("applicant")
    told.do(make.enter, world["registrar"], place(session, told).id, party.id, ["partial"], said)
    assert words.scan_of(session, only(session)) == ("申请.txt", b"paper")
    session.rollback()
    told.do(contradict, world.worker, only(session).utterance_id, "我没有说过")
    assert only(session).state == "lapsed" and grants(session) == 2


def test_a_mediator_who_leaves_leaves_nothing_to_decide(world: World, session: Session) -> None:
    told = objected(world, session)
    told.do(assign.recuse, world["mediator"], None, place(session, told).id, "我自己回避")
    assert only(session).state == "lapsed" and clocks(session) == ["stopped"]


def test_who_is_named_and_held_back_takes_nothing_up(world: World, session: Session) -> None:
    told = world.at(Upto.ACCEPTED)
    told.do(assign.assign, world["manager"], None, world["mediator"].person_id)
    told.do(make.object_online, world.worker, place(session, told).id, ["interest"], WORDS)
    with pytest.raises(Refused, match="no_open_conflict"):
        told.do(assign.take_up, world["mediator"], None)
    assert session.scalars(select(OutboxMessage.body_sealed)).all()


def test_two_at_once(world: World, session: Session) -> None:
    """One party objects in two windows, two managers decide: one of each is taken, the other is told."""
    told = world.at(Upto.PREPARED)
    key = place(session, told).id

    def objects(_number: int) -> str:
        return outcome(lambda: told.do(make.object_online, world.worker, key, ["partial"], WORDS))

    assert sorted(in_threads(4, objects)).count("won") == 1
    found = only(session).id
    managers = (world["manager"], world["manager2"])

    def decides(number: int) -> str:
        upheld = number == 0
        return outcome(lambda: told.do(decide.decide, managers[number], found, upheld, "理由"))

    assert sorted(in_threads(2, decides)).count("won") == 1
    assert only(session).state in ("upheld", "dismissed")
    assert grants(session) == (2 if only(session).state == "dismissed" else 0)
