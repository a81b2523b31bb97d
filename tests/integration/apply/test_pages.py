"""The online claim as its filer goes through it: page by page, back, later, on another phone, twice."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.applications.models import Application
from mediation.disputes.models import Dispute
from tests.clocks import Clock
from tests.counting import Counted
from tests.integration.apply.claims import found_office, picture
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page, text_of

Write = Callable[[], Session]


@pytest.fixture
def office(write: Write) -> UUID:
    """The one office there is."""
    return found_office(write())


def answer(browser: Browser, **given: object) -> Page:
    """Fill in the question at hand."""
    return browser.send(given)


def up_to_items(browser: Browser) -> None:
    """From the beginning to the question of what is asked."""
    browser.get("/apply/role")
    answer(browser, role="self")
    answer(browser, name="李桂芳", phone="１３８ 0000 0001")
    answer(browser, identity_number="", address="")
    answer(browser, name="锦华针织厂", address="袍江路9号")
    answer(browser, employment="ended", ended_on=["2026", "8", "31"])
    answer(browser, contact_name="", phone="", credit_code="91330600MA00000000")
    browser.send(form="/apply/others/continue")


def up_to_check(browser: Browser, office: UUID) -> Page:
    """Everything answered."""
    up_to_items(browser)
    answer(browser, kind="wages_owed", amount_fen="2.4万", period_from=["2026", "3", "1"])
    browser.send(form="/apply/items/continue")
    answer(browser, facts="从三月起没有发工资。")
    browser.send(form="/apply/papers/continue")
    return answer(browser, office=office.hex)


def test_a_worker_files_a_claim(browser: Browser, office: UUID, session: Session) -> None:
    page = up_to_check(browser, office)
    assert page.path == "/apply/check"
    for told in (
        "李桂芳",
        "13800000001",
        "锦华针织厂",
        "已经离开（2026年8月31日）",
        "24,000.00 元",
        "从 2026年3月1日 起",
        "YC调解工作室",
    ):
        assert told in page.text
    assert "统一社会信用代码好像有错" in page.text
    done = browser.send()
    dispute = session.scalars(select(Dispute)).one()
    assert done.path == "/apply/done"
    assert dispute.number in done.text
    assert "2026年11月5日" in done.text
    assert "申请劳动仲裁" in done.text
    assert dispute.claimed_fen == 2_400_000


def test_the_tracking_code_is_shown_and_opens_the_case(
    browser: Browser, office: UUID, new_browser: Callable[[], Browser]
) -> None:
    up_to_check(browser, office)
    done = browser.send()
    code = done.all("strong", data_tracking_code="")[0].text
    number = next(element.text for element in done.all("strong") if (element.text or "").startswith("YC-"))
    other = new_browser()
    other.get("/track")
    page = answer(other, number=number, code=(code or "").lower())
    assert page.path == "/track/case"
    assert "正在审查申请" in page.text
    for hidden in ("李桂芳", "锦华针织厂", "24,000", "13800000001"):
        assert hidden not in page.text


def test_the_sending_takes_sixteen_statements_at_most(
    browser: Browser, office: UUID, count_statements: Callable[[], AbstractContextManager[Counted]]
) -> None:
    up_to_check(browser, office)
    with count_statements() as seen:
        browser.send(follow=False)
    assert 0 < seen.count <= 16, "\n".join(seen)


def test_sent_twice_it_is_filed_once(browser: Browser, office: UUID, session: Session) -> None:
    up_to_check(browser, office)
    form = browser.page.form() if browser.page else None
    first = browser.send(form=form)
    again = browser.send(form=form)
    assert first.path == again.path == "/apply/done"
    codes = [page.all("strong", data_tracking_code="")[0].text for page in (first, again)]
    assert codes[0] and codes[0] == codes[1]
    assert session.scalar(select(func.count()).select_from(Dispute)) == 1


def test_the_code_is_forgotten_when_it_was_noted_or_half_an_hour_passed(
    browser: Browser, office: UUID, clock: Clock
) -> None:
    up_to_check(browser, office)
    browser.send()
    clock.forward(minutes=31)
    assert browser.get("/apply/done").all("strong", data_tracking_code="") == []
    browser.send(form="/apply/noted")
    assert browser.get("/apply/done").path == "/apply"


def test_go_on_later_on_another_phone(
    browser: Browser, office: UUID, new_browser: Callable[[], Browser]
) -> None:
    up_to_items(browser)
    code = browser.get("/apply/later").all("strong", data_resume_code="")[0].text
    assert browser.send().status == 200
    other = new_browser()
    other.get("/apply/resume")
    page = answer(other, code=code)
    assert page.path == "/apply/items/add"
    assert "李桂芳" in other.get("/apply/worker").response.get_data(as_text=True)


@pytest.mark.parametrize("code", ["AAAA-BBBB-CCCC-DDDD", "x", "' OR 1=1 --"])
def test_a_wrong_code_opens_nothing(browser: Browser, code: str) -> None:
    browser.get("/apply/resume")
    page = answer(browser, code=code)
    assert page.status == 422
    assert len(page.errors) == 1


def test_one_answer_is_changed_and_the_check_comes_again(browser: Browser, office: UUID) -> None:
    up_to_check(browser, office)
    browser.get("/apply/employer")
    page = answer(browser, name="锦华针织有限公司")
    assert page.path == "/apply/check"
    assert "锦华针织有限公司" in page.text


def test_an_item_is_taken_out_again(browser: Browser, office: UUID) -> None:
    up_to_check(browser, office)
    page = browser.get("/apply/items")
    remove = next(form for form in page.forms if form.action.endswith("/remove"))
    assert browser.send(form=remove).path == "/apply/items/add"
    assert browser.get("/apply/check").path == "/apply/items/add"


def test_others_liable_stand_in_the_dispute(browser: Browser, office: UUID) -> None:
    up_to_items(browser)
    browser.get("/apply/others")
    browser.send({"name": "大江建设", "ground": "总包单位"}, form="/apply/others")
    page = browser.send({"name": "小河劳务", "ground": "把活包给没有资质的人"}, form="/apply/others")
    assert "大江建设" in page.text and "小河劳务" in page.text


def test_papers_are_uploaded_listed_and_removed(browser: Browser, office: UUID) -> None:
    up_to_items(browser)
    browser.get("/apply/papers")
    page = browser.send({"files": [(io.BytesIO(picture()), "工资单.jpg"), (io.BytesIO(b"x"), "经过.txt")]})
    assert "工资单.jpg" in page.text and "经过.txt" in page.text and "未扫描病毒" in page.text
    remove = next(form for form in page.forms if "工资单" in text_of(form.element))
    page = browser.send(form=remove)
    assert "工资单.jpg" not in page.text


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("a.exe", b"MZ", "这种文件不能上传"),
        ("a.jpg", b"GIF89a<html>", "内容和文件名的类型不一致"),
        ("a.pdf", b"%PDF-1.7 nothing", "内容和文件名的类型不一致"),
        ("a.txt", b"", "空的"),
    ],
)
def test_a_file_that_lies_is_refused_beside_its_field(
    browser: Browser, office: UUID, name: str, body: bytes, told: str
) -> None:
    up_to_items(browser)
    browser.get("/apply/papers")
    page = browser.send({"files": (io.BytesIO(body), name)})
    assert page.status == 422
    assert told in " ".join(page.errors)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": ""}, "请选择一项要求"),
        ({"kind": "wages_owed", "amount_fen": "很多"}, "请写成数字"),
        ({"kind": "wages_owed", "period_from": ["2026", "2", "30"]}, "请填写真实的日期"),
        (
            {"kind": "wages_owed", "period_from": ["2026", "3", "1"], "period_until": ["2026", "2", "1"]},
            "不能早于开始",
        ),
        ({"kind": "no such kind"}, ""),
        ({"kind": "civil_loan"}, ""),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_typed_is_lost(
    browser: Browser, office: UUID, given: dict[str, object], told: str
) -> None:
    up_to_items(browser)
    page = answer(browser, basis="每月六千", **given)
    assert page.status == 422
    assert page.errors and told in " ".join(page.errors)
    assert "每月六千" in page.text


def test_without_a_draft_every_page_leads_to_the_beginning(browser: Browser, app: object) -> None:
    for path in ("worker", "items", "facts", "papers", "office", "check", "later"):
        page = browser.get(f"/apply/{path}")
        assert page.path == "/apply"
        assert "没有正在填写的申请" in page.text


def test_pages_of_the_other_roles(browser: Browser, office: UUID) -> None:
    browser.get("/apply/role")
    page = answer(browser, role="representative")
    assert page.path == "/apply/representative"
    page = answer(browser, name="张工会")
    assert "劳动者叫什么名字" in page.h1
    browser.get("/apply/role")
    page = answer(browser, role="employer")
    assert page.h1 == "您的单位叫什么名字？"
    page = answer(browser, name="锦华针织厂")
    page = answer(browser, contact_name="王", phone="abc")
    assert page.status == 422
    page = answer(browser, contact_name="王", phone="13800000009")
    page = answer(browser, name="李桂芳", phone="")
    assert urlsplit(page.path).path == "/apply/items/add"


def test_an_office_out_of_scope_is_offered_with_a_warning(browser: Browser, write: Write) -> None:
    office = found_office(write(), scope=("overtime_pay",))
    up_to_items(browser)
    answer(browser, kind="wages_owed")
    browser.send(form="/apply/items/continue")
    answer(browser, facts="没有发工资。")
    page = browser.send(form="/apply/papers/continue")
    assert "不归这里受理" in page.text
    assert answer(browser, office=office.hex).path == "/apply/check"


def test_a_filed_draft_is_not_written_again(browser: Browser, office: UUID, session: Session) -> None:
    up_to_check(browser, office)
    browser.send()
    assert browser.get("/apply/facts").path == "/apply"
    browser.get("/apply/role")
    answer(browser, role="self")
    assert session.scalar(select(func.count()).select_from(Application)) == 2
