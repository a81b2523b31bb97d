"""Leaving a group, and what becomes of members that are over or moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from mediation.audit.verify import verify
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotPossible, Refused, Stale
from mediation.parties.models import Utterance
from mediation.procedure import consent
from mediation.procedure.course import close, extend, transfer
from mediation.procedure.parties import group
from mediation.procedure.parties.group import Chosen
from mediation.procedure.said import Said
from tests.integration.consents.conftest import DELEGATED
from tests.integration.consents.joining import Make, ask, joined, membership
from tests.world import EMPLOYER, USUAL


def test_the_worker_leaves_at_will_and_may_come_back(shared: Make) -> None:
    case = shared(plan=USUAL)
    with pytest.raises(Refused) as refused:
        case.do(group.leave, case.world.worker, None)
    assert refused.value.codes == ("in_group",)
    key = joined(case)
    state = case.dispute.state
    case.do(group.leave, case.world.worker, case.dispute.version)
    assert membership(case) is None
    assert (case.dispute.state, case.last().trigger) == (state, "leave_group")
    assert "单独调解" in case.messages_to(EMPLOYER.phone)[-1]
    assert joined(case, key) == key
    assert verify(case.fresh()).faults == ()


def test_leaving_from_a_page_that_is_out_of_date_is_told_so(shared: Make) -> None:
    case = shared(plan=DELEGATED)
    joined(case)
    seen = case.dispute.version
    case.do(extend.ask, "mediator", None, 7, "等鉴定。")
    for who in (case.world.worker, case.world.chief):
        case.do(consent.answer, who, case.act().id, None, "agrees")
    with pytest.raises(Stale):
        case.do(group.leave, case.world.worker, seen)


def test_neither_employer_nor_office_takes_a_worker_out(shared: Make) -> None:
    case = shared(plan=USUAL)
    joined(case)
    for who in (case.world.chief, case.world.clerk):
        with pytest.raises(NotAllowed):
            case.do(group.leave, who, None)
    with pytest.raises(NotAllowed):
        case.do(group.leave, "manager", None)
    for who in ("registrar", "mediator"):
        with pytest.raises(Invalid):
            case.do(group.leave, who, None)
        with pytest.raises(Invalid):
            case.do(group.leave, who, None, Said("telephone", clock.now()))
    assert membership(case) is not None


def test_leaving_is_entered_as_it_was_said(shared: Make) -> None:
    case = shared(plan=USUAL)
    joined(case)
    case.do(group.leave, "registrar", None, Said("telephone", clock.now(), "来电说不想和大家一起了。"))
    assert membership(case) is None
    assert case.last().on_behalf_of == case.party("applicant").id
    heard = case.fresh().scalars(select(Utterance).where(Utterance.kind == group.LEAVING)).one()
    assert (heard.party_id, heard.how) == (case.party("applicant").id, "telephone")


def test_a_worker_against_whom_the_employer_applied_joins_and_leaves(shared: Make) -> None:
    case = shared(plan=replace(USUAL, filer="employer"))
    ask(case)
    assert [need.party_id for need in case.needs()] == [case.party("respondent").id]
    assert case.do(consent.answer, case.world.worker, case.act().id, None, "agrees")
    with pytest.raises(NotAllowed):
        case.do(group.leave, case.world.chief, None)
    case.do(group.leave, case.world.worker, None)
    assert membership(case) is None


def test_what_is_over_joins_nothing(shared: Make) -> None:
    case = shared(plan=USUAL)
    key = ask(case)
    act = case.act().id
    case.do(close.withdraw, case.world.worker, None)
    with pytest.raises(NotPossible, match="step_not_in_state"):
        case.do(consent.answer, case.world.worker, act, None, "agrees")
    with pytest.raises(NotPossible, match="step_not_in_state"):
        ask(case, "registrar", Chosen(key))


def test_another_office_takes_the_dispute_out_of_the_group_with_it(shared: Make) -> None:
    case = shared(plan=USUAL)
    joined(case)
    case.do(transfer.ask, "manager2", None, case.world.cast.offices["YCLZ"], "劳动者搬家了。")
    case.do(consent.answer, "manager", case.act().id, None, "agrees")
    assert membership(case) is None
    assert "不再随“锦华针织欠薪”一并办理" in case.last().note


def test_a_group_of_the_centre_keeps_what_moves_between_its_studios(shared: Make) -> None:
    case = shared(plan=USUAL)
    ask(case, "manager")
    case.do(consent.answer, case.world.worker, case.act().id, None, "agrees")
    case.do(transfer.ask, "manager2", None, case.world.cast.offices["YCLZ"], "劳动者搬家了。")
    case.do(consent.answer, "manager", case.act().id, None, "agrees")
    assert membership(case) is not None
