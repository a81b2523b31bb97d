"""The claim form's help with a sum: a few plain facts, a figure with its working, and any other sum too."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.claims.models import ClaimFacts, ClaimItem
from tests.counting import Counted
from tests.integration.apply.claims import found_office
from tests.integration.apply.test_pages import answer, up_to_items
from tests.integration.facts.buttons import press
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page, text_of

Write = Callable[[], Session]
WORKED = {
    "fact_monthly_wage": "6千", "fact_joined": ["2020", "3", "1"], "fact_left": ["2026", "6", "30"],
}  # fmt: skip


@pytest.fixture
def office(write: Write) -> UUID:
    """The one office there is."""
    return found_office(write())


def asks_for(browser: Browser, kind: str = "severance_pay", **more: object) -> Page:
    """Somebody who is asked what is wanted, and wants help with the sum."""
    up_to_items(browser)
    return press(browser, "figure", {"kind": kind, **more})


def files(browser: Browser, office: UUID) -> None:
    """The rest of the claim."""
    browser.send(form="/apply/items/continue")
    answer(browser, facts="被辞退，没有给经济补偿。")
    browser.send(form="/apply/papers/continue")
    answer(browser, office=office.hex)


def test_the_help_shows_a_figure_with_its_working_and_offers_it(
    browser: Browser, office: UUID, session: Session
) -> None:
    page = asks_for(browser)
    assert "帮我算一算" in page.h1
    assert len([each for each in page.form().names if each.startswith("fact_")]) == 3
    result = browser.send(WORKED)
    assert result.path.endswith("/result")
    for told in ("39,000.00 元", "6000 × 6.5", "查看计算过程", "《劳动合同法》第四十七条", "只供参考"):
        assert told in result.text, told
    assert result.form().fields["amount_fen"] == ["39,000.00"]
    listed = browser.send()
    assert listed.path == "/apply/items"
    assert "39,000.00 元" in listed.text and "一起提交" not in listed.text
    files(browser, office)
    browser.send()
    assert session.scalars(select(ClaimItem)).one().amount_fen == 3_900_000
    assert session.scalars(select(ClaimFacts)).all() == []


def test_facts_go_with_the_claim_only_when_the_filer_says_so(
    browser: Browser, office: UUID, session: Session
) -> None:
    asks_for(browser)
    browser.send(WORKED)
    listed = browser.send({"amount_fen": "四万", "share": "y"})
    assert "40,000.00 元" in listed.text and "一起提交" in listed.text
    files(browser, office)
    assert browser.page is not None and "一起提交" in browser.page.text
    browser.send()
    row = session.scalars(select(ClaimFacts)).one()
    item = session.scalars(select(ClaimItem)).one()
    assert (row.side, row.law_kind, row.number, row.claim_item_id) == (
        "applicant",
        "severance_pay",
        1,
        item.id,
    )
    assert row.facts == {"monthly_wage": "6000", "joined": "2020-03-01", "left": "2026-06-30"}
    assert item.amount_fen == 4_000_000
    filed = session.scalars(select(AuditEntry).where(AuditEntry.verb == "dispute.filed")).one()
    assert '"facts_stated":1' in filed.body


def test_a_claim_with_facts_is_filed_within_its_budget(
    browser: Browser, office: UUID, count_statements: Callable[[], AbstractContextManager[Counted]]
) -> None:
    asks_for(browser)
    browser.send(WORKED)
    browser.send({"share": "y"})
    files(browser, office)
    with count_statements() as seen:
        browser.send(follow=False)
    assert seen.count <= 17, "\n".join(seen)


def test_what_is_missing_or_cannot_be_stands_beside_its_question(browser: Browser, office: UUID) -> None:
    asks_for(browser)
    page = browser.send(
        {"fact_monthly_wage": "6000", "fact_joined": ["2026", "9", "1"], "fact_left": ["", "", ""]}
    )
    assert page.status == 422
    assert page.form().fields["fact_monthly_wage"] == ["6000"]
    assert [text_of(each) for each in page.all("p", id="fact_left-error")] == ["错误：请填写这一项"]
    page = browser.send({"fact_joined": ["", "", ""]})
    beside = [each.get("id") for each in page.all("p", **{"class": "govuk-error-message"})]
    assert beside == ["fact_joined-error", "fact_left-error"]
    page = browser.send({"fact_joined": ["2026", "9", "1"], "fact_left": ["2026", "6", "30"]})
    assert page.status == 422 and "不能早于" in page.text
    assert browser.send({"fact_joined": ["2020", "3", "1"]}).path.endswith("/result")


def test_what_was_typed_is_there_when_one_comes_back(browser: Browser, office: UUID) -> None:
    asks_for(browser)
    browser.send(WORKED)
    result = browser.page
    assert result is not None
    again = browser.get(result.links()["改一改情况 经济补偿"])
    assert again.form().fields["fact_monthly_wage"] == ["6,000.00"]
    assert again.form().fields["fact_joined"] == ["2020", "3", "1"]


def test_several_entitlements_of_one_claim_add_up(browser: Browser, office: UUID) -> None:
    page = asks_for(browser, "work_injury")
    browser.get(next(link for text, link in page.links().items() if link.endswith("/paid_treatment")))
    assert "18,000.00 元" in browser.send({"fact_monthly_wage": "6000", "fact_months": "3"}).text
    page = browser.get(next(link for text, link in browser.page.links().items() if link.endswith("/figure")))  # type: ignore[union-attr]
    browser.get(next(link for text, link in page.links().items() if link.endswith("/disability_lump_sum")))
    result = browser.send({"fact_grade": "10", "fact_own_wage": "6000"})
    assert "60,000.00 元" in result.text
    assert result.form().fields["amount_fen"] == ["60,000.00"]


def test_a_claim_without_a_fixed_sum_is_told_so(browser: Browser, office: UUID) -> None:
    page = asks_for(browser, "labour_relation")
    assert "没有固定的算法" in page.text


def test_stretches_of_time_can_be_added(browser: Browser, office: UUID) -> None:
    page = asks_for(browser, "wages_owed")
    browser.get(next(link for link in page.links().values() if link.endswith("/part_month_wage")))
    page = press(browser, "more", {"fact_parts-0-amount": "6000", "fact_parts-0-days": "10"})
    assert page.form().fields["fact_parts-0-amount"] == ["6000"]
    result = browser.send({"fact_parts-1-amount": "6600", "fact_parts-1-days": "21.75"})
    assert "9,358.62 元" in result.text


@pytest.mark.parametrize("end", ["figure/notice_pay", "figure/nothing"])
def test_another_kind_is_not_found(browser: Browser, office: UUID, end: str) -> None:
    page = asks_for(browser)
    there = page.path.rpartition("/figure/")[0]
    assert browser.get(f"{there}/{end}").status == 404


def test_an_item_that_is_gone_is_not_found(browser: Browser, office: UUID) -> None:
    asks_for(browser)
    gone = "00000000-0000-4000-8000-000000000000"
    for end in ("figure", "figure/severance_pay"):
        assert browser.get(f"/apply/items/{gone}/{end}").status == 404
