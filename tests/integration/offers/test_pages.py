"""Sealed offers on the pages: agreed, sealed on two telephones, told to three, turned into a proposal."""

from __future__ import annotations

import hashlib
import html
import re

import pytest

from mediation.offers import queries
from mediation.offers.queries import OwnFigures
from tests.integration.agreements.scene import Scene
from tests.integration.offers.acts import YUAN, agreed, asked, items, opened, seal, state
from tests.integration.talks.pages import Signed, day, desk, local, my
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page


def test_a_round_from_the_question_to_the_proposal(scene: Scene, client_for: Signed) -> None:
    mediator, worker, boss = (client_for(who) for who in (scene.mediator, scene.worker, scene.boss))
    page = mediator.get(desk(scene, "/proposals"))
    page = mediator.get(page.links()["密封报价：双方各自封存底线，由系统比较"])
    mediator.get(page.links()["征求双方同意"])
    page = mediator.send({"scope": "items", "figure": "midpoint", "days": "3"})
    assert page.status == 200 and "征求双方同意" in page.text
    for browser in (worker, boss):
        page = browser.get(my(scene, "/proposals"))
        page = browser.get(page.links()["密封报价：不让对方知道底线，先比一比数额"])
        page = browser.get(page.links()["看办法并答复"])
        assert "误差大约一成" in page.text
        page = browser.send({"word": "agrees"})
        assert "您的答复：同意用密封报价" in page.text
    page = mediator.get(desk(scene, "/offers"))
    mediator.get(page.links()["开始一轮"])
    page = mediator.send({"days": "3"})
    assert "第 1 轮" in page.text
    for browser, figure in ((worker, "8千"), (boss, "10,000元")):
        page = browser.get(my(scene, "/offers"))
        browser.get(page.links()["封存我的数额"])
        browser.send({"items-0-figure": figure, "items-0-weight": "3"})
        page = press(browser, "sure")
        assert page.status == 200 and "校验码（SHA-256）" in page.text
    assert "有重合" in page.text and "9,000.00 元" in page.text and "8,000.00" not in page.text
    page = mediator.get(desk(scene, "/offers"))
    assert "9,000.00 元" in page.text and "10,000.00 元" not in page.text and "8,000.00 元" not in page.text
    page = mediator.get(page.links()["据此提出调解方案"])
    assert page.form().fields["items-0-instalments-0-amount"] == ["9,000.00"]
    page = mediator.send({"items-0-instalments-0-due": day(days=10)})
    assert "9,000.00 元" in page.text and "已提出" in page.text


def test_a_total_is_spread_over_the_items_of_a_proposal(scene: Scene, client_for: Signed) -> None:
    key = agreed(scene)
    held = opened(scene, key)
    seal(scene, held, "worker", 8_000)
    seal(scene, held, "payer", 10_000)
    page = client_for(scene.mediator).get(desk(scene, f"/steps/put-proposal?offers={key.hex}"))
    assert page.form().fields["items-0-instalments-0-amount"] == ["9,000.00"]


def test_a_receipt_is_checked_with_a_common_tool(scene: Scene, client_for: Signed) -> None:
    held = opened(scene, agreed(scene))
    committed = seal(scene, held, "worker", 10_000)
    body = client_for(scene.worker).client.get(my(scene, "/offers")).text
    text = html.unescape(re.search(r"<pre[^>]*>(.*?)</pre>", body, re.S)[1])  # type: ignore[index]
    assert hashlib.sha256((text.strip() + "\n").encode()).hexdigest() == committed
    assert committed in body and "与封存时一致" in body


def test_the_pages_of_others_are_the_same_whether_or_not_a_side_sealed(
    scene: Scene, client_for: Signed
) -> None:
    held = opened(scene, agreed(scene))
    readers = {who: client_for(who) for who in (scene.boss, scene.mediator)}
    paths = {
        scene.boss: ["", "/offers", "/proposals", "/channel"],
        scene.mediator: ["", "/offers", "/channels"],
    }

    def seen() -> list[str]:
        return [
            masked(readers[who].client.get((my if who is scene.boss else desk)(scene, rest)).text)
            for who, rests in paths.items()
            for rest in rests
        ]

    before = seen()
    seal(scene, held, "worker", 10_000)
    assert seen() == before


def masked(text: str) -> str:
    """Without tokens and nonces, which are new each time."""
    return re.sub(r'(value|nonce|content)="[0-9a-zA-Z_.-]{20,}"', "", text)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"items-0-figure": "很多"}, "请写成数字，例如 8000、8,000元 或 8千"),
        ({"items-0-figure": "10,010"}, "离它最近的两档是 10,000.00 元 和 10,600.00 元"),
        ({"items-0-figure": "0"}, "请填写大于零的数额"),
    ],
)
def test_what_cannot_be_sealed_is_said_beside_it(
    scene: Scene, client_for: Signed, given: dict[str, str], told: str
) -> None:
    held = opened(scene, agreed(scene))
    worker = client_for(scene.worker)
    worker.get(my(scene, f"/offers/rounds/{held.hex}/seal"))
    page = worker.send(given)
    assert page.status == 422
    assert any(told in error for error in page.errors), page.errors


def test_figures_are_read_back_before_they_are_sealed(scene: Scene, client_for: Signed) -> None:
    held = opened(scene, agreed(scene, "items"))
    path, thing = my(scene, f"/offers/rounds/{held.hex}/seal"), items(scene)[0]
    worker = client_for(scene.worker)
    worker.get(path)
    page = worker.send({"items-0-figure": "1千", "items-0-weight": "2"})
    assert page.status == 200 and "请看清有几个零" in page.text and "1,000.00 元" in page.text
    assert not own_figures(scene)
    page = press(worker, "show_only")
    assert page.form().fields["items-0-figure"] == ["1千"] and not own_figures(scene)
    worker.send({"items-0-figure": "1万", "items-0-weight": "2"})
    page = press(worker, "sure")
    assert "数额已封存" in page.text
    assert [each.figures for each in own_figures(scene)] == [{thing: 10_000 * YUAN}]


def press(browser: Browser, name: str, on: Page | None = None) -> Page:
    """A button of this name below the form of the page."""
    page = on or browser.page
    assert page is not None
    return browser.post(page.path, {**page.form().fields, name: "y"})


def own_figures(scene: Scene) -> tuple[OwnFigures, ...]:
    worker = scene.party("applicant").id
    return tuple(queries.own_figures(scene.fresh(), scene.worker, scene.dispute_id, {worker}))


def test_the_second_round_says_from_where_one_may_begin(scene: Scene, client_for: Signed) -> None:
    key = agreed(scene)
    held = opened(scene, key)
    seal(scene, held, "worker", 20_000)
    seal(scene, held, "payer", 5_000)
    again = opened(scene, key)
    for who, told in (
        (scene.worker, "这一轮不能高于 19,000.00 元"),
        (scene.boss, "这一轮不能低于 5,300.00 元"),
    ):
        assert told in client_for(who).get(my(scene, f"/offers/rounds/{again.hex}/seal")).text


def test_a_double_click_seals_once_and_a_stale_page_says_so(scene: Scene, client_for: Signed) -> None:
    held = opened(scene, agreed(scene))
    worker = client_for(scene.worker)

    def read_back(figure: str) -> Page:
        worker.get(my(scene, f"/offers/rounds/{held.hex}/seal"))
        return worker.send({"items-0-figure": figure})

    first, second = read_back("10000"), read_back("9000")
    assert press(worker, "sure", first).status == 200
    assert press(worker, "sure", first).status in (200, 409)
    page = press(worker, "sure", second)
    assert page.status == 409 and "封存以后不能改" in page.text


def test_a_party_leaves_and_shows_its_figures_to_the_mediator(scene: Scene, client_for: Signed) -> None:
    key = agreed(scene)
    held = opened(scene, key)
    seal(scene, held, "worker", 10_000)
    worker, mediator = client_for(scene.worker), client_for(scene.mediator)
    page = worker.get(my(scene, "/offers"))
    worker.get(page.links()["退出密封报价"])
    page = worker.send({})
    assert state(scene, key) == "void" and "有一方退出" in page.text
    worker.get(page.links()["把这一轮的数额告诉调解员 第 1 轮"])
    assert worker.send({}).status == 200
    party = scene.party("applicant").id.hex
    assert "10,000.00 元" in mediator.get(desk(scene, f"/channels/{party}")).text
    assert "10,000.00 元" not in client_for(scene.boss).get(my(scene, "/offers")).text


def test_a_consent_is_entered_and_offers_are_stopped_at_the_desk(scene: Scene, client_for: Signed) -> None:
    key = asked(scene, figure="mediator")
    mediator = client_for(scene.mediator)
    for side in ("applicant", "respondent"):
        page = mediator.get(desk(scene, "/offers"))
        mediator.get(page.links()[f"登记 {scene.party(side).name} 的答复"])
        page = mediator.send({"word": "agrees", "how": "telephone", "said_at": local(), "note": "电话里说好"})
    assert state(scene, key) == "agreed"
    page = mediator.get(desk(scene, "/offers"))
    mediator.get(page.links()["开始一轮"])
    page = mediator.send({"items-0-figure": "9500", "days": "2"})
    assert page.status == 200 and state(scene, key) == "sealing"
    mediator.send({}, form="/stop")
    assert state(scene, key) == "void"


@pytest.mark.parametrize("who", ["manager", "registrar", "mediator2"])
def test_nobody_but_the_mediator_finds_them_at_the_desk(scene: Scene, client_for: Signed, who: str) -> None:
    key = agreed(scene)
    reader = client_for(scene.cast[who])
    for rest in ("/offers", "/offers/new", f"/offers/{key.hex}/rounds/new"):
        assert reader.client.get(desk(scene, rest)).status_code in (403, 404)


def test_an_address_of_nothing_is_not_found(scene: Scene, client_for: Signed) -> None:
    worker, nothing = client_for(scene.worker), "0" * 32
    for rest in (f"/offers/{nothing}/answer", f"/offers/{nothing}/leave", f"/offers/rounds/{nothing}/seal"):
        assert worker.client.get(my(scene, rest)).status_code == 404
    assert items(scene)
