"""What a claim at the desk writes, what a source asks for, and what a notice says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.verify import verify
from mediation.disputes.models import History
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused, Stale
from mediation.kernel.outbox import OutboxMessage
from mediation.parties.models import PartyMember, Utterance
from mediation.procedure.claims import intake, review
from mediation.procedure.claims.filing import NamedParty
from mediation.procedure.claims.incoming import Sender
from mediation.procedure.claims.intake import AtDesk
from mediation.procedure.claims.non_acceptance import REASONS, ROADS, Decline, notice
from mediation.procedure.claims.review import Invitation
from mediation.procedure.mediators import assign
from mediation.procedure.parties import identify
from tests.integration.intake.conftest import COMPANY, WORKER, Desk, said

WORKER_SIDE = NamedParty("applicant", "worker", "刘大山", phone=WORKER)
EMPLOYER = NamedParty("respondent", "employer", "绍兴锦华针织有限公司", phone=COMPANY)
CONTRACTOR = NamedParty("respondent", "other_liable", "浙江某建设有限公司", ground="总承包单位")


def test_own_motion_needs_the_consent_of_both_and_keeps_it(desk: Desk) -> None:
    filing = desk.filing(source="own_motion")
    with pytest.raises(Invalid) as wrong:
        intake.file_at_desk(desk.write(), desk["registrar"], AtDesk(filing))
    assert wrong.value.errors == {"consent": "missing"}
    claim = AtDesk(filing, consent=said("oral", note="双方在车间当面同意"))
    dispute_id = intake.file_at_desk(desk.write(), desk["registrar"], claim).dispute_id
    assert desk.party(dispute_id, "respondent").answer == "agrees"
    assert len(desk.read.scalars(select(Utterance)).all()) == 2
    review.accept(desk.write(), desk["registrar"], dispute_id, None)


@pytest.mark.parametrize(
    ("parties", "errors"),
    [
        ((WORKER_SIDE, EMPLOYER, CONTRACTOR), {}),
        ((WORKER_SIDE,), {"sides": "respondent_missing"}),
        ((WORKER_SIDE, CONTRACTOR), {"sides": "one_worker"}),
        ((WORKER_SIDE, EMPLOYER, NamedParty("respondent", "worker", "乙")), {"sides": "one_worker"}),
        ((NamedParty("applicant", "employer", "甲"), EMPLOYER), {"sides": "one_worker"}),
        ((NamedParty("applicant", "employer", "甲"), NamedParty("respondent", "worker", "乙")), {}),
    ],
)
def test_one_worker_stands_against_an_employer(
    desk: Desk, parties: tuple[NamedParty, ...], errors: dict[str, str]
) -> None:
    assert intake.faults_of(AtDesk(desk.filing(parties=parties))) == errors


@pytest.mark.parametrize("kind", ["YCZC", "YCFS"])
def test_only_a_court_delegates(desk: Desk, kind: str) -> None:
    filing = desk.filing(source="entrusted", source_reference="（2026）浙0602民初77号")
    with pytest.raises(Invalid) as wrong:
        intake.file_at_desk(desk.write(), desk["registrar"], AtDesk(filing, Sender(desk.cast.offices[kind])))
    assert wrong.value.errors == {"agency": "unknown"}


def test_a_registrar_files_for_the_offices_of_its_own_post_only(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        intake.file_at_desk(desk.write(), desk["registrar2"], AtDesk(desk.filing()))
    with pytest.raises(NotAllowed):
        intake.file_at_desk(desk.write(), desk["mediator"], AtDesk(desk.filing()))


def test_an_invitation_reaches_the_respondent_by_message(desk: Desk) -> None:
    dispute_id = desk.invited()
    desk.read.rollback()
    sent = {message.address: message.body for message in desk.read.scalars(select(OutboxMessage))}
    assert COMPANY in sent and desk.dispute(dispute_id).number in (sent[COMPANY] or "")
    assert "针织" not in (sent[COMPANY] or "")


def test_an_answer_is_entered_only_for_an_invited_respondent(desk: Desk) -> None:
    dispute_id = desk.file()
    company = desk.party(dispute_id, "respondent").id
    with pytest.raises(Refused):
        review.answer_invitation(desk.write(), desk["registrar"], dispute_id, None, company, "agrees", said())
    review.invite(desk.write(), desk["registrar"], dispute_id, None, Invitation("post", note="快递单号 1"))
    worker = desk.party(dispute_id, "applicant").id
    for party, answer, field in ((worker, "agrees", "party"), (company, "maybe", "answer")):
        with pytest.raises(Invalid) as wrong:
            review.answer_invitation(desk.write(), desk["registrar"], dispute_id, None, party, answer, said())
        assert list(wrong.value.errors) == [field]


def test_an_enterprise_committee_takes_in_only_what_both_want(desk: Desk) -> None:
    dispute_id = desk.invited(office_id=desk.cast.offices["YCJH"])
    with pytest.raises(Refused) as refused:
        review.accept(desk.write(), desk["registrar"], dispute_id, None)
    assert refused.value.codes == ("parties_willing",)


def test_a_stale_officer_learns_what_happened(desk: Desk) -> None:
    dispute_id = desk.file()
    review.request_completion(desk.write(), desk["registrar"], dispute_id, 1, "工资条")
    with pytest.raises(Stale) as stale:
        review.decline(desk.write(), desk["manager"], dispute_id, 1, Decline("out_of_scope", "arbitration"))
    assert [change.trigger for change in stale.value.changes] == ["request_completion"]


def test_what_is_over_takes_no_more_steps_and_no_more_people(desk: Desk) -> None:
    dispute_id = desk.file()
    review.decline(desk.write(), desk["registrar"], dispute_id, None, Decline("already_handled", "court"))
    with pytest.raises(NotPossible):
        review.accept(desk.write(), desk["registrar"], dispute_id, None)
    with pytest.raises(NotAllowed):
        identify.identify(
            desk.write(), desk["registrar"], dispute_id, desk.party(dispute_id, "applicant").id, "oral"
        )


def test_a_stranger_does_not_learn_that_there_is_a_dispute(desk: Desk) -> None:
    dispute_id = desk.file()
    for sign_in in ("registrar2", "mediator", "court", "auditor", "system-admin"):
        with pytest.raises(NotFound):
            review.accept(desk.write(), desk[sign_in], dispute_id, None)


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("road", ROADS)
def test_every_notice_gives_reason_road_and_rights(reason: str, road: str) -> None:
    if reason == "not_labour" and road in ("arbitration", "inspection"):
        with pytest.raises(Invalid):
            notice(Decline(reason, road))
        return
    text = notice(Decline(reason, road, "经办人的说明"))
    assert REASONS[reason] in text and ROADS[road] in text and "经办人的说明" in text
    assert "权利" in text


def test_a_declined_dispute_keeps_its_notice_in_the_history(desk: Desk) -> None:
    dispute_id = desk.file()
    review.decline(desk.write(), desk["registrar"], dispute_id, None, Decline("out_of_scope", "other_body"))
    desk.read.rollback()
    row = desk.read.scalars(select(History).where(History.trigger == "decline")).one()
    assert REASONS["out_of_scope"] in row.note and ROADS["other_body"] in row.note


def test_another_capacity_takes_the_place_of_the_one_before(desk: Desk) -> None:
    dispute_id = desk.invited()
    company = desk.party(dispute_id, "respondent").id
    for capacity in ("clerk", "agent_special"):
        who = identify.Representative("沈律师", "13600136000", capacity)
        identify.add_representative(desk.write(), desk["registrar"], dispute_id, company, who)
    desk.read.rollback()
    rows = desk.read.scalars(select(PartyMember).order_by(PartyMember.capacity)).all()
    assert [(row.capacity, row.until_at is None) for row in rows] == [
        ("agent_special", True),
        ("clerk", False),
    ]


@pytest.mark.parametrize(("side", "capacity"), [("applicant", "clerk"), ("respondent", "self")])
def test_a_capacity_fits_the_kind_of_party(desk: Desk, side: str, capacity: str) -> None:
    dispute_id = desk.file()
    who = identify.Representative("某人", "13600136009", capacity)
    with pytest.raises(Invalid) as wrong:
        identify.add_representative(
            desk.write(), desk["registrar"], dispute_id, desk.party(dispute_id, side).id, who
        )
    assert wrong.value.errors == {"capacity": "unknown"}


def test_the_chains_hold_and_a_step_stays_within_its_statements(
    desk: Desk, count_statements: Callable[[], AbstractContextManager[Any]]
) -> None:
    dispute_id = desk.invited()
    with count_statements() as seen:
        review.accept(desk.write(), desk["registrar"], dispute_id, None)
    assert seen.count <= 18
    with count_statements() as seen:
        assign.assign(desk.write(), desk["manager"], dispute_id, None, desk["mediator"].person_id)
    assert seen.count <= 18
    desk.read.rollback()
    assert verify(desk.read, dispute_id).faults == ()
