"""Whoever sent a dispute in is told what came of it: once, by whom it is for, and nothing said on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.audit.models import AuditEntry
from mediation.audit.verify import verify
from mediation.demo import course, endings
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute, History
from mediation.kernel import clock
from mediation.kernel.errors import NotAllowed, NotFound, NotPossible, Stale
from mediation.procedure.course import close
from mediation.procedure.referrals import report_back
from mediation.projections import day, liaison_list
from mediation.referrals.models import IncomingReferral, LaterReport
from tests.integration.web.client import Browser
from tests.world import USUAL, World

ClientFor = Callable[..., Browser]
COURT = replace(USUAL, source="delegated", source_reference="（2026）浙0602诉前调77号", answer_within=20)
COMMISSION = replace(
    USUAL, source="referred", source_reference="越劳人仲引调〔2026〕9号", agency="YCZC",
    liaison="arbitration",
)  # fmt: skip
NOTE = "双方分歧在加班时数。"
SECRET = "我方最多出两万三千六百元"


def ended(told: Told) -> Told:
    told.do(close.terminate, told.mediator, None, "no_agreement", "差距太大：一方只肯出三千")
    return told


def referral_of(told: Told) -> IncomingReferral:
    query = select(IncomingReferral).where(IncomingReferral.dispute_id == told.id)
    return told.scene.read(query)[0]  # type: ignore[no-any-return]


def dispute_of(told: Told) -> Dispute:
    return told.scene.read(select(Dispute).where(Dispute.id == told.id))[0]  # type: ignore[no-any-return]


def steps_of(told: Told) -> int:
    return len(told.scene.read(select(History).where(History.dispute_id == told.id)))


def report(told: Told, who: Any = None, seen: int | None = None) -> None:
    told.do(report_back.report_back, who or told.mediator, seen, NOTE)


def test_the_referral_moves_and_the_dispute_does_not(world: World, session: Session) -> None:
    told = ended(world.at(Upto.HEARD, plan=COURT))
    before, steps = dispute_of(told), steps_of(told)
    report(told)
    after, row = dispute_of(told), referral_of(told)
    assert (after.state, after.version, steps_of(told)) == (before.state, before.version, steps)
    assert (row.state, row.note, row.answered_by) == ("answered", NOTE, told.mediator.person_id)
    assert row.told is not None
    assert (row.told["state"], row.told["result"], row.told["agreed_fen"]) == (
        "terminated", "no_agreement", None,
    )  # fmt: skip
    entry = world.read(select(AuditEntry).where(AuditEntry.verb == "referral.answered"))[0]
    assert entry.person_id == told.mediator.person_id and "no_agreement" in entry.body
    assert not verify(session).faults


@pytest.mark.parametrize(
    ("upto", "state", "agreed"),
    [(Upto.IN_FORCE, "enforcement", 2_400_000), (Upto.PERFORMED, "performed", 2_400_000)],
)
def test_success_is_told_too_with_its_sum(world: World, upto: Upto, state: str, agreed: int) -> None:
    told = world.at(upto, plan=COMMISSION)
    report(told)
    sheet = referral_of(told).told
    assert sheet is not None and (sheet["state"], sheet["agreed_fen"]) == (state, agreed)
    assert sheet["confirmed_fen"] == (agreed if state == "performed" else 0)
    assert sheet["in_force_on"] == "2026-11-02"


def test_what_was_told_stays_as_it_was_told(world: World) -> None:
    told = world.at(Upto.CONFIRMED, plan=COURT)
    report(told)
    sheet = referral_of(told).told
    course.close(told)
    assert dispute_of(told).state == "performed" and referral_of(told).told == sheet


@pytest.mark.parametrize(
    ("upto", "ending", "who"),
    [(Upto.FILED, "declined", "registrar"), (Upto.ANSWERED, "withdrawn", "manager")],
)
def test_without_a_mediator_the_desk_reports(world: World, upto: Upto, ending: str, who: str) -> None:
    told = world.at(upto, ending, plan=COURT)
    report(told, world[who])
    assert referral_of(told).state == "answered"


@pytest.mark.parametrize("who", ["registrar", "manager", "manager2"])
def test_where_there_is_a_mediator_nobody_else_reports(world: World, who: str) -> None:
    told = ended(world.at(Upto.HEARD, plan=COURT))
    with pytest.raises(NotPossible) as refused:
        report(told, world[who])
    assert refused.value.code == "mediator_reports"


@pytest.mark.parametrize(
    "who", ["mediator2", "registrar2", "court", "bureau", "seal", "auditor", "system-admin"]
)
def test_who_does_not_handle_the_case_reports_nothing(world: World, who: str) -> None:
    told = ended(world.at(Upto.HEARD, plan=COURT))
    with pytest.raises((NotFound, NotAllowed)):
        report(told, world[who])


def test_each_refusal_says_why(world: World) -> None:
    plain = ended(world.at(Upto.HEARD))
    early = world.at(Upto.AGREEMENT, plan=replace(COURT, worker=replace(USUAL.worker, phone="13857510109")))
    for told, why in ((plain, "not_from_agency"), (early, "nothing_to_report")):
        with pytest.raises(NotPossible) as refused:
            report(told)
        assert refused.value.code == why


def test_it_is_reported_once(world: World) -> None:
    told = ended(world.at(Upto.HEARD, plan=COURT))
    report(told)
    with pytest.raises(NotPossible) as refused:
        report(told)
    assert refused.value.code == "already_reported"


def test_what_changed_meanwhile_is_not_told_unseen(world: World) -> None:
    told = world.at(Upto.HEARD, plan=COURT)
    seen = dispute_of(told).version
    with pytest.raises(Stale):
        report(ended(told), seen=seen)
    assert referral_of(told).told is None


# ---- the clock -----------------------------------------------------------------------------------------


def test_the_day_the_agency_named_is_the_last(world: World) -> None:
    told = world.at(Upto.HEARD, plan=COURT)
    assert world.do(day.of_day, told.mediator).reports == ()
    ended(told)
    (line,) = world.do(day.of_day, told.mediator).reports
    assert (line.due_on, line.left, line.named) == (date(2026, 11, 22), 20, True)
    world.clock.forward(days=21)
    assert world.do(day.of_day, told.mediator).reports[0].left == -1


def test_without_a_day_named_it_is_owed_at_once(world: World) -> None:
    told = world.at(Upto.IN_FORCE, plan=COMMISSION)
    (line,) = world.do(day.of_day, told.mediator).reports
    assert (line.due_on, line.left, line.named) == (date(2026, 11, 2), 0, False)


def test_it_is_owed_by_whom_it_is_for(world: World) -> None:
    ended(world.at(Upto.HEARD, plan=COURT))
    desk = ("mediator", "registrar", "manager")
    owing = {who: len(world.do(day.of_day, world[who]).reports) for who in desk}
    assert owing == {"mediator": 1, "registrar": 0, "manager": 0}
    other = replace(COURT, worker=replace(USUAL.worker, phone="13857510108"))
    world.at(Upto.FILED, "declined", plan=other)
    owing = {
        who: len(world.do(day.of_day, world[who]).reports)
        for who in ("mediator", "registrar", "manager", "registrar2", "seal", "court")
    }
    assert owing == {"mediator": 1, "registrar": 1, "manager": 1, "registrar2": 0, "seal": 0, "court": 0}


# ---- the pages -----------------------------------------------------------------------------------------


def test_from_today_to_the_sheet_of_the_agency(world: World, client_for: ClientFor) -> None:
    told = ended(world.at(Upto.HEARD, plan=COURT))
    number = dispute_of(told).number
    mediator = client_for(told.mediator)
    today = mediator.get("/desk")
    assert "等您反馈的结果" in today.text and "还有 20 天" in today.text
    page = mediator.get(f"/desk/disputes/{number}/steps/report-back")
    for shown in ("绍兴市越城区人民法院", "没有达成协议", "（2026）浙0602诉前调77号", "2026年11月22日"):
        assert shown in page.text
    page = mediator.send({"note": NOTE})
    assert page.path == f"/desk/disputes/{number}" and "已反馈" in page.text and NOTE in page.text
    assert "等您反馈的结果" not in mediator.get("/desk").text
    assert mediator.get(f"/desk/disputes/{number}/steps/report-back").status == 409
    court = client_for(world["court"])
    assert "已反馈" in court.get("/liaison/disputes").text
    page = court.get(f"/liaison/disputes/{number}")
    for shown in ("反馈的结果", "没有达成协议", NOTE, told.mediator.name):
        assert shown in page.text
    for hidden in ("差距太大", "三千"):
        assert hidden not in page.response.text


def test_the_list_of_the_agency_says_what_is_owed(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.HEARD, plan=COURT)
    court = client_for(world["court"])
    assert "办理中" in court.get("/liaison/disputes").text
    ended(told)
    assert "待反馈" in court.get("/liaison/disputes").text
    session = world.sessions()
    assert [row.report for row in liaison_list.concerns(session, world["court"]).rows] == ["owed"]


def test_another_agency_sees_no_sheet_that_is_not_its_own(world: World, client_for: ClientFor) -> None:
    """Sent by a commission, handed on to a court: the court sees the case, not what the other was told."""
    told = world.at(Upto.IN_FORCE, plan=replace(COMMISSION, pays_after=0))
    report(told)
    world.clock.forward(days=2)
    endings.report_breach(told)
    endings.hand_to_court(told)
    number = dispute_of(told).number
    page = client_for(world["court"]).get(f"/liaison/disputes/{number}")
    assert page.status == 200 and NOTE not in page.text and "反馈的结果" not in page.text
    assert NOTE in client_for(world["arbitration"]).get(f"/liaison/disputes/{number}").text


def test_nothing_said_in_confidence_is_in_the_sheet(world: World, client_for: ClientFor) -> None:
    plan = replace(COURT, confided=(("respondent", SECRET),))
    told = world.at(Upto.HEARD, plan=plan)
    ended(told)
    number = dispute_of(told).number
    page = client_for(told.mediator).get(f"/desk/disputes/{number}/steps/report-back")
    assert page.status == 200 and SECRET not in page.text
    report(told)
    assert SECRET not in str(referral_of(told).told)
    assert SECRET not in client_for(world["court"]).get(f"/liaison/disputes/{number}").text


def test_a_day_named_that_is_over_shows_on_today(world: World, client_for: ClientFor) -> None:
    told = ended(world.at(Upto.HEARD, plan=COURT))
    world.clock.forward(days=22)
    assert "已超期 2 天" in client_for(told.mediator).get("/desk").text


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("mediator", 200), ("registrar", 409), ("manager", 409), ("seal", 404), ("mediator2", 404),
        ("registrar2", 404), ("court", 404), ("auditor", 404), ("system-admin", 404),
    ],
)  # fmt: skip
def test_the_page_opens_for_whom_it_is(world: World, client_for: ClientFor, who: str, status: int) -> None:
    number = dispute_of(ended(world.at(Upto.HEARD, plan=COURT))).number
    assert client_for(world[who]).get(f"/desk/disputes/{number}/steps/report-back").status == status


@pytest.mark.parametrize(
    ("plan", "upto", "why"), [(USUAL, Upto.IN_FORCE, "不是其他机构"), (COURT, Upto.HEARD, "还没有结果")]
)
def test_the_page_says_why_there_is_nothing_to_report(
    world: World, client_for: ClientFor, plan: Any, upto: Upto, why: str
) -> None:
    number = dispute_of(world.at(upto, plan=plan)).number
    page = client_for(world["mediator"]).get(f"/desk/disputes/{number}/steps/report-back")
    assert page.status == 409 and why in page.text


def test_a_form_overtaken_keeps_what_was_typed(world: World, client_for: ClientFor) -> None:
    """A payment is reported while the mediator writes: what would be told may be another thing now."""
    told = world.at(Upto.IN_FORCE, plan=COURT)
    mediator = client_for(told.mediator)
    mediator.get(f"/desk/disputes/{dispute_of(told).number}/steps/report-back")
    course.pay(told)
    page = mediator.send({"note": NOTE})
    assert page.status == 409 and page.form().fields["note"] == [NOTE]
    assert referral_of(told).told is None
    assert mediator.send().status == 200 and referral_of(told).note == NOTE


def test_the_end_of_the_case_leads_to_the_report(world: World, client_for: ClientFor) -> None:
    told = ended(world.at(Upto.HEARD, plan=COURT))
    mediator = client_for(told.mediator)
    page = mediator.get(f"/desk/disputes/{dispute_of(told).number}/ending")
    assert "/steps/report-back" in page.response.text
    report(told)
    page = mediator.get(f"/desk/disputes/{dispute_of(told).number}/ending")
    assert NOTE in page.text and "/steps/report-back" not in page.response.text


def test_both_parties_read_that_the_agency_was_told(world: World, client_for: ClientFor) -> None:
    """That it was told and when, not what the mediator wrote to it."""
    told = ended(world.at(Upto.HEARD, plan=COURT))
    ending = f"/my/disputes/{told.id.hex}/ending"
    worker = client_for(world.worker)
    assert "结果已反馈给" not in worker.get(ending).text
    report(told)
    for reader in (worker, client_for(world.chief)):
        page = reader.get(ending)
        assert "结果已反馈给" in page.text and "绍兴市越城区人民法院" in page.text and NOTE not in page.text


# ---- told anew -----------------------------------------------------------------------------------------


def later(told: Told) -> list[LaterReport]:
    return told.scene.read(select(LaterReport).order_by(LaterReport.number))


def test_another_result_is_told_anew_and_the_first_one_stays(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.CONFIRMED, plan=COURT)
    report(told)
    first = referral_of(told).told
    with pytest.raises(NotPossible, match="already_reported"):
        report(told)
    course.close(told)
    number = dispute_of(told).number
    mediator = client_for(told.mediator)
    assert "report-back" in mediator.get(f"/desk/disputes/{number}").response.text
    mediator.get(f"/desk/disputes/{number}/steps/report-back")
    page = mediator.send({"note": "已经履行完毕。"})
    assert "已反馈" in page.text and "report-back" not in page.response.text
    assert referral_of(told).told == first and referral_of(told).state == "answered"
    (again,) = later(told)
    assert (again.number, again.told["state"], again.reported_by) == (2, "performed", told.mediator.person_id)
    court = client_for(world["court"]).get(f"/liaison/disputes/{number}")
    assert "已经履行完毕。" in court.text and "以前反馈的结果（第 1 次）" in court.text and NOTE in court.text
    with pytest.raises(NotPossible, match="already_reported"):
        report(told)
    entry = world.read(select(AuditEntry).where(AuditEntry.verb == "referral.answered_anew"))[0]
    assert "performed" in entry.body


def test_the_sheet_names_the_day_of_the_agreement_that_stands(world: World) -> None:
    told = world.at(Upto.CONFIRMED, "renegotiated", plan=replace(COURT, instalments=2))
    report(told)
    sheet = referral_of(told).told
    days = [row.in_force_at for row in told.scene.read(select(Agreement)) if row.in_force_at]
    assert len(days) == 2 and sheet is not None
    assert sheet["in_force_on"] == clock.day_of(max(days)).isoformat() != clock.day_of(min(days)).isoformat()
