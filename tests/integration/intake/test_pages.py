"""The desk's pages of intake, parties and assignment, as the people of the sample use them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.assignments.models import Assignment
from mediation.disputes.models import AgencyConcern
from mediation.parties.models import Utterance
from mediation.procedure.mediators import assign
from mediation.procedure.parties import identify
from tests.integration.intake.conftest import COMPANY, WORKER, Desk
from tests.integration.web.client import Browser

ClientFor = Callable[[Any], Browser]
SPOKEN = {"how": "telephone", "said_at": "2026-11-02T08:30", "note": "电话里说的"}


@pytest.fixture
def registrar(desk: Desk, client_for: ClientFor) -> Browser:
    return client_for(desk["registrar"])


def filled(desk: Desk, **changes: str) -> dict[str, str]:
    return {
        "office": desk.cast.offices["YCFS"].hex, "source": "telephone", "reference": "12351-20261102-007",
        "applicant-kind": "worker", "applicant-name": "刘大山", "applicant-phone": WORKER,
        "respondents-0-kind": "employer", "respondents-0-name": "绍兴锦华针织有限公司",
        "respondents-0-phone": COMPANY, "items-0-kind": "wages_owed", "items-0-amount": "2.4万",
        "facts": "三个月工资没有发。", **changes,
    }  # fmt: skip


def number_of(desk: Desk, dispute_id: UUID) -> str:
    return desk.dispute(dispute_id).number


def address(desk: Desk, dispute_id: UUID, rest: str = "") -> str:
    return f"/desk/disputes/{number_of(desk, dispute_id)}{rest}"


def test_a_telephone_claim_is_entered_and_its_code_told_once(desk: Desk, registrar: Browser) -> None:
    registrar.get("/desk/file")
    page = registrar.send(filled(desk))
    assert page.status == 200 and "查询码" in page.text
    again = registrar.get(page.path)
    assert "查询码" not in again.text and "刘大山" in again.text


def test_lists_grow_and_shrink_and_nothing_typed_is_lost(desk: Desk, registrar: Browser) -> None:
    form = registrar.get("/desk/file").form()
    typed = {name: values[0] for name, values in form.fields.items() if values} | filled(desk)
    page = registrar.post("/desk/file", typed | {"more": "items"})
    assert page.form().fields["items-0-amount"] == ["2.4万"] and "items-1-kind" in page.form().fields
    page = registrar.post("/desk/file", typed | {"items-1-kind": "overtime_pay", "more": "-items"})
    assert "items-1-kind" not in page.form().fields


def test_who_may_be_liable_is_shown_beside_the_form_and_added_by_choice(
    desk: Desk, registrar: Browser
) -> None:
    form = registrar.get("/desk/file").form()
    typed = {name: values[0] for name, values in form.fields.items() if values} | filled(desk)
    page = registrar.post("/desk/file", typed | {"more": "liable:"})
    assert "可能要负责的单位" not in page.text
    told = typed | {
        "liability-site": "yes",
        "liability-hired_by": "subcontractor",
        "liability-licensed": "yes",
    }
    page = registrar.post("/desk/file", told | {"more": "liable:"})
    assert "总包单位要先付清" in page.text and page.form().fields["items-0-amount"] == ["2.4万"]
    assert "respondents-1-name" not in page.form().fields
    page = registrar.post("/desk/file", told | {"more": "liable:general_contractor"})
    fields = page.form().fields
    assert fields["respondents-1-kind"] == ["other_liable"] and fields["respondents-1-name"] == [""]
    assert "第三十条第三款" in fields["respondents-1-ground"][0]
    for strange in ("liable:owner2", "liable:lender", "liable:" + "x" * 300):
        page = registrar.post("/desk/file", told | {"more": strange})
        assert "respondents-1-name" not in page.form().fields
    page = registrar.send(told)
    assert page.status == 200 and "查询码" in page.text


def test_what_a_source_asks_for_is_said_beside_the_field(desk: Desk, registrar: Browser) -> None:
    registrar.get("/desk/file")
    page = registrar.send(filled(desk, source="delegated", reference=""))
    assert page.status == 422 and len(page.errors) == 2
    assert page.form().fields["facts"] == ["三个月工资没有发。"]
    page = registrar.send(filled(desk, **{"respondents-0-kind": "worker"}))
    assert page.status == 422 and "一名劳动者" in page.errors[0]
    page = registrar.send(filled(desk, **{"items-0-amount": "很多"}))
    assert page.status == 422 and "数字" in page.errors[0]


def test_a_court_that_delegates_sees_what_becomes_of_it(desk: Desk, registrar: Browser) -> None:
    registrar.get("/desk/file")
    court = desk.cast.offices["YCFY"]
    registrar.send(filled(desk, source="delegated", reference="（2026）浙0602诉前调118号", agency=court.hex))
    desk.read.rollback()
    concern = desk.read.scalars(select(AgencyConcern)).one()
    assert concern.office_id == court and "特邀调解" in concern.article
    assert desk.dispute(concern.dispute_id).profile == "court_delegated"


def test_nobody_but_the_intake_desk_files(desk: Desk, client_for: ClientFor) -> None:
    assert client_for(desk["mediator"]).get("/desk/file").status == 404


def test_from_completion_to_acceptance(desk: Desk, registrar: Browser) -> None:
    dispute_id = desk.file()
    registrar.get(address(desk, dispute_id, "/steps/request-completion"))
    registrar.send({"what": "请补充劳动合同或者工资条"})
    assert desk.dispute(dispute_id).awaiting_completion == "请补充劳动合同或者工资条"
    registrar.get(address(desk, dispute_id, "/steps/complete-filing"))
    registrar.send({**SPOKEN, "note": "补交工资条"})
    assert desk.dispute(dispute_id).awaiting_completion is None
    refused = registrar.get(address(desk, dispute_id, "/steps/accept"))
    assert refused.status == 409 and "先邀请" in refused.text
    registrar.get(address(desk, dispute_id, "/steps/invite"))
    registrar.send({"how": "message"})
    assert desk.party(dispute_id, "respondent").state == "invited"
    registrar.get(address(desk, dispute_id, "/steps/answer-invitation"))
    registrar.send({**SPOKEN, "answer": "agrees"})
    assert desk.party(dispute_id, "respondent").answer == "agrees"
    registrar.get(address(desk, dispute_id, "/steps/accept"))
    assert registrar.send().status == 200
    assert desk.dispute(dispute_id).state == "preparation"


def test_an_explicit_refusal_bars_acceptance_and_silence_does_not(desk: Desk, registrar: Browser) -> None:
    silent, refusing = desk.invited(), desk.invited()
    assert registrar.get(address(desk, silent, "/steps/accept")).status == 200
    registrar.get(address(desk, refusing, "/steps/answer-invitation"))
    registrar.send({**SPOKEN, "answer": "refuses"})
    assert registrar.get(address(desk, refusing, "/steps/accept")).status == 409


def test_the_words_and_their_paper_stand_on_the_parties_tab(desk: Desk, registrar: Browser) -> None:
    dispute_id = desk.invited()
    registrar.get(address(desk, dispute_id, "/steps/answer-invitation"))
    registrar.send({**SPOKEN, "answer": "agrees"})
    desk.read.rollback()
    assert desk.read.scalars(select(Utterance)).one().note == "电话里说的"
    tab = registrar.get(address(desk, dispute_id, "/parties"))
    assert "电话里说的" in tab.text and "王晓岚登记" in tab.text and WORKER in tab.text


def test_declining_gives_a_written_notice(desk: Desk, registrar: Browser) -> None:
    dispute_id = desk.file()
    registrar.get(address(desk, dispute_id, "/steps/decline"))
    page = registrar.send({"reason": "not_labour", "road": "arbitration"})
    assert page.status == 422
    page = registrar.send({"reason": "already_handled", "road": "court", "text": "仲裁委员会已经裁决。"})
    assert page.h1.startswith("不予受理通知书") and "仲裁委员会已经裁决" in page.text
    assert desk.dispute(dispute_id).state == "not_accepted"


def test_two_officers_the_second_is_told_and_keeps_what_was_typed(
    desk: Desk, registrar: Browser, client_for: ClientFor
) -> None:
    dispute_id = desk.file()
    other = client_for(desk["manager"])
    for officer in (registrar, other):
        officer.get(address(desk, dispute_id, "/steps/request-completion"))
    registrar.send({"what": "劳动合同"})
    page = other.send({"what": "工资条"})
    assert page.status == 409 and page.form().fields["what"] == ["工资条"]


def test_identifying_and_representing(desk: Desk, registrar: Browser) -> None:
    dispute_id = desk.invited()
    company = desk.party(dispute_id, "respondent")
    at = f"/parties/{company.id.hex}"
    registrar.get(address(desk, dispute_id, f"{at}/identify"))
    registrar.send({"how": "business_licence"})
    registrar.get(address(desk, dispute_id, f"{at}/representative"))
    page = registrar.send({"name": "沈律师", "phone": "13600136000", "capacity": "agent_special"})
    assert "沈律师" in page.text and "特别授权" in page.text
    ending = next(href for words, href in page.links().items() if words.startswith("结束"))
    registrar.get(ending)
    page = registrar.send({"reason": "合同到期"})
    assert not any(words.startswith("结束") for words in page.links())


def test_one_person_never_stands_on_both_sides(desk: Desk, registrar: Browser) -> None:
    dispute_id = desk.invited()
    worker, company = desk.party(dispute_id, "applicant"), desk.party(dispute_id, "respondent")
    who = identify.Representative("沈律师", "13600136000", "agent_special")
    identify.add_representative(desk.write(), desk["registrar"], dispute_id, worker.id, who)
    registrar.get(address(desk, dispute_id, f"/parties/{company.id.hex}/representative"))
    page = registrar.send({"name": "沈律师", "phone": "13600136000", "capacity": "agent_special"})
    assert page.status == 422 and "另一方" in page.errors[0]


def test_another_telephone_of_an_identified_party_asks_for_its_identity_again(
    desk: Desk, registrar: Browser
) -> None:
    dispute_id = desk.file()
    worker = desk.party(dispute_id, "applicant")
    at = address(desk, dispute_id, f"/parties/{worker.id.hex}/contact")
    identify.identify(desk.write(), desk["registrar"], dispute_id, worker.id, "identity_document")
    registrar.get(at)
    page = registrar.send({"phone": "13800138001"})
    assert page.status == 422 and "重新核实" in page.errors[0]
    assert desk.party(dispute_id, "applicant").phone == WORKER
    registrar.send({"phone": "13800138001", "how": "real_name_check"})
    assert desk.party(dispute_id, "applicant").phone == "13800138001"


def test_assigning_shows_everybody_and_offers_only_the_fit(desk: Desk, client_for: ClientFor) -> None:
    dispute_id = desk.invited()
    manager = client_for(desk["manager"])
    page = manager.get(address(desk, dispute_id, "/steps/assign"))
    assert "李秀英" in page.text and "不在聘期内" in page.text
    unfit = page.all("input", value=desk["mediator4"].person_id.hex)  # type: ignore[union-attr]
    assert unfit[0].get("disabled") is not None
    page = manager.send({"mediator": desk["mediator4"].person_id.hex})  # type: ignore[union-attr]
    assert page.status == 422
    page = manager.send({"mediator": desk["mediator"].person_id.hex})  # type: ignore[union-attr]
    assert page.status == 200 and "已指派" in page.text


def test_the_named_mediator_discloses_and_the_parties_answer(desk: Desk, client_for: ClientFor) -> None:
    dispute_id = desk.invited()
    assign.assign(desk.write(), desk["manager"], dispute_id, None, desk["mediator"].person_id)
    mediator = client_for(desk["mediator"])
    mediator.get(address(desk, dispute_id, "/assignment"))
    assert mediator.send({"answer": "conflict"}).status == 422
    mediator.send({"answer": "conflict", "conflict": "曾在该公司任职"})
    worker = desk.represented(dispute_id, "applicant", "13600136000", "self")
    party = client_for(worker)
    page = party.get(f"/my/disputes/{dispute_id.hex}/conflict")
    assert "曾在该公司任职" in page.text
    party.send({"word": "agrees"})
    registrar = client_for(desk["registrar"])
    desk.read.rollback()
    key = desk.read.scalars(select(Assignment.id)).one()
    registrar.get(address(desk, dispute_id, f"/conflict/{key.hex}"))
    company = desk.party(dispute_id, "respondent").id.hex
    answer = {"party": company, "word": "agrees", "said_at": "2026-11-02T08:30"}
    assert registrar.send({**answer, "how": "oral"}).status == 422
    registrar.send({**answer, "how": "paper"})
    desk.read.rollback()
    assert desk.read.scalars(select(Assignment.conflict_settled_at)).one() is not None


def test_replacing_and_releasing(desk: Desk, client_for: ClientFor) -> None:
    dispute_id = desk.invited(office_id=desk.cast.offices["YC"])
    manager = client_for(desk["manager"])
    for sign_in in ("mediator", "mediator2"):
        manager.get(address(desk, dispute_id, "/steps/assign"))
        manager.send({"mediator": desk[sign_in].person_id.hex})  # type: ignore[union-attr]
    desk.read.rollback()
    rows = {row.person_id: row.id.hex for row in desk.read.scalars(select(Assignment))}
    manager.get(address(desk, dispute_id, "/steps/replace"))
    third = desk["mediator3"].person_id.hex  # type: ignore[union-attr]
    first = rows[desk["mediator"].person_id]
    assert manager.send({"assignment": first, "mediator": third}).status == 422
    page = manager.send({"assignment": first, "mediator": third, "reason": "调岗"})
    assert page.status == 200 and "已更换" in page.text
    manager.get(address(desk, dispute_id, "/steps/recuse"))
    page = manager.send({"assignment": rows[desk["mediator2"].person_id], "reason": "亲属关系"})
    assert page.status == 200 and "已办理回避" in page.text
