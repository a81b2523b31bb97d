"""What the system finds in common between a mediator and a dispute, and conflicts disclosed later on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.assignments.found import found
from mediation.assignments.models import Assignment
from mediation.assignments.queries import candidates
from mediation.assignments.rules import ranked
from mediation.channels.models import ChannelGrant
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, Refused
from mediation.procedure.mediators import assign, conflict
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import CaseMap
from mediation.procedure.register import ties
from tests.counting import counted
from tests.integration.web.client import Browser
from tests.world import EMPLOYER, WORKER, World

ClientFor = Callable[[Any], Browser]


def grants(session: Session) -> int:
    session.rollback()
    query = select(func.count()).select_from(ChannelGrant).where(ChannelGrant.until_at.is_(None))
    return int(session.scalar(query) or 0)


def place(session: Session, told: Told) -> Assignment:
    session.rollback()
    session.expire_all()
    return session.scalars(select(Assignment).where(Assignment.dispute_id == told.id)).one()


def kinds(session: Session, world: World, told: Told, sign_in: str = "mediator") -> tuple[str, ...]:
    session.rollback()
    who = world[sign_in].person_id
    return tuple(found(session, told.id, {who}).get(who, ()))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "name", "phone", "finds"),
    [
        ("relative", WORKER.name, "", ("relative",)),
        ("relative", "金 国华", "", ("relative",)),
        ("employer", EMPLOYER.name, "", ("employer",)),
        ("address", WORKER.address, "", ("address",)),
        ("relative", "另一个人", WORKER.phone, ("relative",)),
        ("relative", "另一个人", "13900000000", ()),
    ],
)
def test_what_was_declared_is_found(
    world: World, session: Session, kind: str, name: str, phone: str, finds: tuple[str, ...]
) -> None:
    told = world.at(Upto.ACCEPTED)
    assert kinds(session, world, told) == ()
    world.do(ties.declare, world["mediator"], kind, name, phone)
    assert kinds(session, world, told) == finds
    assert kinds(session, world, told, "mediator6") == ()


def test_the_same_telephone_and_an_earlier_representation_are_found(world: World, session: Session) -> None:
    told = world.at(Upto.ACCEPTED)
    with world.sessions() as write, transaction(write):
        write.get_one(Person, world["mediator"].person_id).phone = WORKER.phone
    assert kinds(session, world, told) == ("telephone",)


def test_what_was_found_is_looked_at_before_it_is_denied(
    world: World, session: Session, client_for: ClientFor
) -> None:
    told = world.at(Upto.ACCEPTED)
    world.do(ties.declare, world["mediator"], "employer", EMPLOYER.name)
    told.do(assign.assign, world["manager"], None, world["mediator"].person_id)
    with pytest.raises(Invalid):
        told.do(assign.take_up, world["mediator"], None)
    session.rollback()
    number = session.get_one(Dispute, told.id).number
    browser = client_for(world["mediator"])
    assert "任职" in browser.get(f"/desk/disputes/{number}/assignment").text
    assert browser.send({"answer": "free"}).status == 422
    browser.send({"answer": "free", "checked": "y"})
    assert place(session, told).state == "accepted" and grants(session) == 2


def test_the_manager_sees_the_kind_and_nothing_more(
    world: World, session: Session, client_for: ClientFor
) -> None:
    told = world.at(Upto.ACCEPTED)
    world.do(ties.declare, world["mediator"], "relative", WORKER.name, "13900000001")
    number = session.get_one(Dispute, told.id).number
    page = client_for(world["manager"]).get(f"/desk/disputes/{number}/steps/assign")
    assert "系统发现可能有利害关系：当事人或者代理人与申报过的亲属同名" in page.text
    assert "13900000001" not in page.response.text


def test_a_conflict_that_comes_up_later_waits_for_every_party_anew(world: World, session: Session) -> None:
    told = world.at(Upto.PREPARED)
    key = place(session, told).id
    with pytest.raises(NotAllowed):
        told.do(conflict.disclose, world["registrar"], "听说的")
    told.do(conflict.disclose, world["mediator"], "刚知道法定代表人是我的表哥")
    assert grants(session) == 0
    with pytest.raises(Refused, match="no_open_conflict"):
        told.do(prepare.write_map, world["mediator"], None, CaseMap("数额"))
    told.do(conflict.answer, world.worker, key, "agrees")
    assert grants(session) == 0
    told.do(conflict.answer, world.chief, key, "agrees")
    assert grants(session) == 2
    world.clock.forward(minutes=1)
    told.do(conflict.disclose, world["mediator"], "又知道一件事")
    assert grants(session) == 0 and place(session, told).conflict_settled_at is None
    told.do(conflict.answer, world.worker, key, "agrees")
    assert grants(session) == 0, "what was said of the first is no word about the second"


def test_a_mediator_discloses_on_a_page(world: World, session: Session, client_for: ClientFor) -> None:
    told = world.at(Upto.PREPARED)
    number = session.get_one(Dispute, told.id).number
    browser = client_for(world["mediator"])
    page = browser.get(f"/desk/disputes/{number}/parties")
    browser.get(page.links()["披露利害关系"])
    assert "各方书面同意之前不能办理本案" in browser.send({"conflict": "表哥"}).text


def test_nothing_is_said_of_one_case_and_the_statements_are_bounded(world: World, session: Session) -> None:
    told = world.at(Upto.PERFORMED)
    session.rollback()
    dispute = session.get_one(Dispute, told.id)
    with counted() as statements:
        rows = ranked(candidates(session, dispute), "", clock.today(), ["绍兴话"])
    assert len(statements) <= 2
    first = next(row for row in rows if row.candidate.person_id == world["mediator"].person_id)
    assert (first.candidate.concluded, first.candidate.settled) == (1, 1)
    assert "share" not in [each.code for each in first.reasons]


def test_the_language_of_a_party_is_asked_at_the_desk(
    world: World, session: Session, client_for: ClientFor
) -> None:
    told = world.at(Upto.ACCEPTED)
    number = session.get_one(Dispute, told.id).number
    browser = client_for(world["registrar"])
    browser.get(f"/desk/disputes/{number}/parties/{told.party('applicant').id.hex}/language")
    assert "绍兴话" in browser.send({"language": "绍兴话"}).text
    page = client_for(world["manager"]).get(f"/desk/disputes/{number}/steps/assign")
    assert "会说当事人使用的绍兴话" in page.text
