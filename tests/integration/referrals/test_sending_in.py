"""A dispute that an agency sends in: by its liaison once, or on paper through the registrar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.demo.plans import Upto
from mediation.disputes.models import AgencyConcern, Dispute
from mediation.kernel.errors import Invalid, NotAllowed
from mediation.procedure.claims import intake
from mediation.procedure.claims.filing import Filing, Item, NamedParty
from mediation.procedure.claims.incoming import Sender
from mediation.procedure.claims.intake import AtDesk
from mediation.procedure.claims.send_in import send_in
from mediation.referrals.models import IncomingReferral
from mediation.referrals.rules import SENDERS
from tests.integration.web.client import Browser
from tests.world import EMPLOYER, USUAL, WORKER, World

ClientFor = Callable[..., Browser]
NUMBER = "（2026）浙0602诉前调501号"


def claim(world: World, source: str = "delegated", **changes: Any) -> Filing:
    plain = Filing(
        world.cast.offices["YCFS"],
        (
            NamedParty("applicant", "worker", WORKER.name, WORKER.phone),
            NamedParty("respondent", "employer", EMPLOYER.name, EMPLOYER.phone),
        ),
        (Item("wages_owed", 2_400_000),),
        "拖欠三个月计件工资。",
        source=source,
        source_reference=NUMBER,
    )
    return replace(plain, **changes)


def court(world: World, **changes: Any) -> Sender:
    return replace(Sender(world.cast.offices["YCFY"], date(2026, 11, 1), date(2026, 11, 30)), **changes)


def referral_of(world: World, dispute_id: UUID) -> IncomingReferral:
    query = select(IncomingReferral).where(IncomingReferral.dispute_id == dispute_id)
    return world.read(query)[0]  # type: ignore[no-any-return]


def test_what_a_liaison_sends_waits_for_the_office(world: World) -> None:
    filed = world.do(send_in, world["court"], claim(world), court(world))
    row = referral_of(world, filed.dispute_id)
    assert (row.state, row.ground, row.reference) == ("sent", "delegated", NUMBER)
    assert (row.papers_on, row.answer_by) == (date(2026, 11, 1), date(2026, 11, 30))
    dispute = world.read(select(Dispute))[0]
    assert (dispute.state, dispute.profile, dispute.source) == ("intake", "court_delegated", "delegated")
    concern = world.read(select(AgencyConcern))[0]
    assert concern.office_id == row.from_office_id and "特邀调解" in concern.article
    entry = world.read(select(AuditEntry).where(AuditEntry.verb == "referral.came_in"))[0]
    assert (entry.person_id, entry.role) == (world["court"].person_id, "liaison")


def test_it_is_received_when_the_office_accepts(world: World) -> None:
    plan = replace(USUAL, source="delegated", source_reference=NUMBER, liaison="court")
    told = world.at(Upto.ANSWERED, plan=plan)
    assert referral_of(world, told.id).received_at is None
    told = world.at(Upto.ACCEPTED, plan=replace(plan, worker=replace(WORKER, phone="13857510107")))
    row = referral_of(world, told.id)
    assert row.state == "received" and row.received_by == world["registrar"].person_id


def test_what_comes_on_paper_is_in_hand_at_once(world: World) -> None:
    filed = world.do(intake.file_at_desk, world["registrar"], AtDesk(claim(world), court(world)))
    row = referral_of(world, filed.dispute_id)
    assert row.state == "received" and row.received_by == world["registrar"].person_id


@pytest.mark.parametrize(
    ("code", "source", "article"),
    [
        ("YCZC", "referred", "《劳动人事争议仲裁办案规则》第六十九条"),
        ("YCZC", "commission_entrusted", "《劳动人事争议仲裁办案规则》第七十条"),
        ("YCRS", "referred", "《劳动争议调解仲裁法》第十条"),
        ("YCRX", "referred", "《劳动争议调解仲裁法》第十条"),
        ("YCFY", "entrusted", "《最高人民法院关于人民法院特邀调解的规定》第二十七条"),
    ],
)
def test_each_agency_sends_on_its_own_ground(world: World, code: str, source: str, article: str) -> None:
    sender = Sender(world.cast.offices[code])
    world.do(intake.file_at_desk, world["registrar"], AtDesk(claim(world, source), sender))
    assert world.read(select(AgencyConcern))[0].article == article
    profile = world.read(select(Dispute))[0].profile
    of_case = {"entrusted": "court_entrusted", "commission_entrusted": "commission_entrusted"}
    assert profile == of_case.get(source, "statutory")


@pytest.mark.parametrize(
    ("changes", "sender", "errors"),
    [
        ({"source_reference": " "}, {}, {"reference": "missing"}),
        ({"source": "referred"}, {}, {"agency": "unknown"}),
        ({"source": "online"}, {}, {"source": "unknown"}),
        ({}, {"papers_on": date(2026, 11, 3)}, {"papers_on": "in_the_future"}),
        ({}, {"answer_by": date(2026, 11, 1)}, {"answer_by": "in_the_past"}),
        ({"parties": ()}, {}, {"sides": "respondent_missing"}),
    ],
)
def test_what_is_wrong_is_said_by_field(
    world: World, changes: dict[str, Any], sender: dict[str, Any], errors: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as wrong:
        world.do(send_in, world["court"], claim(world, **changes), court(world, **sender))
    assert wrong.value.errors == errors
    assert world.read(select(Dispute)) == []


def test_nobody_sends_for_an_agency_that_is_not_its_own(world: World) -> None:
    for who in ("arbitration", "registrar", "mediator", "auditor"):
        with pytest.raises(NotAllowed):
            world.do(send_in, world[who], claim(world), court(world))


def test_to_an_office_that_takes_no_claims_nothing_is_sent(world: World) -> None:
    filing = claim(world, office_id=world.cast.offices["YCZC"])
    with pytest.raises(Invalid) as wrong:
        world.do(send_in, world["court"], filing, court(world))
    assert wrong.value.errors == {"office": "unknown"}


# ---- the page ------------------------------------------------------------------------------------------


def filled(world: World, **changes: str) -> dict[str, str]:
    return {
        "agency": world.cast.offices["YCFY"].hex, "source": "entrusted", "reference": NUMBER,
        "papers_on": "2026-11-01", "answer_by": "2026-11-20", "office": world.cast.offices["YCLZ"].hex,
        "applicant-kind": "worker", "applicant-name": "刘大山", "applicant-phone": "13800138000",
        "respondents-0-kind": "employer", "respondents-0-name": "绍兴锦华针织有限公司",
        "items-0-kind": "wages_owed", "items-0-amount": "2.4万", "facts": "三个月工资没有发。", **changes,
    }  # fmt: skip


def test_a_liaison_sends_it_on_one_page_and_follows_it(world: World, client_for: ClientFor) -> None:
    browser = client_for(world["court"])
    page = browser.get("/liaison/file")
    assert page.status == 200 and "其他机构移交" not in page.text
    page = browser.send(filled(world))
    assert page.path.startswith("/liaison/disputes/") and "查询码" in page.text
    for shown in ("法院委托", "浙0602诉前调501号", "还没有接收", "2026年11月20日"):
        assert shown in page.text
    assert "查询码" not in browser.get(page.path).text
    row = world.read(select(Dispute))[0]
    assert row.office_id == world.cast.offices["YCLZ"]
    registrar = client_for(world["registrar2"])
    assert "来件与反馈" in registrar.get(f"/desk/disputes/{row.number}").text


def test_nothing_typed_is_lost_and_lists_grow(world: World, client_for: ClientFor) -> None:
    browser = client_for(world["court"])
    browser.get("/liaison/file")
    page = browser.send(filled(world, answer_by="2026-10-20"))
    assert page.status == 422 and "不能早于今天" in page.text
    assert page.form().fields["facts"] == ["三个月工资没有发。"]
    typed = {name: values[0] for name, values in page.form().fields.items() if values}
    page = browser.post("/liaison/file", typed | {"more": "items"})
    assert "items-1-kind" in page.form().fields


@pytest.mark.parametrize("who", ["registrar", "manager", "mediator", "auditor", "system-admin"])
def test_the_page_is_for_liaisons(world: World, client_for: ClientFor, who: str) -> None:
    assert client_for(world[who]).get("/liaison/file").status == 404


def test_a_commission_refers_or_entrusts(world: World, client_for: ClientFor) -> None:
    page = client_for(world["arbitration"]).get("/liaison/file")
    assert "其他机构移交" in page.text and "仲裁庭委托" in page.text and "法院委派" not in page.text
    assert set(SENDERS) == {"delegated", "entrusted", "commission_entrusted", "referred"}
