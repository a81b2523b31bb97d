"""A mediator is named, answers, is replaced or released; the channels open and close with it."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from mediation.assignments.models import Assignment, MediatorProfile
from mediation.assignments.queries import active, candidates
from mediation.assignments.rules import eligible, ranked
from mediation.channels.models import ChannelGrant
from mediation.identity.models import RoleHolding
from mediation.kernel import clock as kernel_clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, Refused
from mediation.parties.models import Utterance
from mediation.procedure.mediators import assign, conflict
from mediation.procedure.parties.answer import contradict
from tests.clocks import Clock
from tests.integration.intake.conftest import Desk, said

COMPANYS_LAWYER, WORKERS_AGENT = "13700137001", "13700137002"


def assignment(desk: Desk, dispute_id: UUID, sign_in: str) -> Assignment:
    desk.read.rollback()
    desk.read.expire_all()
    query = select(Assignment).where(
        Assignment.dispute_id == dispute_id, Assignment.person_id == desk[sign_in].person_id
    )
    return desk.read.scalars(query.order_by(Assignment.named_at.desc())).first()  # type: ignore[return-value]


def grants(desk: Desk, sign_in: str) -> int:
    desk.read.rollback()
    query = select(func.count()).select_from(ChannelGrant)
    held = query.where(ChannelGrant.person_id == desk[sign_in].person_id, ChannelGrant.until_at.is_(None))
    return int(desk.read.scalar(held) or 0)


def named(desk: Desk, sign_in: str = "mediator", office: str = "YCFS") -> UUID:
    dispute_id = desk.invited(office_id=desk.cast.offices[office])
    assign.assign(desk.write(), desk["manager"], dispute_id, None, desk[sign_in].person_id)
    return dispute_id


def test_without_a_conflict_both_channels_open_at_once(desk: Desk) -> None:
    dispute_id = named(desk)
    assert grants(desk, "mediator") == 0
    assign.take_up(desk.write(), desk["mediator"], dispute_id, None)
    assert grants(desk, "mediator") == 2
    assert assignment(desk, dispute_id, "mediator").state == "accepted"


def test_the_candidates_are_ranked_and_the_unfit_are_last(desk: Desk) -> None:
    dispute = desk.dispute(desk.invited())
    found = ranked(candidates(desk.read, dispute), dispute.facts, kernel_clock.today())
    names = [row.candidate.name for row in found]
    assert names[0] == "李秀英"
    barred = {row.candidate.name: row.refusals for row in found[1:]}
    assert barred["赵德福"] == ("out_of_term",)
    assert barred["周建明"] == ("not_on_register",)
    assert barred["钱永康"] == ("not_on_register", "suspended")


def test_a_mediator_of_another_studio_is_not_on_the_register(desk: Desk) -> None:
    dispute_id = desk.invited()
    with pytest.raises(Refused) as refused:
        assign.assign(desk.write(), desk["manager"], dispute_id, None, desk["mediator3"].person_id)
    assert refused.value.codes == ("mediator_eligible",)


def test_out_of_term_suspended_and_assigned_already_are_refused(desk: Desk) -> None:
    dispute_id = named(desk, office="YC")
    unfit = (("mediator4", "eligible"), ("mediator5", "eligible"), ("mediator", "not_yet_assigned"))
    for sign_in, why in unfit:
        with pytest.raises(Refused) as refused:
            assign.assign(desk.write(), desk["manager"], dispute_id, None, desk[sign_in].person_id)
        assert refused.value.codes == (f"mediator_{why}",)


def test_only_the_manager_assigns_and_only_the_named_one_answers(desk: Desk) -> None:
    dispute_id = desk.invited()
    with pytest.raises(NotAllowed):
        assign.assign(desk.write(), desk["registrar"], dispute_id, None, desk["mediator"].person_id)
    assign.assign(desk.write(), desk["manager"], dispute_id, None, desk["mediator"].person_id)
    with pytest.raises(NotFound):
        assign.take_up(desk.write(), desk["mediator2"], dispute_id, None)


def test_a_refusal_leaves_no_mediator_and_is_remembered(desk: Desk) -> None:
    dispute_id = named(desk)
    with pytest.raises(Invalid):
        assign.refuse(desk.write(), desk["mediator"], dispute_id, " ")
    assign.refuse(desk.write(), desk["mediator"], dispute_id, "近期出差")
    assert assignment(desk, dispute_id, "mediator").state == "refused"
    desk.read.rollback()
    found = next(
        each
        for each in candidates(desk.read, desk.dispute(dispute_id))
        if each.person_id == desk["mediator"].person_id
    )
    assert found.left_here and eligible(found, kernel_clock.today())


def test_a_disclosed_conflict_waits_for_every_party_in_writing(desk: Desk) -> None:
    dispute_id = named(desk)
    assign.take_up(desk.write(), desk["mediator"], dispute_id, "被申请人的法定代表人是我的同学")
    row = assignment(desk, dispute_id, "mediator")
    worker = desk.represented(dispute_id, "applicant", WORKERS_AGENT, "agent_special")
    conflict.answer(desk.write(), worker, dispute_id, row.id, "agrees")
    assert grants(desk, "mediator") == 0
    company = desk.party(dispute_id, "respondent")
    with pytest.raises(Invalid):
        conflict.enter_answer(
            desk.write(), desk["registrar"], dispute_id, row.id, company.id, "agrees", said("telephone")
        )
    conflict.enter_answer(
        desk.write(), desk["registrar"], dispute_id, row.id, company.id, "agrees", said("paper")
    )
    assert grants(desk, "mediator") == 2
    assert assignment(desk, dispute_id, "mediator").conflict_settled_at is not None


def test_an_objection_keeps_the_channels_shut_until_it_is_taken_back(desk: Desk, clock: Clock) -> None:
    dispute_id = named(desk)
    assign.take_up(desk.write(), desk["mediator"], dispute_id, "曾在该公司任职")
    row = assignment(desk, dispute_id, "mediator")

    def enter(side: str, word: str) -> None:
        clock.forward(minutes=1)
        party = desk.party(dispute_id, side)
        conflict.enter_answer(
            desk.write(), desk["registrar"], dispute_id, row.id, party.id, word, said("paper")
        )

    enter("applicant", "agrees")
    enter("applicant", "objects")
    enter("respondent", "agrees")
    assert grants(desk, "mediator") == 0
    enter("applicant", "agrees")
    assert grants(desk, "mediator") == 2


def test_replacing_shuts_out_the_old_one_at_once(desk: Desk) -> None:
    dispute_id = named(desk, office="YC")
    assign.take_up(desk.write(), desk["mediator"], dispute_id, None)
    old, new = assignment(desk, dispute_id, "mediator"), desk["mediator2"].person_id
    with pytest.raises(Refused) as refused:
        assign.replace(desk.write(), desk["manager"], dispute_id, None, old.id, new, " ")
    assert refused.value.codes == ("reason_given",)
    assign.replace(desk.write(), desk["manager"], dispute_id, None, old.id, new, "调岗")
    assert grants(desk, "mediator") == 0
    assert assignment(desk, dispute_id, "mediator").state == "ended"
    assert [row.person_id for row in active(desk.read, dispute_id)] == [new]


def test_one_who_has_not_answered_can_be_replaced_too(desk: Desk) -> None:
    dispute_id = named(desk, office="YC")
    old, new = assignment(desk, dispute_id, "mediator"), desk["mediator2"].person_id
    assign.replace(desk.write(), desk["manager"], dispute_id, None, old.id, new, "联系不上")
    assert assignment(desk, dispute_id, "mediator").state == "ended"
    with pytest.raises(NotFound):
        assign.take_up(desk.write(), desk["mediator"], dispute_id, None)


def test_a_mediator_releases_itself_and_nobody_else(desk: Desk) -> None:
    dispute_id = named(desk, office="YC")
    assign.assign(desk.write(), desk["manager"], dispute_id, None, desk["mediator2"].person_id)
    assign.take_up(desk.write(), desk["mediator"], dispute_id, None)
    other, own = (assignment(desk, dispute_id, name) for name in ("mediator2", "mediator"))
    with pytest.raises(NotAllowed):
        assign.recuse(desk.write(), desk["mediator"], dispute_id, None, other.id, "不合适")
    assign.recuse(desk.write(), desk["mediator"], dispute_id, None, own.id, "与一方有亲属关系")
    assert grants(desk, "mediator") == 0
    assert [row.person_id for row in active(desk.read, dispute_id)] == [desk["mediator2"].person_id]


def make_mediator(desk: Desk, who: Actor, office: UUID) -> None:
    """Put somebody on an office's register."""
    with desk.write() as writing, transaction(writing):
        role = RoleHolding(id=uuid4(), person_id=who.person_id, office_id=office, role="mediator")
        role.from_at = kernel_clock.now()
        term = {"term_from": date(2025, 1, 1), "term_until": date(2027, 1, 1), "suspended": False}
        listed = {"qualifications": {}, "languages": [], "trades": [], "register_number": "越调2025-099"}
        profile = MediatorProfile(person_id=who.person_id, office_id=office, **term, **listed)
        writing.add_all([role, profile])


def test_who_acts_for_a_party_cannot_mediate_here(desk: Desk) -> None:
    dispute_id = desk.invited()
    desk.represented(dispute_id, "respondent", COMPANYS_LAWYER, "agent_special")
    lawyer = desk.by_phone(COMPANYS_LAWYER)
    make_mediator(desk, lawyer, desk.dispute(dispute_id).office_id)
    desk.read.rollback()
    rows = ranked(candidates(desk.read, desk.dispute(dispute_id)), "", kernel_clock.today())
    own = next(row for row in rows if row.candidate.person_id == lawyer.person_id)
    assert own.refusals == ("acts_for_party",)
    with pytest.raises(Refused):
        assign.assign(desk.write(), desk["manager"], dispute_id, None, own.candidate.person_id)


def test_a_denied_consent_opens_the_conflict_again(desk: Desk) -> None:
    dispute_id = named(desk)
    assign.take_up(desk.write(), desk["mediator"], dispute_id, "曾在该公司任职")
    row = assignment(desk, dispute_id, "mediator")
    worker = desk.represented(dispute_id, "applicant", WORKERS_AGENT, "self")
    for side in ("applicant", "respondent"):
        party = desk.party(dispute_id, side)
        conflict.enter_answer(
            desk.write(), desk["registrar"], dispute_id, row.id, party.id, "agrees", said("paper")
        )
    assert grants(desk, "mediator") == 2
    desk.read.rollback()
    applicant = desk.party(dispute_id, "applicant").id
    recorded = desk.read.scalars(select(Utterance.id).where(Utterance.party_id == applicant)).one()
    contradict(desk.write(), worker, dispute_id, recorded, "我没有签过这份同意书")
    assert grants(desk, "mediator") == 0
    assert assignment(desk, dispute_id, "mediator").conflict_settled_at is None


def test_who_mediates_here_cannot_act_for_a_party(desk: Desk) -> None:
    elsewhere, here = desk.invited(), desk.invited()
    lawyer = desk.represented(elsewhere, "respondent", COMPANYS_LAWYER, "agent_special")
    make_mediator(desk, lawyer, desk.dispute(here).office_id)
    assign.assign(desk.write(), desk["manager"], here, None, lawyer.person_id)
    with pytest.raises(Invalid) as wrong:
        desk.represented(here, "respondent", COMPANYS_LAWYER, "agent_special")
    assert wrong.value.errors == {"phone": "mediates_here"}
