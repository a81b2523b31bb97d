"""Joining a group: only by the worker's own consent, and nothing of one becomes another's."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mediation.audit.models import AuditEntry
from mediation.audit.verify import verify
from mediation.channels.models import ChannelGrant
from mediation.demo.plans import Someone, Upto
from mediation.disputes.group_models import Group, Membership
from mediation.kernel import clock, identifiers
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused
from mediation.policy.decide import may
from mediation.policy.permissions import Permission
from mediation.procedure import consent
from mediation.procedure.parties import group
from mediation.procedure.parties.group import Chosen
from mediation.procedure.standing import subject_of
from mediation.projections import asked, groups
from tests.integration.consents.joining import MATE, OTHER_EMPLOYER, WHY, Make, ask, joined, membership
from tests.world import EMPLOYER, USUAL, WORKER


def test_the_worker_alone_is_asked_and_by_his_consent_the_dispute_joins(shared: Make) -> None:
    case = shared(plan=USUAL)
    before = case.dispute
    stood = (before.number, before.state, before.due_on, before.claimed_fen, before.office_id)
    version = before.version
    key = ask(case)
    assert case.dispute.version == version and membership(case) is None, "asking moves nothing"
    assert [need.party_id for need in case.needs()] == [case.party("applicant").id]
    assert case.do(consent.answer, case.world.worker, case.act().id, version, "agrees")
    row = membership(case)
    assert row is not None and row.group_id == key
    after = case.dispute
    assert (after.number, after.state, after.due_on, after.claimed_fen, after.office_id) == stood
    assert (after.version, case.last().trigger) == (version + 1, "join_group")
    assert case.last().person_name == case.world.worker.name
    assert "锦华针织欠薪" in case.last().note
    for phone in (WORKER.phone, EMPLOYER.phone):
        assert "一并办理" in case.messages_to(phone)[-1]
    opened = case.fresh().scalars(select(AuditEntry).where(AuditEntry.verb == "group.opened")).one()
    assert opened.dispute_id is None and opened.subject_id == key
    assert verify(case.fresh()).faults == ()


def test_who_refuses_simply_does_not_move_and_the_employer_never_reads_of_it(shared: Make) -> None:
    case = shared(plan=USUAL)
    version = case.dispute.version
    ask(case)
    act = case.act().id
    subject = subject_of(case.fresh(), case.dispute)
    with pytest.raises(NotFound):
        asked.one(case.fresh(), case.world.chief, subject, act)
    with pytest.raises(NotFound):
        case.do(consent.answer, case.world.chief, act, None, "agrees")
    assert not any("需要您同意" in text for text in case.messages_to(EMPLOYER.chief.phone))
    case.do(consent.answer, case.world.worker, act, None, "refuses", "我想自己谈。")
    assert membership(case) is None and case.dispute.version == version
    ask(case, chosen=Chosen(case.fresh().scalars(select(Group.id)).one()))


def test_several_join_and_nothing_of_one_becomes_anothers(shared: Make) -> None:
    one, mate = shared(plan=USUAL), shared(plan=MATE)
    key = joined(one)
    assert joined(mate, key) == key
    assert {row.dispute_id for row in one.fresh().scalars(select(Membership))} == {one.told.id, mate.told.id}
    other = one.world.known(MATE.worker)
    subject = subject_of(one.fresh(), one.dispute)
    assert not any(may(other, permission, subject) for permission in Permission)
    assert set(one.fresh().scalars(select(ChannelGrant.person_id))) == {one.told.mediator.person_id}
    with pytest.raises(NotFound):
        one.do(group.leave, other, None)


@pytest.mark.parametrize("who", ["registrar", "manager", "manager2", "mediator"])
def test_registrar_manager_and_mediator_ask(shared: Make, who: str) -> None:
    case = shared(plan=USUAL)
    key = ask(case, who)
    office = case.fresh().get_one(Group, key).office_id
    assert office == case.world.cast.offices["YC" if who in ("registrar", "manager") else "YCFS"]


@pytest.mark.parametrize("who", ["mediator2", "registrar2", "seal", "court", "auditor"])
def test_nobody_else_asks(shared: Make, who: str) -> None:
    case = shared(plan=USUAL)
    with pytest.raises((NotAllowed, NotFound)):
        ask(case, who)
    assert case.fresh().scalars(select(Group)).all() == []


def test_parties_ask_nobody_to_join(shared: Make) -> None:
    case = shared(plan=USUAL)
    for who in (case.world.worker, case.world.chief):
        with pytest.raises(NotAllowed):
            case.do(group.ask, who, None, Chosen(name="大家一起"), WHY)


def test_a_group_is_of_one_employer_and_of_one_office(shared: Make) -> None:
    one, stranger = shared(plan=USUAL), shared(plan=OTHER_EMPLOYER)
    elsewhere = shared(Upto.TAKEN_ON, plan=replace(MATE, office="YCLZ", mediator="mediator2"))
    key = joined(one)
    for case, who in ((stranger, "mediator"), (elsewhere, "mediator2")):
        with pytest.raises(Refused) as refused:
            ask(case, who, Chosen(key))
        assert refused.value.codes == ("group_fits",)
    with pytest.raises(Refused):
        ask(one, chosen=Chosen(uuid4()))


def test_the_centre_joins_disputes_of_its_studios(shared: Make) -> None:
    one = shared(plan=USUAL)
    elsewhere = shared(Upto.TAKEN_ON, plan=replace(MATE, office="YCLZ", mediator="mediator2"))
    key = ask(one, "manager")
    assert ask(elsewhere, "mediator2", Chosen(key)) == key


@pytest.mark.parametrize("name", ["", "   ", "长" * 61])
def test_a_new_group_has_a_name(shared: Make, name: str) -> None:
    case = shared(plan=USUAL)
    with pytest.raises(Invalid):
        ask(case, chosen=Chosen(name=name))
    assert case.fresh().scalars(select(Group)).all() == []


def test_without_a_reason_nothing_is_asked_and_no_group_opened(shared: Make) -> None:
    case = shared(plan=USUAL)
    with pytest.raises(Invalid):
        case.do(group.ask, "mediator", None, Chosen(name="锦华针织欠薪"), " ")
    assert case.fresh().scalars(select(Group)).all() == []


def test_nobody_is_asked_twice_and_a_member_is_not_asked(shared: Make) -> None:
    case = shared(plan=USUAL)
    key = ask(case)
    with pytest.raises(NotPossible, match="already_asked"):
        ask(case, chosen=Chosen(key))
    case.do(consent.answer, case.world.worker, case.act().id, None, "agrees")
    with pytest.raises(Refused) as refused:
        ask(case)
    assert refused.value.codes == ("not_in_group",)


def test_the_store_itself_keeps_a_dispute_in_one_group(shared: Make) -> None:
    case = shared(plan=USUAL)
    key = joined(case)
    row = Membership(
        id=identifiers.new("test"), group_id=key, dispute_id=case.told.id, from_at=clock.now(), until_at=None
    )

    def join_again() -> None:
        with case.world.sessions() as session, transaction(session):
            session.add(row)

    with pytest.raises(IntegrityError):
        join_again()


def test_many_are_asked_at_once_each_for_himself(shared: Make) -> None:
    one, mate, stranger = shared(plan=USUAL), shared(plan=MATE), shared(plan=OTHER_EMPLOYER)
    third = shared(plan=replace(USUAL, worker=Someone("施阿二", "13857519005")))
    key = joined(one)
    wanted = [case.told.id for case in (one, mate, stranger, third)]
    with one.world.sessions() as session:
        told = group.ask_many(session, one.world["mediator"], key, [*wanted, uuid4(), wanted[1]], WHY)
    came = {each.dispute_id: each.refused for each in told}
    assert came == {
        one.told.id: ("not_in_group", "group_fits")[:1], mate.told.id: (), third.told.id: (),
        stranger.told.id: ("group_fits",),
    }  # fmt: skip
    with one.world.sessions() as session:
        again = group.ask_many(session, one.world["mediator"], key, [mate.told.id], WHY)
    assert [each.refused for each in again] == [("already_asked",)]
    with one.world.sessions() as session:
        assert group.ask_many(session, one.world["mediator2"], key, wanted, WHY) == ()
        with pytest.raises(Invalid):
            group.ask_many(session, one.world["mediator"], key, [], WHY)
    assert verify(one.fresh()).faults == ()


def test_a_group_shows_each_reader_only_his_own_cases(shared: Make) -> None:
    one, mate = shared(plan=USUAL), shared(plan=replace(MATE, mediator="mediator6"))
    waits = shared(plan=replace(USUAL, worker=Someone("施阿二", "13857519005")))
    free = shared(Upto.ACCEPTED, plan=replace(USUAL, worker=Someone("施阿三", "13857519006")))
    key = ask(one, "registrar")
    one.do(consent.answer, one.world.worker, one.act().id, None, "agrees")
    mate.do(group.ask, "registrar", None, Chosen(key), WHY)
    mate.do(consent.answer, one.world.known(MATE.worker), mate.act().id, None, "agrees")
    waits.do(group.ask, "registrar", None, Chosen(key), WHY)
    page = groups.page(one.fresh(), one.world["registrar"], key)
    assert {each.row.id for each in page.members} == {one.told.id, mate.told.id}
    assert [each.row.id for each in page.asked] == [waits.told.id]
    assert [each.row.id for each in page.askable] == [free.told.id]
    assert (page.claimed_fen, page.elsewhere) == (4_800_000, 0)
    seen = groups.page(one.fresh(), one.world["mediator"], key)
    assert [each.row.id for each in seen.members] == [one.told.id] and seen.elsewhere == 1
    mate.do(group.leave, one.world.known(MATE.worker), None)
    page = groups.page(one.fresh(), one.world["registrar"], key)
    assert [each.row.id for each in page.former] == [mate.told.id]
    assert [each.row.id for each in page.askable] == [free.told.id], "who left is not asked again with others"
    for who in ("mediator6", "mediator2", "registrar2", "seal"):
        with pytest.raises(NotFound):
            groups.page(one.fresh(), one.world[who], key)
    assert groups.mine(one.fresh(), one.world["mediator6"]) == ()
    assert [line.members for line in groups.mine(one.fresh(), one.world["manager"])] == [1]
