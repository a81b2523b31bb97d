"""An employer may apply, too: who pays and who is paid stands in the obligations, not in who filed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.verify import verify
from mediation.demo.acts import Told
from mediation.demo.plans import Plan, Upto
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotAllowed
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.enforcement import breach, perform
from mediation.procedure.enforcement.perform import Paid
from mediation.procedure.notices import TEXTS
from mediation.projections import party_case, party_list
from tests.integration.web.client import Browser
from tests.world import EMPLOYER, USUAL, WORKER, World

OF_OBLIGATIONS = {"record_performance", "confirm_performance", "report_breach"}
APPLIES = replace(USUAL, filer="employer")
PAYERS = [
    pytest.param(APPLIES, id="the employer applies and pays"),
    pytest.param(replace(APPLIES, payer="worker"), id="the employer applies and is paid"),
    pytest.param(USUAL, id="the worker applies and is paid"),
    pytest.param(replace(USUAL, payer="worker"), id="the worker applies and pays"),
]


def ends(world: World, plan: Plan) -> tuple[Actor, Actor]:
    """Payer and payee."""
    both = (world.known(EMPLOYER), world.known(WORKER))
    return both if plan.payer == "employer" else (both[1], both[0])


@pytest.mark.parametrize("plan", PAYERS)
def test_performed_whoever_applied_and_whoever_pays(world: World, session: Session, plan: Plan) -> None:
    told = world.at(Upto.PERFORMED, plan=plan)
    dispute = session.get_one(Dispute, told.id)
    assert dispute.state == "performed"
    assert dispute.applicant_name == plan.applicant.name
    assert verify(session).faults == ()


@pytest.mark.parametrize("plan", PAYERS)
def test_each_end_says_only_its_own(world: World, plan: Plan) -> None:
    told = world.at(Upto.IN_FORCE, plan=plan)
    payer, payee = ends(world, plan)
    owed, paid = told.obligations()[0].id, Paid(clock.today(), "cash")
    with pytest.raises(NotAllowed):
        told.do(perform.record_performance, payee, None, owed, paid)
    told.do(perform.record_performance, payer, None, owed, paid)
    with pytest.raises(NotAllowed):
        told.do(perform.confirm_performance, payer, None, owed)
    with pytest.raises(NotAllowed):
        told.do(perform.dispute_payment, payer, owed, "没有")
    told.do(perform.dispute_payment, payee, owed, "没有收到")
    world.clock.forward(days=90)
    with pytest.raises(NotAllowed):
        told.do(breach.report_breach, payer, None, owed, "逾期")
    told.do(breach.report_breach, payee, None, owed, "逾期")


@pytest.mark.parametrize("plan", PAYERS)
def test_each_end_is_offered_and_asked_only_its_own(world: World, session: Session, plan: Plan) -> None:
    told = world.at(Upto.IN_FORCE, plan=plan)
    payer, payee = ends(world, plan)
    assert offered(session, payer, told) == {"record_performance"}
    assert offered(session, payee, told) == {"confirm_performance", "report_breach"}
    assert [own_move(session, each) for each in (payer, payee)] == ["record_performance", None]
    session.rollback()
    told.do(perform.record_performance, payer, None, told.obligations()[0].id, Paid(clock.today(), "cash"))
    assert [own_move(session, each) for each in (payer, payee)] == [None, "confirm_performance"]


def offered(session: Session, actor: Actor, told: Told) -> set[str]:
    head = party_case.header(session, actor, told.id)
    return {offer.trigger for offer in head.steps} & OF_OBLIGATIONS


def own_move(session: Session, actor: Actor) -> str | None:
    return party_list.of(session, actor).rows[0].move


@pytest.mark.parametrize("plan", PAYERS)
def test_the_message_goes_to_the_other_end(world: World, session: Session, plan: Plan) -> None:
    told = world.at(Upto.CONFIRMED, plan=plan)
    phones = (EMPLOYER.phone, WORKER.phone) if plan.payer == "employer" else (WORKER.phone, EMPLOYER.phone)
    rows = session.scalars(select(OutboxMessage)).all()
    sent = {
        trigger: {row.address for row in rows if (row.body or "").endswith(TEXTS[trigger])}
        for trigger in ("record_performance", "confirm_performance")
    }
    assert sent == {"record_performance": {phones[1]}, "confirm_performance": {phones[0]}}
    assert told.obligations()[0].state == "confirmed"


@pytest.mark.parametrize("plan", PAYERS[:2])
def test_the_pages_open_to_whom_they_concern(
    world: World, client_for: Callable[..., Browser], plan: Plan
) -> None:
    told = world.at(Upto.IN_FORCE, plan=plan)
    payer, payee = (client_for(each) for each in ends(world, plan))
    address = f"/my/disputes/{told.id.hex}/steps/record-performance"
    assert payee.get(address).status == 403
    assert payer.get(address).status == 200
    assert "登记付款" in payer.get(f"/my/disputes/{told.id.hex}/enforcement").text
    assert "登记付款" not in payee.get(f"/my/disputes/{told.id.hex}/enforcement").text
    payer.get(address)
    assert payer.send({"manner": "cash"}, form="record-performance").status == 200
    assert told.obligations()[0].state == "paid"
