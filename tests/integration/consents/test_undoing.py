"""Whoever took the last step takes it back alone: within minutes, before anybody was told of it or acted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from mediation.agreements.models import Agreement
from mediation.audit.verify import verify
from mediation.demo import course, turns
from mediation.demo.plans import Upto
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, Refused, Stale
from mediation.kernel.outbox import OutboxMessage, take_due
from mediation.procedure.claims import review
from mediation.procedure.claims.non_acceptance import Decline
from mediation.procedure.confide import speak
from mediation.procedure.course import correct
from tests.integration.consents.conftest import Shared
from tests.integration.web.client import Browser
from tests.world import USUAL, WORKER

Make = Callable[..., Shared]
ClientFor = Callable[[Any], Browser]
WHY = "点错了案件。"


def undo(case: Shared, who: Any = "mediator", why: str = WHY) -> None:
    """Take the last step back alone, a minute later."""
    case.do(correct.undo, who, None, why)


def refusals(case: Shared, who: str = "mediator") -> tuple[str, ...]:
    """Why the last step cannot be taken back alone."""
    with pytest.raises(Refused) as refused:
        undo(case, who)
    return refused.value.codes


def send_all(case: Shared) -> None:
    """A sender takes what is due."""
    session = case.fresh()
    with transaction(session):
        take_due(session, 500)


def test_what_one_did_just_now_is_undone_without_a_second(shared: Make) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    told = case.messages_to(WORKER.phone)
    undo(case)
    last = case.last()
    assert (case.dispute.state, last.trigger, last.note) == ("preparation", "correct", WHY)
    assert case.messages_to(WORKER.phone) == told, "nobody was told of the step, and nobody is of this"
    assert verify(case.fresh()).faults == ()
    assert refusals(case) == ("not_corrected_already",)


def test_messages_that_have_not_left_are_withdrawn(shared: Make) -> None:
    case = shared(Upto.FACE_TO_FACE, plan=USUAL)
    send_all(case)
    course.propose_terms(case.told)
    course.worker_answers(case.told)
    course.employer_answers(case.told)
    case.world.clock.forward(minutes=2)
    course.write_down(case.told)
    assert "达成一致" in "".join(case.messages_to(WORKER.phone))
    undo(case)
    assert case.dispute.state == "face_to_face"
    assert "达成一致" not in "".join(case.messages_to(WORKER.phone))
    kept = case.fresh().scalars(select(OutboxMessage).where(OutboxMessage.state == "withdrawn")).all()
    assert kept and not any(each.body or each.address for each in kept)
    assert case.fresh().scalars(select(Agreement.state)).all() == ["void"]


def test_once_a_message_is_on_its_way_a_second_officer_is_needed(shared: Make) -> None:
    case = shared(Upto.ANSWERED, plan=USUAL)
    case.do(review.decline, "registrar", None, Decline("not_labour", "court", "双方之间是个人借款关系。"))
    send_all(case)
    assert refusals(case, "registrar") == ("nobody_told",)
    assert case.dispute.state == "not_accepted"


def test_an_unsent_decline_is_undone_by_who_declined(shared: Make) -> None:
    case = shared(Upto.ACCEPTED, plan=USUAL)
    undo(case, "registrar")
    assert (case.dispute.state, case.dispute.accepted_at) == ("intake", None)


def test_after_ten_minutes_it_is_too_late(shared: Make) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    case.world.clock.forward(minutes=10)
    assert refusals(case) == ("minutes_left",)


@pytest.mark.parametrize("who", ["manager", "manager2", "registrar"])
def test_nobody_undoes_what_another_did(shared: Make, who: str) -> None:
    assert refusals(shared(Upto.BACK_TO_BACK, plan=USUAL), who) == ("own_step",)


@pytest.mark.parametrize("who", ["mediator2", "registrar2", "court", "worker"])
def test_strangers_and_parties_undo_nothing(shared: Make, who: str) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    with pytest.raises((NotAllowed, NotFound)):
        undo(case, case.world.worker if who == "worker" else who)


def test_what_two_decided_one_does_not_undo(shared: Make) -> None:
    assert "decided_alone" in refusals(shared(Upto.HEARD, "revoked", plan=USUAL), "registrar")


def test_another_s_act_since_stands_in_the_way(shared: Make) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    case.do(correct.ask, "manager2", None, WHY)
    assert "nobody_acted_since" in refusals(case)


def test_what_is_said_in_confidence_neither_opens_nor_closes_it(shared: Make) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    case.do(speak.state, case.world.worker, case.party("applicant").id, "其实两万也行。", "keep")
    undo(case)
    assert case.dispute.state == "preparation"


def test_a_reason_is_wanted_and_the_page_of_now(shared: Make) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    with pytest.raises(Invalid):
        undo(case, why=" ")
    with pytest.raises(Stale):
        case.do(correct.undo, "mediator", 1, WHY)


def test_the_case_offers_it_to_who_took_the_step_and_to_nobody_else(
    shared: Make, client_for: ClientFor
) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    overview = f"/desk/disputes/{case.dispute.number}"
    for other in ("registrar", "manager2"):
        assert "取消刚才的一步" not in client_for(case.world[other]).get(overview).text
        assert client_for(case.world[other]).get(f"{overview}/undo").status == 409
    mediator = client_for(case.world["mediator"])
    page = mediator.get(overview)
    assert "您刚才办理了“开始背靠背调解”" in page.text
    page = mediator.get(f"{overview}/undo")
    assert "案件立即退回“调解准备”" in page.text
    page = mediator.send({"reason": ""})
    assert page.status == 422 and page.errors
    page = mediator.send({"reason": WHY})
    assert "这一步已经取消" in page.text and "取消刚才的一步" not in page.text
    assert WHY in client_for(case.world.worker).get(f"/my/disputes/{case.told.id.hex}").text


def test_it_is_offered_no_more_when_the_case_moves_on(shared: Make, client_for: ClientFor) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    turns.replace(case.told)
    overview = f"/desk/disputes/{case.dispute.number}"
    mediator = client_for(case.world["mediator6"])
    assert "取消刚才的一步" not in mediator.get(overview).text
    assert mediator.get(f"{overview}/undo").status in (403, 409)
