"""Another office takes a dispute over: its manager accepts, and until then the first answers for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from mediation.assignments.models import Assignment
from mediation.audit.verify import verify
from mediation.channels.models import ChannelGrant
from mediation.demo.plans import Upto
from mediation.disputes.models import CounterDelta
from mediation.identity.models import Office
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotAllowed, NotFound, NotPossible, Refused
from mediation.policy.decide import may
from mediation.policy.permissions import Permission
from mediation.procedure import consent
from mediation.procedure.course import transfer
from mediation.procedure.standing import subject_of
from mediation.projections import asked, desk_case
from tests.integration.consents.conftest import Shared
from tests.integration.web.client import Browser
from tests.world import EMPLOYER, USUAL, WORKER

Make = Callable[..., Shared]
ClientFor = Callable[[Any], Browser]


def office(case: Shared, code: str = "YCLZ") -> UUID:
    return case.world.cast.offices[code]


def ask(case: Shared, who: str = "manager2", code: str = "YCLZ") -> UUID:
    case.do(transfer.ask, who, None, office(case, code), "劳动者在灵芝街道上班。")
    return case.act().id


def test_the_receiving_office_answers_from_then_on(shared: Make) -> None:
    case = shared(plan=USUAL)
    number, due, version = case.dispute.number, case.dispute.due_on, case.dispute.version
    act = ask(case)
    assert case.dispute.office_id == office(case, "YCFS")
    assert case.do(consent.answer, "manager", act, version, "agrees")
    dispute = case.dispute
    assert (dispute.office_id, dispute.seal_office_id) == (office(case), office(case, "YC"))
    assert (dispute.number, dispute.due_on, dispute.state) == (number, due, "back_to_back")
    assert case.last().trigger == "transfer"
    assert "灵芝街道八字桥调解工作室" in case.last().note
    subject = subject_of(case.fresh(), dispute)
    reads = {who: may(case.world[who], Permission.READ_AT_DESK, subject) for who in
             ("manager2", "registrar2", "manager", "mediator")}  # fmt: skip
    assert reads == {"manager2": False, "registrar2": True, "manager": True, "mediator": False}
    for phone in (WORKER.phone, EMPLOYER.phone):
        assert "转由另一调解组织办理" in case.messages_to(phone)[-1]
    assert verify(case.fresh()).faults == ()


def test_the_former_mediator_is_shut_out_of_every_channel(shared: Make) -> None:
    case = shared(plan=USUAL)
    case.do(consent.answer, "manager", ask(case), None, "agrees")
    states = select(Assignment.state).where(Assignment.dispute_id == case.told.id)
    assert set(case.fresh().scalars(states)) == {"ended"}
    still = select(func.count()).where(ChannelGrant.until_at.is_(None))
    assert case.session.scalar(still) == 0


def test_figures_move_with_it(shared: Make) -> None:
    case = shared(plan=USUAL)
    case.do(consent.answer, "manager", ask(case), None, "agrees")
    of = select(CounterDelta.office_id, func.sum(CounterDelta.delta)).group_by(CounterDelta.office_id)
    assert {office_id: count for office_id, count in case.fresh().execute(of) if count} == {office(case): 1}


def test_the_number_on_papers_stays_that_of_the_first_office(shared: Make) -> None:
    case = shared(plan=USUAL)
    before = desk_case.header(case.fresh(), case.world["manager"], case.dispute.number).paper_number
    case.do(consent.answer, "manager", ask(case), None, "agrees")
    after = desk_case.header(case.fresh(), case.world["manager"], case.dispute.number)
    assert after.paper_number == before
    assert after.office_name == "灵芝街道八字桥调解工作室"


def test_a_refusal_leaves_it_where_it_is(shared: Make) -> None:
    case = shared(plan=USUAL)
    case.do(consent.answer, "manager", ask(case), None, "refuses", "灵芝没有空的调解员。")
    assert case.dispute.office_id == office(case, "YCFS")
    assert case.act().state == "refused"


@pytest.mark.parametrize("who", ["manager2", "registrar", "registrar2", "mediator", "mediator2", "court"])
def test_only_a_manager_of_the_receiving_office_accepts(shared: Make, who: str) -> None:
    case = shared(plan=USUAL)
    act = ask(case)
    with pytest.raises((NotAllowed, NotFound)):
        case.do(consent.answer, who, act, None, "agrees")


def test_nobody_accepts_what_he_asked_for_himself(shared: Make) -> None:
    case = shared(plan=USUAL)
    act = ask(case, "manager")
    with pytest.raises(NotAllowed):
        case.do(consent.answer, "manager", act, None, "agrees")


@pytest.mark.parametrize("code", ["YCFY", "YCJH", "YCFS"])
def test_only_another_office_that_mediates(shared: Make, code: str) -> None:
    with pytest.raises(Refused) as told:
        ask(shared(plan=USUAL), code=code)
    assert "receiving_office_named" in told.value.codes


def test_what_the_office_may_not_take_in_is_not_handed_to_it(shared: Make) -> None:
    case = shared(plan=USUAL)
    with case.world.sessions() as session, transaction(session):
        session.get_one(Office, office(case)).scope = ["double_wage"]
    with pytest.raises(Refused) as told:
        ask(case)
    assert told.value.codes == ("receiving_office_in_scope",)


@pytest.mark.parametrize("upto", [Upto.FILED, Upto.AGREEMENT, Upto.IN_FORCE])
def test_in_every_open_state(shared: Make, upto: Upto) -> None:
    case = shared(upto, plan=USUAL)
    case.do(consent.answer, "manager", ask(case), None, "agrees")
    assert case.dispute.office_id == office(case)


def test_not_when_it_is_over(shared: Make) -> None:
    with pytest.raises(NotPossible):
        ask(shared(Upto.HEARD, "terminated", plan=USUAL))


def test_what_was_asked_of_the_first_offices_people_lapses(shared: Make) -> None:
    case = shared(plan=USUAL)
    case.ask_to_revoke()
    case.do(consent.answer, "manager", ask(case), None, "agrees")
    assert asked.of_dispute(case.fresh(), case.told.id) == ()


def test_the_receiving_manager_finds_it_and_reads_no_more_than_he_must(
    shared: Make, client_for: ClientFor
) -> None:
    case = shared(plan=USUAL)
    number = case.dispute.number
    asker = client_for(case.world["manager2"])
    asker.get(f"/desk/disputes/{number}/steps/transfer")
    page = asker.send({"office": [office(case).hex], "reason": "劳动者在灵芝街道上班。"})
    assert "等待对方机构接收" in page.text
    manager = client_for(case.world["manager"])
    page = manager.get("/desk")
    address = next(href for text, href in page.links().items() if f"{number}：转由其他机构办理" in text)
    assert "/receiving/" in address
    page = manager.get(address)
    assert "劳动者在灵芝街道上班" in page.text and "拖欠" in page.text
    assert WORKER.name not in page.text and EMPLOYER.name not in page.text
    page = manager.send({"word": ["agrees"]})
    assert "请在“待指派”里为本案指派调解员" in page.text
    assert case.dispute.office_id == office(case)
    assert manager.get(address).status in (403, 404)
    page = client_for(case.world.worker).get(f"/my/disputes/{case.told.id.hex}")
    assert "灵芝街道八字桥调解工作室" in page.text


@pytest.mark.parametrize("who", ["manager2", "registrar2", "mediator", "court", "auditor"])
def test_the_page_of_receiving_is_not_there_for_others(shared: Make, client_for: ClientFor, who: str) -> None:
    case = shared(plan=USUAL)
    act = ask(case)
    assert client_for(case.world[who]).get(f"/desk/receiving/{act}").status in (403, 404)
