"""An acceptance is revoked by a manager and a second officer of the line, and by nobody alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.audit.verify import verify
from mediation.deadlines.models import Deadline
from mediation.demo.plans import Upto
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused
from mediation.procedure import consent, pending
from mediation.procedure.standing import subject_of
from mediation.projections import asked
from tests.integration.consents.conftest import WANTED, Shared
from tests.world import EMPLOYER, USUAL, WORKER

Make = Callable[..., Shared]


def test_a_second_officer_ends_the_case(shared: Make) -> None:
    case = shared(plan=USUAL)
    act = case.ask_to_revoke()
    assert case.dispute.state == "back_to_back"
    assert case.do(consent.answer, "registrar", act, None, "agrees")
    dispute = case.dispute
    assert (dispute.state, dispute.is_open, dispute.due_on) == ("not_accepted", False, None)
    running = select(Deadline).where(Deadline.dispute_id == dispute.id, Deadline.state != "stopped")
    assert case.fresh().scalars(running).all() == []
    assert case.last().trigger == "revoke_acceptance"
    for sentence in (WANTED.reason, "受理期间发出的通知均已撤销", "申请仲裁或者提起诉讼的权利"):
        assert sentence in case.last().note
    for phone in (WORKER.phone, EMPLOYER.phone):
        assert "受理已经撤销" in case.messages_to(phone)[-1]
    assert verify(case.fresh()).faults == ()


@pytest.mark.parametrize("who", ["manager2", "mediator", "mediator2", "registrar2", "seal", "court"])
def test_nobody_else_is_the_second(shared: Make, who: str) -> None:
    """Not whoever asked, nor the mediator, nor another studio."""
    case = shared(plan=USUAL)
    act = case.ask_to_revoke()
    with pytest.raises((NotAllowed, NotFound)):
        case.do(consent.answer, who, act, None, "agrees")
    assert case.dispute.state == "back_to_back"


@pytest.mark.parametrize("who", ["registrar", "mediator", "court"])
def test_only_a_manager_asks(shared: Make, who: str) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        shared(plan=USUAL).ask_to_revoke(who)


def test_a_refusal_leaves_everything_as_it_was(shared: Make) -> None:
    case = shared(plan=USUAL)
    act, due = case.ask_to_revoke(), case.dispute.due_on
    case.do(consent.answer, "manager", act, None, "refuses", "仲裁的是另一件事。")
    assert (case.dispute.state, case.dispute.due_on) == ("back_to_back", due)
    assert "撤销" not in "".join(case.messages_to(WORKER.phone))


def test_ground_and_road_are_from_the_lists_and_fit(shared: Make) -> None:
    case = shared(plan=USUAL)
    for wrong in ({"ground": "whim"}, {"road": "nowhere"}, {"reason": " "}):
        with pytest.raises(Refused):
            case.ask_to_revoke(wanted=replace(WANTED, **wrong))
    with pytest.raises(Invalid):
        case.ask_to_revoke(wanted=replace(WANTED, ground="not_labour", road="arbitration"))


@pytest.mark.parametrize("upto", [Upto.ANSWERED, Upto.AGREEMENT, Upto.IN_FORCE])
def test_not_before_acceptance_nor_once_there_is_an_agreement(shared: Make, upto: Upto) -> None:
    with pytest.raises((NotPossible, NotAllowed)):
        shared(upto, plan=USUAL).ask_to_revoke("manager")


def test_what_was_asked_before_lapses_with_the_case(shared: Make) -> None:
    case = shared()
    case.ask_for_days(case.world.worker)
    case.do(consent.answer, "registrar", case.ask_to_revoke(), None, "agrees")
    assert asked.of_dispute(case.fresh(), case.told.id) == ()
    assert pending.ANSWERED in "".join(case.messages_to(WORKER.phone))


def test_parties_do_not_read_what_officers_consider(shared: Make) -> None:
    case = shared(plan=USUAL)
    act = case.ask_to_revoke()
    subject = subject_of(case.fresh(), case.dispute)
    with pytest.raises(NotFound):
        asked.one(case.session, case.world.worker, subject, act)
    assert asked.one(case.session, case.world["mediator"], subject, act).reason == WANTED.reason


def test_it_waits_on_the_desk_of_the_second_and_of_nobody_else(shared: Make) -> None:
    case = shared(plan=USUAL)
    case.ask_to_revoke()
    mine = {
        who: [each.mine for each in asked.waiting_for(case.fresh(), case.world[who])]
        for who in ("manager2", "manager", "registrar", "registrar2", "mediator", "mediator2", "court")
    }
    assert mine == {
        "manager2": [True], "manager": [False], "registrar": [False], "registrar2": [], "mediator": [],
        "mediator2": [], "court": [],
    }  # fmt: skip


def test_what_officers_consider_is_not_there_for_a_party_that_guesses(shared: Make) -> None:
    """Asked for or over: whoever guesses the key is told the same as of a key that there is not."""
    case = shared(plan=USUAL)
    act = case.ask_to_revoke()
    for _over in (False, True):
        for who in (case.world.worker, case.world.chief):
            for key in (act, UUID(int=5)):
                with pytest.raises(NotFound):
                    case.do(consent.answer, who, key, None, "agrees")
        case.do(consent.take_back, "manager2", act, "不用了。") if not _over else None
