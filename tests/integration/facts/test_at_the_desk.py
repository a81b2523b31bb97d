"""The desk sees the lawful figure beside each claim and proposal, and writes down facts as they were said."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from sqlalchemy import select

from mediation.claims.models import ClaimFacts
from mediation.demo.acts import Told
from mediation.disputes.models import Dispute
from mediation.parties.models import Utterance
from mediation.procedure.parties import answer
from tests.counting import Counted
from tests.integration.budgets.filling import told_of
from tests.integration.facts.scene import OURS, both, item_of, says, told_in
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page, text_of
from tests.world import World

ClientFor = Callable[[Any], Browser]
MORE = "查看计算过程 经济补偿"
SPOKEN = {"how": "telephone", "said_at": "2026-11-02T08:00"}


@pytest.fixture
def told(world: World) -> Told:
    """Both sides have said what they know."""
    told = told_in(world)
    both(told, world)
    return told


def path_of(told: Told) -> str:
    number = told.scene.read(select(Dispute.number).where(Dispute.id == told.id))[0]
    return f"/desk/disputes/{number}"


def cells(page: Page, label: str) -> list[str]:
    return [text_of(each) for each in page.all("td", data_label=label)]


@pytest.mark.parametrize("tab", ["", "/claims"])
def test_the_range_stands_beside_the_claim(told: Told, client_for: ClientFor, tab: str) -> None:
    page = client_for(told.mediator).get(path_of(told) + tab)
    assert cells(page, "依法计算") == [f"32,500.00 元 至 39,000.00 元{MORE}"]
    assert page.links()[MORE].endswith(f"/claims/{item_of(told).id}")


def test_the_versions_stand_side_by_side_with_what_makes_the_difference(
    told: Told, client_for: ClientFor
) -> None:
    page = client_for(told.mediator).get(f"{path_of(told)}/claims/{item_of(told).id}")
    assert cells(page, "申请人的说法")[0] == "6,000.00 元"
    assert cells(page, "被申请人的说法")[0] == "5,000.00 元"
    assert cells(page, "差别") == ["按被申请人所说，少 6,500.00 元", "一致", "一致"]
    for words in ("6000 × 6.5", "5000 × 6.5", "《劳动合同法》第四十七条", "计算的前提", "自己填写"):
        assert words in page.text, words


def test_a_version_that_lacks_something_says_what(world: World, client_for: ClientFor) -> None:
    told = told_in(world)
    says(told, world.chief, "respondent", {"monthly_wage": "5000"})
    page = client_for(told.mediator).get(f"{path_of(told)}/claims/{item_of(told).id}")
    assert "还算不出来" in page.text and "请提供补偿月数" in page.text
    assert cells(client_for(told.mediator).get(path_of(told)), "依法计算") == ["算一算 经济补偿"]


def test_a_mediator_writes_down_what_a_side_said(told: Told, client_for: ClientFor, world: World) -> None:
    browser, base = client_for(told.mediator), f"{path_of(told)}/claims/{item_of(told).id}"
    form = browser.get(f"{base}/facts/severance_pay/respondent").form()
    assert form.fields["fact_monthly_wage"] == ["5,000.00"]
    page = browser.send({"fact_monthly_wage": "5500", **SPOKEN, "note": "工资表写的"})
    assert page.path == base and "35,750.00 元" in page.text
    assert "由李秀英登记" in page.text and "工资表写的" in page.text
    (words,) = told.scene.read(select(Utterance).where(Utterance.kind == "claim_facts"))
    told.do(answer.contradict, world.chief, words.id, "我没有这样说。")
    assert "当事人登录后提出异议" in browser.get(base).text


def test_what_is_undisputed_takes_the_place_of_both(told: Told, client_for: ClientFor) -> None:
    browser, base = client_for(told.mediator), f"{path_of(told)}/claims/{item_of(told).id}"
    browser.get(f"{base}/facts/severance_pay/undisputed")
    page = browser.send({"fact_monthly_wage": "5800", "note": "双方都认可银行流水"})
    assert "没有争议" in page.text and "37,700.00 元" in page.text
    assert "双方说的不一样" not in page.text
    assert cells(browser.get(path_of(told)), "依法计算") == [f"37,700.00 元{MORE}"]


def test_errors_stand_beside_the_fact_and_nothing_typed_is_lost(told: Told, client_for: ClientFor) -> None:
    browser, base = client_for(told.mediator), f"{path_of(told)}/claims/{item_of(told).id}"
    browser.get(f"{base}/facts/severance_pay/applicant")
    page = browser.send({"fact_severance_months": "许多", **SPOKEN})
    assert page.status == 422 and page.form().fields["fact_severance_months"] == ["许多"]
    assert page.all("p", id="fact_severance_months-error")
    page = browser.send({"fact_severance_months": "", "fact_joined": ["", "", ""], "how": []})
    assert page.status == 422 and page.all("p", id="how-error")
    assert len(told.scene.read(select(ClaimFacts))) == 2


def test_whoever_was_slower_is_told_and_keeps_what_was_typed(
    told: Told, client_for: ClientFor, world: World
) -> None:
    browser, base = client_for(told.mediator), f"{path_of(told)}/claims/{item_of(told).id}"
    browser.get(f"{base}/facts/severance_pay/undisputed")
    says(told, world.worker, "applicant", {**OURS, "monthly_wage": "6100"})
    page = browser.send({"fact_monthly_wage": "5800"})
    assert page.status == 409 and page.form().fields["fact_monthly_wage"] == ["5800"]
    assert browser.send().status == 200
    assert "37,700.00 元" in browser.get(base).text


@pytest.mark.parametrize("who", ["manager", "seal", "registrar2", "court"])
def test_others_at_desks_write_nothing(told: Told, client_for: ClientFor, world: World, who: str) -> None:
    browser, base = client_for(world[who]), f"{path_of(told)}/claims/{item_of(told).id}"
    assert browser.get(f"{base}/facts/severance_pay/undisputed").status in (403, 404)
    page = browser.get(base)
    assert page.status == (200 if who == "manager" else 404)
    assert "记下没有争议的事实" not in page.text


@pytest.mark.parametrize(
    "end", ["facts/notice_pay/applicant", "facts/severance_pay/nobody", "facts/x/undisputed"]
)
def test_what_does_not_belong_to_the_item_is_not_found(told: Told, client_for: ClientFor, end: str) -> None:
    assert (
        client_for(told.mediator).get(f"{path_of(told)}/claims/{item_of(told).id}/facts/{end}").status == 404
    )


def test_the_case_page_keeps_its_budget_with_facts(
    told: Told, client_for: ClientFor, count_statements: Callable[[], AbstractContextManager[Counted]]
) -> None:
    browser, path = client_for(told.mediator), path_of(told)
    with count_statements() as seen:
        browser.get(path)
    assert seen.count <= 12, told_of(seen)
