"""Who may be liable on a building site is shown to a worker, and named by the worker's own choice only."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from tests.integration.apply.claims import found_office
from tests.integration.web.client import Browser
from tests.integration.web.pages import Form, Page

FOREMAN = "/apply/liable?site=yes&hired_by=foreman&given_by=general_contractor"


@pytest.fixture
def office(write: Callable[[], Session]) -> UUID:
    """The one office there is."""
    return found_office(write())


def up_to_others(browser: Browser) -> Page:
    """From the beginning to the question of others who are liable."""
    browser.get("/apply/role")
    browser.send({"role": "self"})
    browser.send({"name": "李桂芳", "phone": "13800000001"})
    page = browser.send({})
    assert "在工地干活、只认识包工头？先看看谁可能要负责" in page.links()
    browser.send({"name": "老王的班组"})
    return browser.get("/apply/others")


def naming(page: Page) -> Form:
    """The form in which another one is named."""
    return next(form for form in page.forms if "ground" in form.names)


def test_two_questions_come_before_anything_is_said(browser: Browser) -> None:
    page = browser.get("/apply/liable")
    assert "是谁叫您来干活的" in page.text and "可能要负责的单位" not in page.text
    page = browser.get("/apply/liable?site=yes&hired_by=foreman")
    for told in ("包工头是个人，不是用人单位", "是谁把这个活包给他", "维权信息告示牌", "工资保证金",
                 "由单位拿出来", "《保障农民工工资支付条例》第三十四条"):  # fmt: skip
        assert told in page.text, told
    assert "把它写进申请" not in page.text, "without a claim at hand there is nothing to put it into"


def test_who_pays_first_stands_in_front(browser: Browser) -> None:
    page = browser.get("/apply/liable?site=yes&hired_by=subcontractor&licensed=yes&owner_paid=no")
    places = [
        page.text.index(name)
        for name in ("总包单位要先付清", "分包单位（包括劳务公司）对自己招来的人", "先垫付工资")
    ]
    assert places == sorted(places)
    assert "包工头是个人" not in page.text


@pytest.mark.parametrize(
    "query", ["site=x&hired_by=%00", "site=yes&hired_by=foreman&given_by=%27%22", "hired_by=foreman"]
)
def test_strange_answers_do_no_harm(browser: Browser, query: str) -> None:
    assert browser.get(f"/apply/liable?{query}").status == 200


def test_one_of_the_chain_goes_into_the_claim_by_the_workers_choice(browser: Browser, office: UUID) -> None:
    page = up_to_others(browser)
    assert naming(page).fields["ground"] == [""]
    (link,) = [
        href for text, href in browser.get(FOREMAN).links().items() if text.startswith("把它写进申请 总包")
    ]
    page = browser.get(link)
    assert "老王" not in page.text and not page.all("div", **{"class": "govuk-inset-text"})
    (ground,) = naming(page).fields["ground"]
    assert "把活包给个人" in ground and "《保障农民工工资支付条例》第三十六条第一款" in ground
    assert naming(page).fields["name"] == [""]
    page = browser.send({"name": "越州建工"}, form=naming(page))
    assert page.path == "/apply/others" and "越州建工" in page.text and "第三十六条第一款" in page.text
    assert naming(page).fields["ground"] == [""]


def test_nobody_is_named_by_an_address_alone(browser: Browser, office: UUID) -> None:
    up_to_others(browser)
    for query in (
        "who=general_contractor",
        "who=nobody&site=yes&hired_by=foreman",
        "who=owner&site=no&hired_by=employer",
    ):
        assert naming(browser.get(f"/apply/others?{query}")).fields["ground"] == [""]


def test_it_is_all_there_in_english(browser: Browser) -> None:
    page = browser.get(f"{FOREMAN}&lang=en")
    for told in (
        "Who may be liable?",
        "A labour foreman is a person, not an employer",
        "General contractor",
        "art. 36(1)",
    ):
        assert told in page.text, told
