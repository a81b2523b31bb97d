"""The case page: what it shows, to whom, which steps it offers and why one is not open yet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute, History
from mediation.kernel import clock as kernel_clock
from mediation.kernel.database import transaction
from mediation.policy.decide import may
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case
from mediation.procedure.guards import refusals
from mediation.procedure.standing import subject_of
from mediation.projections import desk_case
from mediation.projections.steps import ASKING
from tests.counting import Counted
from tests.integration.desk.conftest import Told, plan, renamed
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page, text_of
from workflows.dispute import DISPUTE

ClientFor = Callable[[Any], Browser]
Counting = Callable[[], AbstractContextManager[Counted]]
POSITIONS = (
    Upto.FILED,
    Upto.INVITED,
    Upto.TAKEN_ON,
    Upto.FACE_TO_FACE,
    Upto.SIGNED,
    Upto.IN_FORCE,
    Upto.PERFORMED,
)
OFFICERS = ("registrar", "manager", "mediator", "mediator2", "seal", "court", "auditor", "system-admin")


def said_already(state: str) -> set[str]:
    """Steps of the table that say nothing now: all are invited, nothing stands still, no period runs.

    None of these disputes is handled together with others.
    """
    asked = set() if state in ASKING else {"invite", "answer_invitation"}
    of_what_stands = {step.trigger for step in DISPUTE.steps if "agreement_stands" in step.guards}
    of_the_state = {"extend"} if state == "enforcement" else of_what_stands
    return {"resume", "leave_group", *asked, *of_the_state}


def shown_steps(page: Page) -> dict[str, tuple[str, ...]]:
    """Step → the reasons why it is not open yet."""
    links = {each.get("data-step") or "": () for each in page.all("a") if each.get("data-step")}
    closed = {
        each.get("data-step") or "": tuple(
            reason.get("data-refusal") or "" for reason in each.iter("li") if reason.get("data-refusal")
        )
        for each in page.all("li")
        if each.get("data-step")
    }
    return {**links, **closed}


def test_every_officer_sees_exactly_what_the_policy_says(
    told: Told, client_for: ClientFor, app: Flask
) -> None:
    """Steps on the page are those the policy gives, each with every refused guard of its own."""
    made = told.disputes(*(renamed(plan(upto, ago=12 + nth), nth) for nth, upto in enumerate(POSITIONS)))
    there = {rule.endpoint for rule in app.url_map.iter_rules()}
    for officer in OFFICERS:
        browser, actor = client_for(told[officer]), told[officer]
        for dispute in made:
            page = browser.get(f"/desk/disputes/{dispute.number}")
            case = Case(told.read, actor, dispute, subject_of(told.read, dispute))
            if not may(actor, Permission.READ_AT_DESK, case.subject):
                assert page.status == 404, (officer, dispute.state)
                continue
            expected = {
                step.trigger: refusals(step, case.facts)
                for step in DISPUTE.steps
                if dispute.state in step.sources and may(actor, Permission(step.permission), case.subject)
                if step.trigger not in said_already(dispute.state)
            }
            head = desk_case.header(told.read, actor, dispute.number)
            assert {offer.trigger: offer.refusals for offer in head.steps} == expected
            linked = {name: codes for name, codes in expected.items() if f"desk.step_{name}" in there}
            assert shown_steps(page) == linked, (officer, dispute.state)


@pytest.mark.parametrize("tab", ["", "/claims", "/history"])
@pytest.mark.parametrize("number", ["YCFS-2026-999999-9", "nonsense", "%00", "../x"])
def test_a_number_that_is_not_there_is_not_found(
    told: Told, client_for: ClientFor, number: str, tab: str
) -> None:
    assert client_for(told["registrar"]).get(f"/desk/disputes/{number}{tab}").status == 404


def test_what_exists_and_is_hidden_looks_like_what_is_not_there_and_is_noted(
    told: Told, client_for: ClientFor
) -> None:
    dispute = told.dispute()
    browser = client_for(told["registrar2"])
    for tab in ("", "/claims", "/history"):
        hidden, absent = (
            browser.get(f"/desk/disputes/{number}{tab}") for number in (dispute.number, "YCFS-2026-000099-9")
        )
        assert (hidden.status, absent.status) == (404, 404)
        assert hidden.text == absent.text
    told.read.rollback()
    noted = select(func.count()).select_from(AuditEntry).where(AuditEntry.verb.contains("refus"))
    assert told.read.scalar(noted.where(AuditEntry.subject_id == dispute.id)) == 3


def test_the_page_says_where_the_case_stands(told: Told, client_for: ClientFor) -> None:
    dispute = told.dispute(Upto.FACE_TO_FACE, ago=5, confided=(("applicant", "其实两万一也行"),))
    page = client_for(told["mediator"]).get(f"/desk/disputes/{dispute.number}")
    assert [each.get("data-number") for each in page.all("span") if each.get("data-number")] == [
        dispute.number
    ]
    assert [each.get("data-state") for each in page.all("strong") if each.get("data-state")] == [
        "face_to_face"
    ]
    here = page.all("li", aria_current="step")
    assert [each.get("data-state") for each in here] == ["face_to_face"]
    done = [
        each.get("data-state")
        for each in page.all("li")
        if "已完成" in text_of(each) and each.get("data-state")
    ]
    assert done == ["intake", "preparation", "back_to_back"]
    for words in (
        "拖欠工资",
        "9,000.00 元",
        "林小燕1",
        "晨光电子1厂",
        "李秀英（承办中）",
        "法定调解期限",
        "还剩",
        "如何计算",
    ):
        assert words in page.text, words
    titles = [text_of(each) for each in page.all("h3")]
    assert titles[0] == "开始面对面调解" and titles[-1] == "提交申请"
    assert "两万一" not in page.text


def test_the_clock_tells_how_it_was_counted(told: Told, client_for: ClientFor) -> None:
    dispute = told.dispute(Upto.FILED, ago=3)  # Friday, 2026-10-30
    page = client_for(told["registrar"]).get(f"/desk/disputes/{dispute.number}")
    clock = next(
        each for each in page.all("div", **{"class": "app-clock"}) if "受理审查期限" in text_of(each)
    )
    told_in_words, listed = clock.iter("ul"), clock.iter("ol")
    assert [text_of(each) for each in next(told_in_words).iter("li")] == [
        "按工作日计算：周末和休假日不计，补班日计入。",
        "2026年10月30日是开始的当天，不计入。",
        "从2026年10月31日起算。",
        "其中 2 天不是工作日，不计入。",
        "3 个工作日，到2026年11月4日满。",
        "最后一天是2026年11月4日。",
    ]
    assert [text_of(each) for each in next(listed).iter("li")] == [
        "不计 2026年10月31日 休息日",
        "不计 2026年11月1日 休息日",
        "第 1 天 2026年11月2日 工作日",
        "第 2 天 2026年11月3日 工作日",
        "第 3 天 2026年11月4日 工作日",
    ]
    assert "还剩 2 个工作日" in text_of(clock) and "截止日：2026年11月4日" in text_of(clock)
    assert "这是本机构的服务承诺" in text_of(clock)


def test_claims_show_what_happened_in_the_applicants_words(told: Told, client_for: ClientFor) -> None:
    dispute = told.dispute(facts="<b>欠薪</b>\n第二行")
    page = client_for(told["registrar"]).get(f"/desk/disputes/{dispute.number}/claims")
    assert "<b>欠薪</b> 第二行" in page.text and not page.all("b")
    assert "三个月工资" in page.text


def lengthen(write: Callable[[], Session], dispute: Dispute, steps: int) -> None:
    """More history than anybody would wish for."""
    session = write()
    with transaction(session):
        session.add_all(
            History(
                id=uuid4(), dispute_id=dispute.id, version=1000 + nth, trigger="invite", from_state="intake",
                to_state="intake", at=kernel_clock.now(), person_name="王晓岚", role="registrar", note="",
            )
            for nth in range(steps)
        )  # fmt: skip


def test_the_page_takes_few_statements_however_much_happened(
    told: Told, client_for: ClientFor, count_statements: Counting, write: Callable[[], Session]
) -> None:
    dispute = told.dispute(Upto.TAKEN_ON)
    browser = client_for(told["mediator"])
    browser.get("/account/sessions")
    seen = []
    for steps in (0, 300):
        lengthen(write, dispute, steps)
        with count_statements() as counted:
            page = browser.get(f"/desk/disputes/{dispute.number}")
        assert page.status == 200
        seen.append(counted.count)
    assert seen[0] == seen[1] <= 12, seen


def test_all_of_a_long_history_can_be_read(
    told: Told, client_for: ClientFor, write: Callable[[], Session]
) -> None:
    dispute = told.dispute()
    lengthen(write, dispute, 70)
    browser = client_for(told["registrar"])
    first = browser.get(f"/desk/disputes/{dispute.number}")
    assert len(first.all("h3")) == 30
    path, seen = first.links()["全部办理经过"], 0
    while path:
        page = browser.get(path)
        seen += sum("moj-timeline__title" in (each.get("class") or "") for each in page.all("h2"))
        path = next((each.get("href") or "" for each in page.all("a", rel="next")), "")
    assert seen == 71


def test_reading_changes_nothing(told: Told, client_for: ClientFor) -> None:
    dispute = told.dispute(Upto.TAKEN_ON)
    entries = select(func.count()).select_from(AuditEntry)
    browser = client_for(told["mediator"])
    told.read.rollback()
    before = told.read.scalar(entries)
    for tab in ("", "/claims", "/history"):
        browser.get(f"/desk/disputes/{dispute.number}{tab}")
    told.read.rollback()
    assert told.read.scalar(entries) == before
